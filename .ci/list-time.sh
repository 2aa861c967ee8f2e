# list_time TOOL LIMIT: tells how long a list takes, and fails when no run of it was done with less than so many milliseconds of work. The configuration is apikeys.json in the working folder.
# Told is a median. Judged is the time that the processors worked in the best run: unlike the clock it hardly depends on what else the machine does.
list_time() {
  unset DOTNET_TieredPGO DOTNET_EnableWriteXorExecute # As a user starts it.
  local runs=15 median worked TIMEFORMAT='%R %U %S'
  for _ in $(seq $((runs + 2))); do
    { time "$1" list --config apikeys.json --account prod --output json >listed; } 2>&1
  done | tail -n "$runs" | awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' >times
  median=$(sort -n times | sed -n "$(((runs + 1) / 2))s/ .*//p")
  worked=$(sort -n -k 2 times | sed -n '1s/.* //p')
  echo "NOTE: list takes $median ms from start to end (median of $runs), and $worked ms of work in the best run"
  [ "$worked" -lt "$2" ] || { echo "No run of list was done with less than $2 ms of work."; exit 1; }
}
