#!/usr/bin/env python3
"""Let each allocation of a small run fail, one at a time, and look at what is left.

usage: out_of_memory.py PROGRAM FAILING_MEMORY_LIBRARY WORK_FOLDER [--every N] [--only WORDS]

Each command of OPERATIONS is run once to count its allocations, then again and again; the Nth fails, alone or with all
that come after it. The program must end by itself, with 0 and all of it done, or with 1 or 2 and a message; the story is as
before or as after, what it wrote too, and `doctor` finds nothing. --every N takes only every Nth allocation, --only the
commands whose name holds these words. Prints a table
in Markdown. Exit status 1 when something was not so, 77 for a sanitized program, which has an allocator of its own.
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from small_story import LONGEST_RUN, Broken, Program, add_words

OPERATIONS = {  # name: (the words, the file that it writes)
    "add": (["add", "-j", "1", "gazette.txt", "--published", "2016-05-10"], ""),
    "check E1": (["check", "E1"], ""),
    "remove-source": (["remove-source", "S1", "--yes"], ""),
    "events": (["events", "--quotes"], ""),
    # As text: HarfBuzz draws on without a word, in other letters (docs/reliability.md).
    "timeline -o": (["timeline", "-o", "t.txt"], "t.txt"),
    "factsheet -o": (["factsheet", "-o", "f.docx"], "f.docx"),
    "export ics": (["export", "ics", "-o", "s.ics"], "s.ics"),
}
BEFORE = b"what stood there before\n"


class Stage:
    """One operation on copies of one story."""

    def __init__(self, program, library, folder, name):
        self.program, self.library, self.folder = program, library, folder
        self.words, self.output = OPERATIONS[name]
        self.story = folder / "s.dateline"
        self.reset()
        self.before = self.look()
        self.reset()
        status, said = self.run(COUNT_FILE=str(folder / "count"))
        if status != 0:
            raise Broken(f"{name} does not work without faults: {said}")
        self.count = int((folder / "count").read_text())
        self.after = self.look()

    def reset(self):
        for path in self.folder.glob("s.dateline*"):
            path.unlink()
        shutil.copy(self.folder / "start.dateline", self.story)
        if self.output:
            (self.folder / self.output).write_bytes(BEFORE)

    def run(self, **more):
        """Runs the command with the library before it: its exit status, and what it says."""
        done = subprocess.run(self.program.command(self.story, self.words), cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=LONGEST_RUN,
                              env={**self.program.environment, "LD_PRELOAD": str(self.library), **more})  # fmt: skip
        return done.returncode, done.stderr.decode("utf8", "replace")

    def look(self):
        """What the story says, and what the command has written."""
        return self.program.state(self.story), (self.folder / self.output).read_bytes() if self.output else b""

    def trial(self, number, fails_on):
        """Lets one allocation fail: the exit status, and whether it was done."""
        self.reset()
        try:
            status, said = self.run(FAIL_AT=str(number), **({"FAIL_ON": "1"} if fails_on else {}))
        except subprocess.TimeoutExpired:
            raise Broken("it does not end") from None
        if status not in (0, 1, 2):
            raise Broken(f"it ends with {status}: {said.strip()[-200:]}")
        if status and not said.strip():
            raise Broken("it fails without a word")
        found = self.look()
        if found not in (self.before, self.after):
            raise Broken("what is there is neither as before nor as after")
        if status == 0 and found != self.after:
            raise Broken("it ends with 0 and has not done all of it")
        self.program.must_be_well(self.story)
        return status, found == self.after


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("library", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    program, folder = Program(given.program), given.work.resolve()
    if b"__asan_init" in Path(program.path).read_bytes():
        print("out_of_memory: skipped, a sanitized program has an allocator of its own")
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("lantern.txt", "courier.txt"):
        program.must(folder / "start.dateline", *add_words(folder, name))
    add_words(folder, "gazette.txt")
    print("| command | allocations | of them failed | done nevertheless | told, as before | told, as after |")
    print("|---|---:|---:|---:|---:|---:|")
    wrong = 0
    for name in (one for one in OPERATIONS if given.only in one):
        stage = Stage(program, given.library.resolve(), folder, name)
        outcomes = Counter()
        for number in range(1 + given.every // 2, stage.count + 1, given.every):
            for fails_on in (False, True):
                try:
                    outcomes[stage.trial(number, fails_on)] += 1
                except Broken as problem:
                    wrong += 1
                    print(f"{name}: allocation {number}{' and all after it' if fails_on else ''}: {problem}", file=sys.stderr)
        count = Counter((status == 0, done and stage.before != stage.after) for status, done in outcomes.elements())
        done = count[True, True] + count[True, False]
        print(f"| {name} | {stage.count} | {outcomes.total()} | {done} | {count[False, False]} | {count[False, True]} |", flush=True)
    print(f"\n{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
