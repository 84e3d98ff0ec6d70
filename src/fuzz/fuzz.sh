#!/bin/bash
# Runs each Jazzer target for a while: src/fuzz/fuzz.sh [SECONDS, 20] [TARGET…]
# Inputs found are kept in target/fuzz/corpus, so that a second run goes on where the first stopped;
# what fails is left in target/fuzz/failures.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
shift || true
targets=${*:-Nginx Yaml Compose DotEnv Dockerfile Variables Stack Log}
mvn -B -q -Pfuzz test-compile dependency:build-classpath -DincludeScope=test \
  -Dmdep.outputFile=target/fuzz/classpath
mkdir -p target/fuzz/failures
failed=0 passed=0

seeds() {
  case $1 in
    Nginx | Variables) find testdata/nginx -name '*.conf' ;;
    Yaml | Compose) find testdata/compose -name '*.y*ml' ;;
    DotEnv) find testdata/compose -name '.env' ;;
    Dockerfile) find testdata/dockerfile -name '*.Dockerfile' ;;
    Log) find testdata/log -name '*.log' ;;
    Stack) find testdata/stacks testdata/compose -name 'compose.y*ml' 2>/dev/null || true ;;
  esac
}

for target in $targets; do
  corpus=target/fuzz/corpus/$target
  if [ ! -d "$corpus" ]; then
    mkdir -p "$corpus"
    number=0
    seeds "$target" | sort | while read -r file; do
      number=$((number + 1))
      cp "$file" "$corpus/seed-$number"
    done
  fi
  log=target/fuzz/$target.log
  if java -XX:+EnableDynamicAgentLoading -Xmx1g -cp "target/fuzz/test-classes:target/fuzz/classes:$(cat target/fuzz/classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="no502.fuzz.${target}Fuzzer" \
    --instrumentation_includes='no502.**' --reproducer_path=target/fuzz/failures \
    -artifact_prefix="target/fuzz/failures/$target-" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=3000 -max_len=20000 -seed=502 "$corpus" >"$log" 2>&1; then
    passed=$((passed + 1))
    grep -E '^Done|DONE' "$log" | tail -1 | sed "s/^/$target: /"
  else
    failed=$((failed + 1))
    echo "$target FAILED, see $log"
    grep -A12 -E '== Java Exception|ERROR' "$log" | head -30
  fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" = 0 ]
