#!/bin/bash
# Kills `dateline add` at many moments: kill_add.sh PROGRAM WORK_FOLDER ROUNDS
# After each kill, every article that was reported as added must be in the story, with its text, and the next command must
# work. The story is kept over the rounds, so that what a kill leaves behind is there for the next.
set -euo pipefail
program=$1 work=$2 rounds=$3
rm -rf "$work"
mkdir -p "$work"
cd "$work"
unset DATELINE_FILE
reported=0
for ((round = 1; round <= rounds; round++)); do
  mkdir -p "articles$round"
  for ((i = 1; i <= 30; i++)); do
    printf 'Council of town %d votes on bridge %d\n\nThe council of Lindholm met engineer Ada Berg on %d May 2016. It approved bridge number %d of year %d.\n' \
      "$round" "$i" "$((i % 28 + 1))" "$i" "$round" > "articles$round/$i.txt"
  done
  "$program" -f s.dateline add "articles$round" --outlet "Varnby Courier" --no-questions > "out$round" 2> err < /dev/null &
  child=$!
  # From before the first article to after the last.
  sleep "$(printf '0.%03d' $((round * 37 % 400)))"
  kill -9 "$child" 2> /dev/null || true
  wait "$child" 2> /dev/null || true
  reported=$((reported + $(grep -c '^S[0-9]*  ' "out$round" || true)))
  if [[ -e s.dateline ]]; then
    if ! "$program" -f s.dateline sources --format json > sources.json 2> err; then
      # Killed between making the file and its first commit: there is no story in it yet, and none was reported.
      ((reported == 0)) && grep -q 'there is no story here yet' err && continue
      echo "round $round: the story cannot be read"
      exit 1
    fi
    kept=$(grep -c '"sha256"' sources.json || true)
    ((kept >= reported)) || { echo "round $round: $reported articles were reported as added, $kept are there"; exit 1; }
    reported=$kept
    last=$(sed -n 's/^ *"id": "\(S[0-9]*\)".*/\1/p' sources.json | tail -1)
    [[ -z $last ]] || "$program" -f s.dateline show "$last" --text | grep -q 'The council of Lindholm' ||
      { echo "round $round: the text of $last is not whole"; exit 1; }
    "$program" -f s.dateline events > events 2> /dev/null || { echo "round $round: events cannot be listed"; exit 1; }
  fi
done
((reported > 0)) || { echo "nothing was ever added: the rounds were too short"; exit 1; }
echo "$rounds kills, $reported articles added, none lost"
