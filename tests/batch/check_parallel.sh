#!/bin/bash
# usage: check_parallel.sh DATELINE PROJECT WORK
# The commands of docs/batch.md for GNU parallel: what they join is what one process gives, also when a process was killed.
# 77 where GNU parallel is not here.
set -euo pipefail
[[ $(parallel --version 2> /dev/null) == "GNU parallel"* ]] || { echo "skipped: no GNU parallel (Debian: parallel)"; exit 77; }
. "$(dirname "$0")/page.sh" "$@"
mkdir home
export HOME=$work/home  # where GNU parallel keeps what it asked its user

mapfile -t commands < <(section "Many cores: GNU parallel")
((${#commands[@]} == 5)) || fails "other commands than this test knows: ${commands[*]}"
calls() { wc -l < calls; }

echo 1 > down  # one process dies with a part of its block answered
bash -c "${commands[0]}" || fails "exit status $?: ${commands[0]}"
[[ ! -e down ]] || fails "nothing was killed"
same records.jsonl
(($(wc -l < jobs.tsv) > 2)) || fails "it was all one block"
echo 1000 > down  # or all that get this block
! bash -c "${commands[0]}" 2> /dev/null || fails "a block was given up, and exit status 0"
rm down jobs.tsv records.jsonl

for command in "${commands[@]:1:2}"; do bash -c "$command"; done
echo 1000 > down
! bash -c "${commands[3]}" 2> /dev/null || fails "a piece was given up, and exit status 0"
[[ -e $(echo pieces/*.part) ]] || fails "not one piece was left over"
rm down
before=$(calls)
bash -c "${commands[3]}" || fails "exit status $?: ${commands[3]}"
(($(calls) - before == 1)) || fails "a second run took $(($(calls) - before)) pieces, and one was missing"
bash -c "${commands[4]}"
same records.jsonl
echo "GNU parallel gives what one process gives"
