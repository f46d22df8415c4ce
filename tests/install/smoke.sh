#!/bin/bash
# usage: smoke.sh DATELINE WORK
# What somebody tries first with a program just installed, with nothing of the project beside it.
set -euo pipefail
dateline=$1 work=$2
rm -rf "$work"
mkdir -p "$work"
cd "$work"
fails() { echo "$*"; exit 1; }
"$dateline" --version | grep -q '^dateline [0-9]' || fails "no version"
"$dateline" demo > said.txt 2> errors.txt || { cat errors.txt; fails "the demo failed"; }
for file in story.dateline story.svg story.html story.txt diagram.dot; do
  [[ -s dateline-demo/$file ]] || fails "the demo made no $file"
done
grep -q '</svg>' dateline-demo/story.svg || fails "story.svg is no picture"
grep -q '35 Russian diplomats' dateline-demo/story.txt || fails "the timeline has not what the articles tell"
"$dateline" demo 2> again.txt && fails "a second demo wrote over the first"
grep -q 'not there yet' again.txt || fails "a second demo does not say why not"
"$dateline" help dates | grep -q EDTF || fails "no help on dates"
printf 'Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017.\n' > own.txt
"$dateline" add own.txt --published 2017-07-06 -q
"$dateline" timeline -o own.pdf
head -c 5 own.pdf | grep -q '%PDF-' || fails "no PDF"
"$dateline" doctor > /dev/null
echo "installed, and it works"
