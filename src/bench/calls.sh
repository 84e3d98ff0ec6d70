#!/bin/sh
# Counts the calls of one cold run and shows where they come from: a start is mostly methods called for
# the first time, and a count has no noise. Usage, after mvn package: src/bench/calls.sh [FOLDER] [LINES].
# Columns: calls of the JDK's methods on behalf of this one and its own; all below it; how often; its name.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$home/testdata/demo}
made=$home/target/calls
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
mkdir -p "$made"
gcc -O2 -shared -fPIC -I"$java/include" -I"$java/include/linux" -o "$made/calls.so" "$home/src/bench/calls.c"
jar=$home/target/no502-0.1.0.jar
(cd "$folder" && CALLS=$made/calls NO502_TTY=0 LC_ALL=C.UTF-8 "$java/bin/java" -Xint -agentpath:"$made/calls.so" \
  "-Xbootclasspath/a:$jar" -cp "$jar" no502.cli.Main check . >/dev/null) || true
awk '{ calls += $3 } END { print calls " calls of " NR " methods" }' "$made/calls"
sort -rn "$made/calls" | head -n "${2:-40}"
