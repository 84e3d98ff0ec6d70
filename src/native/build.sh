#!/bin/bash
# Compiles what TeaVM wrote: build.sh C-FOLDER BINARY. musl-gcc makes a static binary that runs on any
# Linux; without it gcc makes one for this. CC says otherwise (CC=aarch64-linux-gnu-gcc).
set -euo pipefail
from=$1 binary=$2
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${CC-}" ]; then
  if command -v musl-gcc >/dev/null; then CC=musl-gcc; else CC=gcc; fi
fi
static=
case $CC in *musl* | *aarch64*) static=-static ;; esac
mkdir -p "$(dirname "$binary")"
cp "$here/no502_host.h" "$from/"
# C allows no \u00XX below A0 in a string.
find "$from" -name '*.c' -exec perl -pi -e 's/\\u00([0-9A-Fa-f]{2})/sprintf("\\%03o", hex $1)/ge' {} +
# -fwrapv: Java's integers wrap around, C's may do anything. TeaVM's main is ours to call.
"$CC" $static -O2 -g0 -fwrapv -fno-strict-aliasing -w -ffunction-sections -fdata-sections \
  -Dmain=teavm_main -iquote "$from" -c "$from/all.c" -o "$from/all.o"
"$CC" $static -O2 -Wall -iquote "$from" -c "$here/host.c" -o "$from/host.o"
"$CC" $static -Wl,--gc-sections -s "$from/all.o" "$from/host.o" -lm -o "$binary.new"
mv -f "$binary.new" "$binary"
