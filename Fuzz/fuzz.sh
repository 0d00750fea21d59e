#!/bin/bash
# fuzz.sh FAMILY SECONDS [libFuzzer's options]: builds with libFuzzer and AddressSanitizer and runs a family, or all of them.
# Ends with 1 when something broke. SEEDS=FOLDER adds a folder of inputs of one's own.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=${FUZZ_SCRATCH:-.build-fuzz}
export SWIFT_BACKTRACE=enable=no
# Of several -sanitize the Swift compiler heeds the last alone: without the third there is no coverage of Swift code to learn from.
options=(--package-path Fuzz --scratch-path "$scratch/build" --sanitize=address --sanitize=fuzzer -Xswiftc -sanitize=address,fuzzer)
${SWIFT:-swift} build "${options[@]}" >&2
program=$(${SWIFT:-swift} build "${options[@]}" --show-bin-path)/fuzz
known=$(FUZZ_FAMILY= "$program" 2> /dev/null)
family=$1 seconds=$2
shift 2
if [ -z "$family" ]; then echo "$known"; exit; fi
if [ "$family" = all ]; then families=$known; else families=$family; fi
broken=0
for family in $families; do
    if ! grep -qx -- "$family" <<< "$known"; then echo "no family $family; there are:" $known >&2; exit 2; fi
    corpus=$scratch/corpus/$family crashes=$scratch/crashes/$family log=$scratch/$family.log
    mkdir -p "$corpus" "$crashes"
    FUZZ_FAMILY=$family "$program" "$corpus" "seeds/fuzz/$family" ${SEEDS:+"$SEEDS"} -max_total_time="$seconds" -max_len=4096 \
        -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 -artifact_prefix="$crashes/" "$@" > "$log" 2>&1 || broken=1
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    coverage=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -1)
    echo "$family: ${executions:-0} executions, ${coverage:-no coverage}, $(ls "$crashes" | wc -l) broken inputs"
    # What broke, made as small as it still breaks.
    for crash in "$crashes"/crash-* "$crashes"/oom-* "$crashes"/timeout-*; do
        [ -f "$crash" ] || continue
        [ -f "$crashes/smallest-${crash##*/}" ] && continue
        FUZZ_FAMILY=$family "$program" -minimize_crash=1 -max_total_time=30 -rss_limit_mb=1024 -timeout=10 \
            -exact_artifact_path="$crashes/smallest-${crash##*/}" "$crash" > /dev/null 2>&1 || true
        echo "  $crash"
    done
done
exit $broken
