#!/bin/bash
# usage: everything.sh DATELINE SAMPLES WORK
# `export --everything` leaves nothing behind: the story comes back from its text, articles and pictures are the same bytes,
# and README.txt names every file.
set -euo pipefail
dateline=$1 samples=$2 work=$3
rm -rf "$work"
mkdir -p "$work"
cp "$samples"/* "$work"
cd "$work"
export DATELINE_WHO=anna
printf 'Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017.\n' > '-a "b" ;é.txt'
"$dateline" add --manifest sources.csv -q
"$dateline" add -q -- '-a "b" ;é.txt'
# The smallest picture: a pixel.
base64 -d > dot.png <<< 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
"$dateline" picture E1 dot.png --alt 'A dot' > /dev/null
"$dateline" reject E2 > /dev/null
"$dateline" note 'call her' E3 > /dev/null
"$dateline" select front-page E3 > /dev/null
"$dateline" publish front-page > /dev/null
"$dateline" export --everything -o archive > said.txt

fails() { echo "$*"; exit 1; }
for file in archive/*; do
  name=${file##*/}
  [[ $name == README.txt ]] || grep -qF -- "$name" archive/README.txt || fails "README.txt does not name $name"
done
"$dateline" -f again.dateline load archive/story.txt > /dev/null
cmp <("$dateline" dump) <("$dateline" -f again.dateline dump)
for article in *-*.txt *.html; do
  [[ $article != -a* ]] || continue
  found=0
  for file in archive/S*-"$article"; do cmp "$article" "$file" && found=1; done
  ((found)) || fails "$article is not in the archive"
done
cmp -- '-a "b" ;é.txt' archive/S7--a__b_____.txt
cmp dot.png archive/picture-*.png
events=$("$dateline" stats --format json | sed -n 's/^ *"events": \([0-9]*\),/\1/p')
(($(grep -c '"schema":"Event"' archive/entities.ftm) == events)) || fails "entities.ftm has not $events events"
# The tables are what the commands list, and hold what was decided.
for table in actors claims sources log selections published picture; do
  cmp <("$dateline" "$table" --format csv) "archive/$table.csv"
done
grep -q 'call her' archive/log.csv || fails "log.csv has not the note"
grep -q 'front-page' archive/selections.csv || fails "selections.csv has not the selection"
grep -q 'front-page' archive/published.csv || fails "published.csv has not what was printed"
grep -q 'A dot' archive/picture.csv || fails "picture.csv has not the words of the picture"
# A story without an event is one, too.
printf 'Nothing.\n' > nothing.txt
"$dateline" -f nothing.dateline add -q nothing.txt --published 2017-07-06
"$dateline" -f nothing.dateline export --everything -o nothing > said.txt
"$dateline" export --everything -o archive 2> again.txt && fails "an archive was written over"
echo "nothing is left behind"
