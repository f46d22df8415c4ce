#!/usr/bin/env python3
"""Change bytes of a story file at random, and let the program read what is left.

usage: hostile_stories.py PROGRAM WORK_FOLDER COUNT

Each mutant of a small story has bytes flipped, overwritten, cut out or doubled, pages exchanged, or its end cut off; of
every fourth the stored original of an article is what is changed, by way of SQLite, so that the file is whole and the
article is not. Half of the mutants meet `doctor`, the others a command that reads, draws or decides. Each must end by
itself within the time and memory given, with 0, 1 or 2, and with a message where it is not 0; and `doctor` must find
every original that was changed. Prints what became of the mutants. Exit status 1 when something was not so.
"""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

from small_story import ARTICLES, Program, add_words

SECONDS = 60
MEMORY = 3 << 30  # bytes of address space
COMMANDS = [
    ["events"], ["events", "--quotes", "--format", "json"], ["show", "E1"], ["sources"], ["actors"], ["log"],
    ["timeline", "--all", "-o", "t.svg"], ["factsheet"], ["dump"], ["check", "E1"], ["undo"], ["set", "S1", "outlet", "X"],
    ["share", "-o", "copy.dateline"], ["backup", "copy.dateline"], ["doctor", "--repair"], ["sql", "SELECT count(*) FROM events"],
    ["path", "Greta Holm", "Ada Berg"], ["remove-source", "S1", "--yes"], ["add", "gazette.txt", "--published", "2016-05-10"],
]  # fmt: skip


def mutated(data, chance):
    """The bytes with some of them changed."""
    out = bytearray(data)
    page = 4096
    for _ in range(chance.choice([1, 1, 1, 2, 4, 16, 64])):
        at = chance.randrange(len(out)) if chance.random() < 0.8 else chance.randrange(min(200, len(out)))
        kind = chance.randrange(7)
        if kind == 0:
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            out[at] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
        elif kind == 2:
            length = chance.randrange(1, 64)
            out[at : at + length] = chance.randbytes(min(length, len(out) - at))
        elif kind == 3 and len(out) > 2 * page:
            one, other = (chance.randrange(len(out) // page) * page for _ in range(2))
            out[one : one + page], out[other : other + page] = out[other : other + page], out[one : one + page]
        elif kind == 4 and len(out) > page:
            del out[at : at + chance.randrange(1, page)]
        elif kind == 5:
            out[at:at] = out[at : at + chance.randrange(1, page)]
        elif len(out) > 2000:
            del out[chance.randrange(1000, len(out)) :]
    return bytes(out)


def change_original(path, chance):
    """Changes one byte of a stored original (or only its packed bytes): true where the article is another now."""
    with sqlite3.connect(path) as story:
        rows = story.execute("SELECT rowid, packing, bytes FROM content WHERE part = 0").fetchall()
        row, packing, data = chance.choice(rows)
        text = bytearray(zlib.decompress(data) if packing else data)
        at = chance.randrange(len(text))
        text[at] ^= chance.randrange(1, 256)
        packed = zlib.compress(bytes(text)) if packing else bytes(text)
        story.execute("UPDATE content SET bytes = ? WHERE rowid = ?", (packed, row))
    story.close()


def main():
    program, folder, count = Program(sys.argv[1]), Path(sys.argv[2]).resolve(), int(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    start, trial = folder / "start.dateline", folder / "s.dateline"
    for name in list(ARTICLES)[:2]:
        program.must(start, *add_words(folder, name))
    add_words(folder, "gazette.txt")
    program.must(start, "check", "E1")
    program.must(start, "select", "front", "E1", "E2")
    program.must(start, "note", "ask again", "E2")
    program.must_be_well(start)
    whole = start.read_bytes()
    sanitized = b"__asan_init" in Path(program.path).read_bytes()  # its shadow takes more address space than any limit
    chance = random.Random(11)
    outcomes, wrong = Counter(), 0

    def limits():
        if not sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    for number in range(count):
        for path in folder.glob("s.dateline*"):
            path.unlink()
        for name in ("t.svg", "copy.dateline"):
            (folder / name).unlink(missing_ok=True)
        article = number % 4 == 3
        trial.write_bytes(whole if article else mutated(whole, chance))
        if article:
            change_original(trial, chance)
        words = ["doctor"] if article or number % 2 else chance.choice(COMMANDS)
        try:
            done = subprocess.run(program.command(trial, words), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                                  env=program.environment, timeout=SECONDS, preexec_fn=limits)  # fmt: skip
            status, said = done.returncode, done.stderr + done.stdout
        except subprocess.TimeoutExpired:
            status, said = None, b""
        problem = ""
        if status is None:
            problem = "it does not end"
        elif status not in (0, 1, 2):
            problem = f"it ends with {status}: {said[-300:]!r}"
        elif status and not said.strip():
            problem = "it fails without a word"
        elif article and status != 1:
            problem = "doctor does not find the changed article"
        if problem:
            wrong += 1
            shutil.copy(trial, folder / f"wrong-{number}.dateline")
            print(f"mutant {number}, `{' '.join(words)}`: {problem}")
        kind = "an original changed" if article else "bytes changed"
        outcomes[kind, "doctor" if words == ["doctor"] else "other commands", status] += 1
    print(f"{count} mutants, {wrong} wrong")
    for (kind, who, status), number in sorted(outcomes.items(), key=str):
        print(f"{number:6} {kind}, {who}: exit status {status}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
