#!/bin/sh
# Makes a corpus for ComposeCorpusTest from the Compose files below a folder: each with what stands beside it,
# and what the real docker compose says to it, alone, with all profiles, and upon the file it overrides.
#   corpus.sh CHECKOUTS CORPUS       (see docker-compose.sh for the binary)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$1" && pwd)
mkdir -p "$2"
corpus=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compose=$("$here/docker-compose.sh" "$work")
number=10000

# The folder whose files the Compose file may name: its own, or one above for each ../ up to two.
above() {
  folder=$(dirname "$1")
  for climb in '\.\./' '\.\./\.\./'; do
    if grep -q "$climb" "$1" && [ "$folder" != "$source" ]; then folder=$(dirname "$folder"); fi
  done
  echo "$folder"
}

copy() {
  mkdir -p "$2"
  (cd "$1" && find . -maxdepth 5 -name .git -prune -o -type f -size -300k \
    \( -name '*.yml' -o -name '*.yaml' -o -name '*env*' -o -name '*label*' \) -print0 |
    tar -c --null --no-recursion -T - -f -) | tar -x -C "$2" -f -
}

base() {
  case $(basename "$1") in
    compose.override.y*ml | docker-compose.override.y*ml) ;;
    *) return 0 ;;
  esac
  for name in compose.yaml compose.yml docker-compose.yml docker-compose.yaml; do
    if [ -f "$(dirname "$1")/$name" ]; then echo "$name"; return 0; fi
  done
}

ask() {
  to=$1
  shift
  rc=0
  (cd "$folder" && env -i "PATH=$PATH" HOME=/nonexistent "DOCKER_CONFIG=$work/none" \
    "$compose" "$@" config --format json > "$to.json" 2> "$to.err" < /dev/null) || rc=$?
  echo $rc > "$to.rc"
}

printf 'number\tfile\tbase\n' > "$corpus/index.tsv"
find "$source" -type f \( -name '*compose*.yml' -o -name '*compose*.yaml' \) | sort | while IFS= read -r file; do
  number=$((number + 1))
  top=$(above "$file")
  entry=$corpus/$number
  copy "$top" "$entry/files"
  inside=${file#"$top"/}
  folder=$(dirname "$entry/files/$inside")
  name=$(basename "$file")
  below=$(base "$file")
  printf '%s\t%s\t%s\n' $number "$inside" "${below:--}" >> "$corpus/index.tsv"
  ask "$entry/oracle" -f "$name"
  if grep -rq 'profiles:' "$entry/files"; then ask "$entry/profiles" --profile '*' -f "$name"; fi
  if [ -n "$below" ]; then ask "$entry/merged" -f "$below" -f "$name"; fi
done
