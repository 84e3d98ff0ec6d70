#!/bin/sh
# lab.sh run|record|check DIR…   The lab in namespaces of its own: when this process ends, however it ends, all of it ends.
here=$(dirname "$0")
user=
[ "$(id -u)" = 0 ] && [ -z "$LAB_UNPRIVILEGED" ] || user=-Ur
exec unshare $user -nm --pid --fork --kill-child --mount-proc /usr/bin/python3 -B "$here/main.py" "$@"
