#!/bin/bash
# usage: check_lines.sh DATELINE PROJECT WORK
# What docs/batch.md guarantees of the lines; the command of its part on Spark, run as Spark's pipe does; from records to a story.
set -euo pipefail
. "$(dirname "$0")/page.sh" "$@"

mapfile -t commands < <(echo 'dateline extract --jsonl < articles.jsonl > records.jsonl'; section "What is guaranteed")
((${#commands[@]} == 3)) || fails "other commands than this test knows: ${commands[*]}"
grep -qxF "    ${commands[0]}" "$project/docs/batch.md" || fails "docs/batch.md does not show: ${commands[0]}"
status=0
bash -c "${commands[0]}" || status=$?
((status == 1)) || fails "bad lines, and exit status $status"
same records.jsonl
bash -c "${commands[1]}" || fails "with --errors-ok, exit status $?"
same records.jsonl
errors=$(bash -c "${commands[2]}" | cut -d : -f 1 | xargs)
[[ $errors == "201 202 203" ]] || fails "answered with an error: lines $errors"
(($(wc -l < records.jsonl) == $(wc -l < articles.jsonl))) || fails "not a line for each line"

# What did not come to its end is no success.
! "$program" extract --jsonl --errors-ok < articles.jsonl > /dev/full 2> full.txt || fails "a full disk, and exit status 0"

python3 - "$program" "$project/docs/batch.md" << 'END'
import pathlib, re, shlex, subprocess, sys
program, page = sys.argv[1], pathlib.Path(sys.argv[2]).read_text(encoding="utf8")
python = re.search(r'articles\.pipe\("([^"]*)", checkCode=True\)', page).group(1)
scala = re.search(r"\.pipe\(Seq\((.*)\)\)", page).group(1)
words = shlex.split(python)
assert words == re.findall(r'"([^"]*)"', scala) and words[0].startswith("/"), "the two languages run different commands"
lines = pathlib.Path("articles.jsonl").read_bytes().splitlines(keepends=True)
with open("partitions.jsonl", "wb") as joined:
    for begin, end in ((0, 90), (90, 90), (90, 300), (300, len(lines))):
        run = subprocess.run([program, *words[1:]], input=b"".join(lines[begin:end]), stdout=subprocess.PIPE, env={})
        assert run.returncode == 0, f"lines {begin} to {end}: exit status {run.returncode}"
        joined.write(run.stdout)
END
same partitions.jsonl

mapfile -t commands < <(section "From records to a story")
((${#commands[@]} == 3)) || fails "other commands than this test knows: ${commands[*]}"
cp articles.jsonl all.jsonl
sed -n '190,212p' all.jsonl > articles.jsonl
bash -c "${commands[0]}" > said.txt 2>&1 && fails "bad lines were added"
grep -q '^21 added, 2 failed, 1 without a date' said.txt || { cat said.txt; fails "not all good lines were added"; }
dateline add --records records.jsonl > said.txt 2>&1 && fails "records of our own were taken"
grep -q 'this is the reading that the story has anyway' said.txt || { cat said.txt; fails "and not for that reason"; }
dateline events --format csv > before.csv
# The same records by another program are taken.
sed 's/"extractor":"[^"]*"/"extractor":"model-x 1"/' expected.jsonl | sed -n '190,200p' > model.jsonl
dateline add --records model.jsonl > said.txt || { cat said.txt; fails "records of another program were refused"; }
cp all.jsonl articles.jsonl
bash -c "${commands[1]}"
chosen=$(wc -l < chosen.jsonl)
((chosen == 446)) || fails "$chosen articles were chosen"
head -n 5 chosen.jsonl > few.jsonl
mv few.jsonl chosen.jsonl
bash -c "${commands[2]}" > said.txt
grep -q '^5 added' said.txt || { cat said.txt; fails "not all that was chosen was added"; }
echo "lines are answered as docs/batch.md says"
