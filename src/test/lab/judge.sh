#!/bin/sh
# judge.sh SEED COUNT [JOBS]   Random stacks on the real nginx, each verdict held against what it did. Exits with 1 when one
# disagrees; the stacks that do are shrunk and left in target/lab/kept. Wants compiled tests and target/lab/classpath
# (written by `mvn test -Dtest=LabLiveTest`, or `mvn dependency:build-classpath -Dmdep.outputFile=target/lab/classpath`).
set -eu
export LAB_ENDS_WITH_CALLER=1
seed=$1 count=$2 jobs=${3:-$((4 * $(nproc)))}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
out=target/lab/generated-$seed
rm -rf "$out"
mkdir -p "$out" target/lab/kept
classpath=target/classes:target/test-classes:$(cat target/lab/classpath)
python3 -B "$here/generate.py" "$seed" "$count" "$out"
"$here/lab.sh" run --jobs "$jobs" "$out" >"$out.jsonl"
code=0
java -cp "$classpath" no502.lab.JudgeMain <"$out.jsonl" >"$out.txt" || code=$?
cat "$out.txt"
[ "$code" = 0 ] && { rm -rf "$out"; exit 0; }
sed -n 's/^DISAGREES //p' "$out.txt" | head -5 | while read -r name; do
  JUDGE_WHY=$(sed -n "/^  $name\$/,/^  [^ ]/s/.*  BUT //p" "$out.txt" | head -1)
  export JUDGE_WHY
  python3 -B "$here/shrink.py" "$out/$name" "target/lab/kept/$name" "$here/judge-one.sh" || true
  echo "the smallest stack like $name is in target/lab/kept/$name"
done
exit "$code"
