#!/bin/sh
# newer-nginx.sh DIR   Unpacks Debian unstable's nginx with its libraries into DIR and prints VERSION=PATH, as lab.sh --nginx
# wants it. Nothing is installed. The suite can be changed with SUITE=….
set -eu
dir=$1
mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/tree/usr/lib" "$dir/tree/usr/lib64" "$dir/tree/usr/bin" "$dir/tree/usr/sbin"
dir=$(cd "$dir" && pwd)
: >"$dir/status"
mirror=$(apt-get indextargets --format '$(SITE)' 2>/dev/null | grep -v security | head -1)
echo "deb ${mirror:?no Debian mirror is set up} ${SUITE:-sid} main" >"$dir/sources.list"
apt() {
  apt-get -q -y -o APT::Sandbox::User=root -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$dir/lists" -o Dir::State::status="$dir/status" -o Dir::Cache="$dir/cache" "$@" >&2
}
apt update
apt --no-install-recommends --download-only install nginx libnginx-mod-stream
for name in bin sbin lib lib64; do
  [ -e "$dir/tree/$name" ] || ln -s "usr/$name" "$dir/tree/$name"
done
for package in "$dir"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$dir/tree" --keep-directory-symlink --no-same-owner
done
rm -rf "$dir/lists" "$dir/cache"
version=$(chroot "$dir/tree" /usr/sbin/nginx -v 2>&1 | sed 's|.*nginx/\([0-9.]*\).*|\1|')
echo "$version=$dir/tree/usr/sbin/nginx"
