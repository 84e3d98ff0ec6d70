#!/bin/sh
# Records what the real docker compose says to every case under testdata/compose: expected.json or expected.err.
#   record.sh [case...]        all cases, or the named ones
# DOCKER_COMPOSE may name a binary; else Debian sid's docker-compose is fetched (not installed) with apt and dpkg.
# Paths are written as seen from the case's folder, so that no recording holds a path of the machine it was made on.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../../testdata/compose"
cases=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compose=$("$here/docker-compose.sh" "$work")

record() {
  name=$1
  rm -rf "$work/run"
  mkdir -p "$work/run/up"
  cp -r "$cases/$name" "$work/run/up/$name"
  root=$work/run/up/$name
  rm -f "$root/expected.json" "$root/expected.err" "$root/expected.problem"
  folder=$root
  [ ! -f "$root/workdir" ] || folder=$root/$(cat "$root/workdir")
  set -f
  args=$(cat "$root/args" 2>/dev/null || true)
  set -- "PATH=$PATH" HOME=/nonexistent "DOCKER_CONFIG=$work/none"
  if [ -f "$root/env" ]; then
    while IFS= read -r line; do set -- "$@" "$line"; done < "$root/env"
  fi
  rm -f "$root/args" "$root/env" "$root/workdir"
  rc=0
  # shellcheck disable=SC2086
  (cd "$folder" && env -i "$@" "$compose" $args config --format json > "$work/out" 2> "$work/err") || rc=$?
  set +f
  rm -f "$cases/$name/expected.json" "$cases/$name/expected.err"
  if [ $rc = 0 ]; then
    shown < "$work/out" | sed 's/\$\$/$/g' > "$cases/$name/expected.json"
    # The binary ends its JSON without a line break.
    echo >> "$cases/$name/expected.json"
  else
    grep -v 'level=warning' "$work/err" | shown > "$cases/$name/expected.err"
  fi
}

shown() {
  sed -e "s|$root|.|g" -e "s|$work/run/up|..|g" -e "s|$work/run|../..|g"
}

[ $# -gt 0 ] || set -- $(ls)
for name; do record "$name"; done
