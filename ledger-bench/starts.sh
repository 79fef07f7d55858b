#!/bin/sh
# How long a start takes: `./ledger demo` on an empty folder, and the restart of `serve` on what it left, of two checkouts
# in turn. Both have to be built; one start of each goes before, uncounted, so that what is made once is made.
#   ledger-bench/starts.sh OTHER-CHECKOUT [ROUNDS]
# A line for each start: which, what, milliseconds until it is ready, seconds of processor time, MiB resident, load.
set -eu
ours=$(cd "$(dirname "$0")/.." && pwd -P)
other=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# start NAME CHECKOUT COMMAND DATA
start() {
  rm -f "$work/out"
  begun=$(date +%s%N)
  "$2/ledger" "$3" --port 0 --data "$4" >"$work/out" 2>"$work/err" &
  server=$!
  until grep -q "The ledger is ready" "$work/out" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$work/err" >&2; exit 1; }
    sleep 0.02
  done
  ready=$(date +%s%N)
  echo "$1 $3 $(((ready - begun) / 1000000)) $(awk '{print ($14 + $15) / 100}' "/proc/$server/stat")" \
    "$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status") $(cut -d' ' -f1 /proc/loadavg)"
  kill "$server"
  wait "$server" || true
}

start ours "$ours" demo "$work/first" >/dev/null
start other "$other" demo "$work/first-other" >/dev/null
for round in $(seq "${2:-5}"); do
  for name in other ours; do
    checkout=$ours
    [ $name = ours ] || checkout=$other
    start $name "$checkout" demo "$work/$name-$round"
    start $name "$checkout" serve "$work/$name-$round"
  done
done
