#!/bin/sh
# evidence.sh SEEDS COUNT [JOBS]   COUNT random stacks for each seed (`502`, `"1 2 3"`) on the real nginx, each verdict held
# against what it did; then every failing stack, committed or random, once more with each fix applied: the route must answer.
# Writes target/lab/evidence.md, which becomes docs/evidence.md by hand. Exits with 1 when a verdict disagrees or a repair
# fails. LAB_NGINX=VERSION=PATH,… adds binaries: the first of them runs the random stacks a second time.
set -eu
export LAB_ENDS_WITH_CALLER=1
seeds=$1 count=$2 jobs=${3:-$((4 * $(nproc)))}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
out=target/lab/evidence-$(echo "$seeds" | tr ' ' -)
rm -rf "$out"
mkdir -p "$out"
java="java -cp target/classes:target/test-classes:$(cat target/lab/classpath) no502.lab.EvidenceMain"
for seed in $seeds; do
  python3 -B "$here/generate.py" "$seed" "$count" "$out/random"
done
"$here/lab.sh" run --jobs "$jobs" "$out/random" >"$out/random.jsonl"
$java repair "$out/repaired" testdata/lab "$out/random"
"$here/lab.sh" run --jobs "$jobs" "$out/repaired" >"$out/repaired.jsonl"
sets="random=$out/random.jsonl repaired=$out/repaired.jsonl"
newer=${LAB_NGINX:-}
newer=${newer%%,*}
if [ -n "$newer" ]; then
  "$here/lab.sh" run --jobs "$jobs" --with "${newer%%=*}" "$out/random" >"$out/newer.jsonl"
  sets="$sets random=$out/newer.jsonl"
fi
$java tell target/lab/evidence.md $sets
