#!/bin/sh
# judge-one.sh STACK   Exits with 0 when a verdict on this stack is not what nginx does: what shrink.py asks. With JUDGE_WHY only
# when it is wrong in those words, so that a shrinking stack does not come to be wrong in another way.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../../..
classpath=$top/target/classes:$top/target/test-classes:$(cat "$top/target/lab/classpath")
"$here/lab.sh" run --jobs 1 "$1" 2>/dev/null | java -XX:TieredStopAtLevel=1 -cp "$classpath" no502.lab.JudgeMain | grep -q "  BUT ${JUDGE_WHY:-}"
