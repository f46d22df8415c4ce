#!/bin/bash
# usage: gallery.sh PROGRAM PROJECT WORK_FOLDER [--update]
#
# Draws the pictures of docs/gallery.md again and compares them with those in docs/gallery; with --update it puts
# the new ones there. Exit status 1 where one differs, 77 where Graphviz is missing.
set -euo pipefail
program=$1 project=$2 work=$3 update=${4:-}
command -v dot >/dev/null || { echo "skipped: Graphviz is not installed"; exit 77; }
rm -rf "$work" && mkdir -p "$work/out"
export DATELINE_WHO=editor TZ=UTC LC_ALL=C.UTF-8

story() { "$program" -f "$work/$1.dateline" --now 2017-08-01T12:00Z "${@:2}"; }
draw() { story "$1" timeline -o "$work/out/$2.svg" "${@:3}"; }
# begin STORY: one without events. fact STORY DATE TITLE: an event of our own; an empty date is none.
begin() {
  printf 'Notes of the desk.\n' > "$work/notes.txt"
  story "$1" add "$work/notes.txt" --published 2017-08-01 -q
}
fact() { story "$1" add-event --title "$3" ${2:+--date "$2"} --cite "made for the gallery" >/dev/null; }

(cd "$project" && story sample add --manifest data/samples/sources.csv -q)
draw sample axis --title "Hackers and diplomats"
draw sample axis-dark --title "Hackers and diplomats" --theme dark --max 10
draw sample axis-print --title "Hackers and diplomats" --theme print --max 10
draw sample axis-contrast --title "Hackers and diplomats" --theme contrast --max 10
draw sample axis-narrow --title "Hackers and diplomats" --width 480 --max 8
draw sample lanes --title "Who did what" --lanes "Trump, Putin, Obama" --max 12
draw sample storyline --title "Who met whom" --view storyline --max 40
draw sample article --title "Hackers and diplomats" --view article --max 10
draw sample order --title "What led to what" --view order --max 24

begin three
fact three 2016-11-08 "Voters elect a president"
fact three 2016-12-29 "Diplomats are expelled"
fact three 2017-07-07 "The presidents meet"
draw three three --title "Three events"

begin day
for title in "The ferry leaves the harbour" "Fog closes the strait" "The ferry meets a freighter" \
  "Coastguards reach the ship" "The last passenger is ashore"; do fact day 2017-03-14 "$title"; done
draw day one-day --title "All on one day"

begin centuries
fact centuries 1789-07-14 "A prison is stormed"
fact centuries 1848 "Revolts spread over a continent"
fact centuries 1914-07/1918-11 "A war is fought"
fact centuries 1989-11-09 "A wall is opened"
draw centuries two-centuries --title "Two centuries"

begin undated
for title in "A treaty is drafted" "The negotiators quarrel" "A minister resigns" "The treaty is signed"; do
  fact undated "" "$title"
done
draw undated undated --title "Nobody knows when"

begin scripts
fact scripts 2017-01-10 "التقى الرئيسان في هامبورغ للمرة الأولى"
fact scripts 2017-02-20 "הנשיאים נפגשו לראשונה בהמבורג"
fact scripts 2017-03-30 "Президенты встретились в Гамбурге"
fact scripts 2017-04-15 "Οι πρόεδροι συναντήθηκαν στο Αμβούργο"
draw scripts scripts --title "Titles in many scripts"

begin pictures
fact pictures 2017-03-14 "The ferry leaves the harbour"
fact pictures 2017-03-15 "Fog closes the strait"
fact pictures 2017-03-16 "The last passenger is ashore"
beside() { story pictures picture "$1" "$project/tests/data/pictures/$2" --alt "A boat before a low sun" "${@:3}" >/dev/null; }
beside E1 harbour.jpg --caption "The ferry on the morning of its last voyage, seen from the pilots' jetty" --credit "Drawn for the gallery"
beside E3 turned.jpg --caption "The same, as a telephone stores it" --credit "Drawn for the gallery"
draw pictures pictures --title "The last voyage" --view article

status=0
mkdir -p "$project/docs/gallery"
for picture in "$work"/out/*.svg; do
  kept=$project/docs/gallery/$(basename "$picture")
  if [[ $update == --update ]]; then
    cp "$picture" "$kept"
  elif ! cmp -s "$picture" "$kept"; then
    echo "$picture is not docs/gallery/$(basename "$picture"): look at both; gallery.sh … --update keeps the new one"
    status=1
  fi
done
for kept in "$project"/docs/gallery/*.svg; do
  [[ -e $work/out/$(basename "$kept") ]] || { echo "$kept is drawn by nothing"; status=1; }
  grep -q "gallery/$(basename "$kept")" "$project/docs/gallery.md" || { echo "docs/gallery.md does not show $kept"; status=1; }
done
exit $status
