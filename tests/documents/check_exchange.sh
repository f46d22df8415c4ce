#!/bin/bash
# usage: check_exchange.sh DATELINE SAMPLES WORK CONSUMER
# What is exported from the sample story is read by another program (networkx, icalendar, rdflib, csv, pandoc, xmllint), which finds
# in it what is in the story. 77 where that program is not here.
set -euo pipefail
dateline=$1 samples=$2 work=$3 consumer=$4 here=$(cd "$(dirname "$0")" && pwd)

case $consumer in
  xmllint) command -v xmllint >/dev/null || { echo "skipped: no xmllint (Debian: libxml2-utils)"; exit 77; } ;;
  pandoc)
    command -v pandoc >/dev/null || { echo "skipped: no pandoc (Debian: pandoc)"; exit 77; }
    python=python3
    ;;
  *)
    python=
    for one in /usr/bin/python3 python3; do
      if "$one" -c "import $consumer" 2>/dev/null; then python=$one; break; fi
    done
    [[ $python ]] || { echo "skipped: Python has no $consumer (Debian: python3-$consumer)"; exit 77; } ;;
esac

rm -rf "$work"
mkdir -p "$work"
cp "$samples"/* "$work"
cd "$work"
"$dateline" add --manifest sources.csv -q
# Words that other languages read as their own, and dates that they do not have.
"$dateline" add-event --title 'A "quoted" <title>; with, commas \ and ]]> more' --date -0043-03-15 --cite '"x" <y>' > /dev/null
"$dateline" add-event --title 'Émile, 特朗普 and 𐍈 meet for so long that no line of a calendar holds it' --date 2017-07-03/2017-07-09 --cite 'a; b' > /dev/null
"$dateline" events --format json > events.json
export_as() { "$dateline" export "$1" --all -o "$2" "${@:3}" 2>> lost.txt; }
case $consumer in
  xmllint) export_as graphml story.graphml; export_as gexf story.gexf; xmllint --noout story.graphml story.gexf ;;
  networkx) export_as graphml story.graphml; export_as gexf story.gexf --gexf-version 1.2draft ;;
  icalendar) export_as ics story.ics ;;
  csv) export_as csv story.csv; export_as timelinejs-csv slides.csv; export_as kuzu graph ;;
  pandoc) export_as docx story.docx; pandoc story.docx -f docx -t plain --wrap=none -o story.txt ;;
  rdflib) export_as turtle story.ttl; export_as jsonld story.jsonld ;;
esac
[[ $consumer == xmllint ]] || "$python" "$here/check_exchange.py" "$consumer"
