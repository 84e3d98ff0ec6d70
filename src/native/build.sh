#!/bin/bash
# shellcheck disable=SC2016
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
# Of all that lies here: a class that is gone has left its file.
locking=$(cd "$from" && sed -n 's/^#include "\(.*\.c\)"$/\1/p' all.c | xargs -d '\n' grep -lF monitorEnter) || true
if [ -n "$locking" ]; then
  echo "synchronized, in $locking: TeaVM loses a lock when memory is collected while it is held" >&2
  exit 1
fi
mkdir -p "$(dirname "$binary")"
cp "$here/no502_host.h" "$from/"
# C allows no \u00XX below A0 in a string.
find "$from" -name '*.c' -exec perl -pi -e 's/\\u00([0-9A-Fa-f]{2})/sprintf("\\%03o", hex $1)/ge' {} +

# TeaVM registers its 15,000 string constants one by one at every start. With the two classes they
# point to at fixed addresses, their headers are constants of C, and nothing is left to do.
edit() {
  perl -0pi -e "\$count += $2; END { exit 1 unless \$count }" "$from/$1" || { echo "$1: not as TeaVM wrote it" >&2; exit 1; }
}
edit c/j/l/String.c 's/^(alignas\(8\) jl_String_VT jl_String_Cls = )/__attribute__((section(".no502_string"))) $1/m'
edit a/p/char.c 's/^(alignas\(8\) jl_Object_VT Arr_C_Cls = )/__attribute__((section(".no502_chars"))) $1/m'
edit core.h 's/(define TEAVM_(?:UN)?PACK_CLASS.*)\bteavm_beforeClasses\b/$1((char*) NO502_BEFORE_CLASSES)/g'
edit core.c 's/teavm_beforeClasses -= 4096;/teavm_beforeClasses = (char*) NO502_BEFORE_CLASSES;/'
edit string.h 's/\.characters = \(TeaVM_Array\*\)/.parent.header = NO502_HEADER(NO502_STRING), $&/g'
edit string.h 's/\.hdr = \{ \.size/.hdr = { .parent.header = NO502_HEADER(NO502_CHARS), .size/g'
edit main.c 's/^ *teavm_initStringPool\(\);\n//m'
# TeaVM takes the elements of an int[] that is cloned for pointers, and writes as much again over what lies behind.
edit c/j/l/Object.c 's/isPrimitive\((\w+)\)(?=\) \? sizeof\(void\*\))/isPrimitive(TEAVM_FIELD($1, TeaVM_Class, itemType))/'
string=0x10000000 chars=0x10001000
places="-DNO502_BEFORE_CLASSES=0x10000 -DNO502_STRING=$string -DNO502_CHARS=$chars"
header='-DNO502_HEADER(class)=(int32_t)(((class)-NO502_BEFORE_CLASSES)>>3|0x80000000u)'
sections="-Wl,--section-start=.no502_string=$string -Wl,--section-start=.no502_chars=$chars"

# -fwrapv: Java's integers wrap around, C's may do anything. TeaVM's main is ours to call.
# shellcheck disable=SC2086
"$CC" $static $places "$header" -O2 -g0 -fno-pie -fwrapv -fno-strict-aliasing -w -ffunction-sections -fdata-sections \
  -Dmain=teavm_main -iquote "$from" -c "$from/all.c" -o "$from/all.o"
"$CC" $static -O2 -Wall -iquote "$from" -c "$here/host.c" -o "$from/host.o"
# shellcheck disable=SC2086
"$CC" $static -no-pie $sections -Wl,--gc-sections -s "$from/all.o" "$from/host.o" -lm -o "$binary.new"
mv -f "$binary.new" "$binary"
