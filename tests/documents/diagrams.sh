#!/bin/bash
# usage: diagrams.sh PROGRAM PROJECT WORK_FOLDER
#
# Draws every view of a story of hostile words and of the sample story, and has Graphviz read what was written:
# `dot -Tcanon` and `dot -Tsvg` must take it without a word, the SVG must be well-formed, a second run must
# give the same bytes, and no address may lead anywhere but to the web. Exit status 77 where Graphviz is missing.
set -euo pipefail
program=$1 project=$2 work=$3
command -v dot >/dev/null || { echo "skipped: Graphviz is not installed"; exit 77; }
command -v xmllint >/dev/null || echo "skipped: xmllint is not installed, so SVG is not checked to be well-formed"
rm -rf "$work" && mkdir -p "$work"
export DATELINE_WHO=editor TZ=UTC LC_ALL=C.UTF-8

story() { "$program" -f "$work/$1.dateline" --now 2017-08-01T12:00Z "${@:2}"; }

# Events of our own, of which titles, actors, citations and tags are hostile.
long=$(printf 'x%.0s' {1..10000})
hostile=('ends in a backslash\' '"]; x [label="' '<b>not markup</b><br/>' 'a\nb\N\G\L\l' '&lt;tag&gt; &amp; &#0; &' '%s%n {a|b}'
  $'two\nlines\tand a tab' $'turned \u202e round \u2066 and \u200f back' $'bell \a, escape \e[31m' "$long" $'\xff\xfe broken' "E1" "cluster_0"
  ']]></title><script>alert(1)</script>' '日本語 العربية 🙂' "--> <!--" "<font color=\"red\">" '\' '"' "'")
number=0
for words in "${hostile[@]}"; do
  number=$((number + 1))
  # What the command refuses as a name (a control, a lone sign) is a title all the same.
  story hostile add-event --title="$words" --date "2017-0$((number % 8 + 1))" --agent="${words//;/,}" --patient="Ada; Holm ${words//;/,}" \
    --place="$words" --cite="$words" >/dev/null 2>&1 ||
    story hostile add-event --title="$words" --cite="$words" >/dev/null 2>&1 || echo "refused as a title, too: ${words@Q}"
done
for pair in "E1 causes E2" "E3 responds_to E2" "E4 part_of E3" "E5 during E4" "E6 contradicts E1"; do
  # shellcheck disable=SC2086
  story hostile relate $pair >/dev/null
done
story hostile tag ']; <tag> & \N' E1 E2 E3 >/dev/null
(cd "$project" && story sample add --manifest data/samples/sources.csv -q)

status=0
fail() { echo "$1"; status=1; }
check() {
  local name=$1 of=$2
  shift 2
  story "$of" diagram "$@" > "$work/$name.dot" 2>/dev/null || { fail "$name: not written"; return; }
  story "$of" diagram "$@" 2>/dev/null | cmp -s - "$work/$name.dot" || fail "$name: another run, other bytes"
  dot -Tcanon "$work/$name.dot" > "$work/$name.canon" 2> "$work/$name.said" || fail "$name: dot -Tcanon fails"
  dot -Tcanon "$work/$name.canon" > /dev/null 2>> "$work/$name.said" || fail "$name: dot -Tcanon fails on what it gave"
  dot -Tsvg "$work/$name.dot" > "$work/$name.svg" 2>> "$work/$name.said" || fail "$name: dot -Tsvg fails"
  [[ ! -s $work/$name.said ]] || { fail "$name: Graphviz complains:"; head -5 "$work/$name.said"; }
  if command -v xmllint >/dev/null; then xmllint --noout "$work/$name.svg" || fail "$name: the SVG is not well-formed"; fi
  if grep -qi '<script' "$work/$name.svg"; then fail "$name: a script"; fi
  if grep -o 'xlink:href="[^"]*"' "$work/$name.svg" | grep -v '="https\?://'; then fail "$name: an address that is not of the web"; fi
  for theme in dark print contrast; do
    story "$of" diagram "$@" --theme $theme 2>/dev/null | dot -Tcanon > /dev/null || fail "$name: dot -Tcanon fails on --theme $theme"
  done
}

for of in hostile sample; do
  all=--all
  [[ $of == hostile ]] || all=
  check $of-events $of $all
  check $of-plain $of $all --no-legend --group-by none --title '<i>\N"'
  check $of-kinds $of $all --group-by kind
  check $of-places $of $all --group-by place
  check $of-actors $of --view actors
  check $of-causes $of --view causes
  check $of-frames $of --view causes --group-by month
done
check hostile-tags hostile --all --group-by tag
check hostile-around hostile --view around E2
check hostile-cause hostile --view causes E2
check sample-around sample --view around E60
check sample-cause sample --view causes E60
exit $status
