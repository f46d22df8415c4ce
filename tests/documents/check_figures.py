#!/usr/bin/env python3
"""Hold the figures of docs/how-dates-are-read.md to tests/floors.json.

usage: check_figures.py SOURCE_FOLDER

Each row of ROWS must stand in the document with the floor that the file has. Exit status 1 when one does not.
"""

import json
import re
import sys
from pathlib import Path

MEANTIME, PAGES = "gold/meantime-a.jsonl", "intake/pages-a.jsonl.gz"
ROWS = {
    "words that name times are found": (MEANTIME, "times.relaxed.f"),
    "… and given the right value": (MEANTIME, "times.value.f"),
    "… and the days they are taken for": (MEANTIME, "times.interval.share"),
    "a day given as stated is the right one": (MEANTIME, "dates.stated.p"),
    "a day that words state is given": (MEANTIME, "dates.stated.r"),
    "an event has exactly the right days": (MEANTIME, "dates.exact.f"),
    "… to the month": (MEANTIME, "dates.month.f"),
    "an event's days and the right ones": (MEANTIME, "dates.wrong.share"),
    "an event that nobody dates": (MEANTIME, "dates.invented.share"),
    "the day of publication": (PAGES, "date.precision"),
    "… of all pages that have one": (PAGES, "date.right"),
    "a page gets one that it does not have": (PAGES, "date.false"),
}


def main():
    source = Path(sys.argv[1])
    floors = {one["gold"]: one["at_least"] | one.get("at_most", {}) for one in json.loads((source / "tests/floors.json").read_text())}
    document = (source / "docs/how-dates-are-read.md").read_text(encoding="utf8")
    wrong = 0
    for words, (gold, name) in ROWS.items():
        found = re.search(rf"^\| {re.escape(words)}[^|]*\| ([\d.]+) \|", document, re.M)
        if not found or float(found[1]) != floors[gold][name]:
            wrong += 1
            print(f"docs/how-dates-are-read.md: '{words}…' should have {floors[gold][name]}, and has {found[1] if found else 'no row'}")
    rows = len(re.findall(r"^\| [^|]+\| [\d.]+ \|", document, re.M))
    if rows != len(ROWS):
        wrong += 1
        print(f"docs/how-dates-are-read.md has {rows} figures, and {len(ROWS)} are known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
