#!/bin/sh
# lab.sh run|record|check DIR…   The lab in namespaces of its own: when this process ends, however it ends, all of it ends.
exec /usr/bin/python3 -B "$(dirname "$0")/main.py" "$@"
