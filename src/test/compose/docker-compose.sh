#!/bin/sh
# Prints the path of the real docker compose: what DOCKER_COMPOSE names, else Debian sid's docker-compose, which
# is fetched (not installed) with apt and dpkg into the given folder.
set -eu
[ -z "${DOCKER_COMPOSE-}" ] || { echo "$DOCKER_COMPOSE"; exit; }
work=$1
mirror=$(sed -n 's/^URIs: *//p;s/^deb *\(\[[^]]*\] *\)\{0,1\}\([^ ]*\).*/\2/p' \
  /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null | head -1)
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
printf 'Types: deb\nURIs: %s\nSuites: sid\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
  "$mirror" > "$work/sid.sources"
apt="apt-get -q -o Dir::Etc::sourcelist=$work/sid.sources -o Dir::Etc::sourceparts=/dev/null
  -o Dir::State::lists=$work/lists -o Dir::Cache=$work/cache"
(cd "$work" && $apt update >&2 && $apt download docker-compose >&2 && dpkg -x docker-compose_*.deb "$work/deb")
echo "$work/deb/usr/libexec/docker/cli-plugins/docker-compose"
