#!/bin/sh
# judge-one.sh STACK   Exits with 0 when a verdict on this stack is not what nginx does: what shrink.py asks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../../..
classpath=$top/target/classes:$top/target/test-classes:$(cat "$top/target/lab/classpath")
"$here/lab.sh" run --jobs 1 "$1" 2>/dev/null | java -XX:TieredStopAtLevel=1 -cp "$classpath" no502.lab.JudgeMain | grep -q '^DISAGREES '
