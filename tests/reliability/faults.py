#!/usr/bin/env python3
"""Make every storage call of a command fail, one at a time, and look at what is left.

usage: faults.py PROGRAM WORK_FOLDER [--every N] [--only WORDS]

For each of OPERATIONS a clean run under strace lists the system calls that name or hold a file of the story's folder.
Then the command is run again for each call and each of FAULTS, and the call fails, or the program is killed at it.
Afterwards, without faults,

- the story, the file that the command writes and what it printed are as before the command or as after it, whole;
- they are as after it where the exit status is 0; where it is not, one message names a file and the cause;
- `doctor` finds nothing, the story is one file, and no temporary file is left unless the program was killed;
- of a source that was removed no word is in the file.

Prints what became of the calls as a table in Markdown. --every N takes only every Nth run, --only the operations whose
name holds these words. Exit status 1 when
something was not so, 77 when strace is missing or may not trace.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from small_story import LONGEST_RUN, Broken, Program, add_words

ROOM_CALLS = {"openat", "rename", "write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync", "mmap"}
FAULTS = {  # name: (what strace does to call number N, the calls it is done to; None is all)
    "no room, once": ("error=ENOSPC:when={}", ROOM_CALLS),
    "no room from there on": ("error=ENOSPC:when={}+", {"pwrite64"}),
    "broken disk, once": ("error=EIO:when={}", None),
    "killed": ("signal=SIGKILL:when={}", None),
}
NO_ROOM = "No space left on device|database or disk is full"
OTHER_CAUSES = (
    "Input/output error|disk I/O error|unable to open database file|locking protocol|the system opens it for reading only"
)


@dataclass
class Operation:
    """A command, and the folder it starts from. `{}` in its words is the folder."""

    name: str
    words: list
    start: str = "story"
    output: str = ""  # the file that it writes beside the story
    erased: bytes = b""  # what must not be in the story file any more


# With one job alone: strace counts the calls of each thread apart.
OPERATIONS = [
    Operation("add, the first article", ["add", "-j", "1", "{}/gazette.txt", "--published", "2016-05-10"], start="empty"),
    Operation("add", ["add", "-j", "1", "{}/gazette.txt", "--published", "2016-05-10"]),
    Operation("check E1", ["check", "E1"]),
    Operation("undo", ["undo"]),
    Operation("sheet --apply", ["sheet", "--apply", "{}/edited.csv"]),
    Operation("remove-source", ["remove-source", "S2", "--yes"], erased=b"Police arrested"),
    Operation("sheet -o", ["sheet", "-o", "{}/sheet.csv"], output="sheet.csv"),
    Operation("timeline -o", ["timeline", "-o", "{}/timeline.svg"], output="timeline.svg"),
    Operation("backup", ["backup", "{}/copy.dateline"], output="copy.dateline"),
    Operation("events, format 4", ["events"], start="format-4"),
    Operation("check E1, format 4", ["check", "E1"], start="format-4"),
]


def prepare(program, work):
    """Makes the folders that operations start from."""
    empty, story, old = (work / name for name in ("empty", "story", "format-4"))
    empty.mkdir()
    add_words(empty, "gazette.txt")
    story.mkdir()
    for name in ("lantern.txt", "courier.txt"):
        program.must(story / "s.dateline", *add_words(story, name))
    add_words(story, "gazette.txt")
    program.must(story / "s.dateline", "accept", "E3")
    sheet = program.must(story / "s.dateline", "sheet")
    edited = sheet.replace("Police arrested two men in Varnby,", "Police arrest two men,").replace(
        ",proposed,", ",checked,", 1
    )
    (story / "edited.csv").write_text(edited, encoding="utf8")
    for operation in OPERATIONS:
        if operation.output:
            (story / operation.output).write_text("what stood there before\n", encoding="utf8")
    old.mkdir()
    shutil.copy(Path(__file__).parent.parent / "data" / "format-4.dateline", old / "s.dateline")


class Stage:
    """The folder in which one operation is run again and again, always from the same start."""

    def __init__(self, program, work, operation):
        self.program, self.work, self.operation = program, work, operation
        self.folder = work / "trial"
        self.story = self.folder / "s.dateline"
        self.before = self.set_up() or self.look()
        self.calls, self.printed = self.rehearse()
        self.after = self.look()

    def set_up(self):
        """Puts the folder back to the start."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.work / self.operation.start, self.folder)

    def run(self, *strace):
        """Runs the command under strace: its exit status, or minus the signal that ended it, and its messages."""
        words = [word.format(self.folder) for word in self.operation.words]
        with open(self.folder / "printed", "wb") as printed:
            done = subprocess.run(
                ["strace", "-f", "-y", "-o", str(self.work / "trace"), *strace, *self.program.command(self.story, words)],
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.PIPE,
                text=True,
                env=self.program.environment,
                timeout=LONGEST_RUN,
            )
        return done.returncode, done.stderr

    def trace(self):
        """The calls that strace saw, as (name, whether it is a call to storage, the line)."""
        lines = (self.work / "trace").read_text(encoding="utf8", errors="replace").splitlines()
        for line in lines:
            call = re.match(r"\d+ +(\w+)\(", line)
            if call:
                yield call[1], str(self.folder) in line and call[1] != "execve", line

    def rehearse(self):
        """Runs the command without faults: its storage calls as (name, number among those of the name), what it prints."""
        self.set_up()
        status, said = self.run("-e", "trace=%file,%desc")
        if status != 0:
            raise Broken(f"{self.operation.name} does not work without faults: {said}")
        calls, seen = [], Counter()
        for name, is_storage, _ in self.trace():
            seen[name] += 1
            if is_storage:
                calls.append((name, seen[name]))
        return calls, (self.folder / "printed").read_bytes()

    def look(self):
        """What is there now: what the story says, and the file that the command writes."""
        output = self.folder / self.operation.output
        return self.program.state(self.story), output.read_bytes() if self.operation.output else b""

    def trial(self, fault, name, number):
        """Runs the command with a fault: its exit status, and what became of it. Broken when a promise is."""
        self.set_up()
        what, _ = FAULTS[fault]
        try:
            status, said = self.run("-e", f"trace={name}", "-e", f"inject={name}:{what.format(number)}")
        except subprocess.TimeoutExpired:
            raise Broken("it does not end") from None
        self.check_fault_was_met(fault, status)
        if status > 0:
            is_full = fault.startswith("no room") and name in ("write", "pwrite64", "ftruncate")
            self.check_message(said, NO_ROOM if is_full else f"{NO_ROOM}|{OTHER_CAUSES}")
        elif status == 0 and (self.folder / "printed").read_bytes() != self.printed:
            raise Broken("it ends with 0 and has printed something else")
        if status >= 0:
            self.check_no_litter()
        found = self.look()
        if found not in (self.before, self.after):
            raise Broken("what is there is neither as before nor as after")
        if status == 0 and found != self.after:
            raise Broken("it ends with 0 and has done nothing")
        if found[0] is not None:
            self.program.must_be_well(self.story)
            self.check_story_files(found == self.after)
        return status, found == self.after and (status == 0 or found != self.before)

    def check_fault_was_met(self, fault, status):
        """The fault must have been put into a call to storage, and nothing else may end the program."""
        if fault == "killed":
            met = status == -9 and list(self.trace())[-1][1]
        else:
            met = next((is_storage for _, is_storage, line in self.trace() if "(INJECTED)" in line), False)
        if status < 0 and fault != "killed":
            raise Broken(f"signal {-status} ends it")
        if not met:
            raise Broken("the run was another one, and the fault did not meet its call")

    def check_message(self, said, causes):
        """A failure is told in one message, with a file and one of the causes."""
        told = [line for line in said.splitlines() if line.startswith("dateline: ") and re.search(causes, line)]
        if not any(str(self.folder) in line or "standard output" in line for line in told):
            raise Broken(f"the message names no file or no cause: {said.strip()}")

    def check_no_litter(self):
        """Beside the story only the files that belong to it may be left, until it is opened again."""
        start = {path.name for path in (self.work / self.operation.start).iterdir()}
        known = start | {"printed", *(f"s.dateline{end}" for end in ("", "-wal", "-shm", "-journal"))}
        litter = {path.name for path in self.folder.iterdir()} - known
        if litter:
            raise Broken(f"it leaves {', '.join(sorted(litter))}")

    def check_story_files(self, is_done):
        """Once it was opened again, the story is one file, without what was to be erased."""
        if list(self.folder.glob("s.dateline-*")):
            raise Broken("the next commands leave something beside the story")
        erased = self.operation.erased
        if is_done and erased and erased in self.story.read_bytes():
            raise Broken("what was removed is still in the file")


def may_trace():
    """Whether strace is here, and the system lets it trace."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode == 0


def planned(stage):
    """All trials of an operation: (fault, name of the call, its number)."""
    for fault, (_, calls) in FAULTS.items():
        yield from ((fault, name, number) for name, number in stage.calls if calls is None or name in calls)


def row(operation, fault, outcomes):
    """A row of the table: how many calls, and what became of them."""
    count = Counter((status == 0, is_done) for status, is_done in outcomes.elements())
    statuses = ", ".join(map(str, sorted({status for status, _ in outcomes if status >= 0}))) or "killed"
    cells = (operation.name, fault, outcomes.total(), count[True, True], count[False, False], count[False, True], statuses)
    return f"| {' | '.join(map(str, cells))} |"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    if not may_trace():
        print("faults: skipped, strace is not installed or may not trace here")
        return 77
    program, work = Program(given.program), given.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    prepare(program, work)
    print("| command | fault | calls | done | failed or killed: as before | failed or killed: as after | exit statuses |")
    print("|---|---|---:|---:|---:|---:|---|")
    runs = failed = 0
    for operation in (one for one in OPERATIONS if given.only in one.name):
        stage = Stage(program, work, operation)
        outcomes = {fault: Counter() for fault in FAULTS}
        for fault, name, number in planned(stage):
            runs += 1
            if runs % given.every:
                continue
            try:
                outcomes[fault][stage.trial(fault, name, number)] += 1
            except Broken as problem:
                failed += 1
                print(f"{operation.name}: {fault}, {name} number {number}: {problem}", file=sys.stderr)
        for fault, counted in outcomes.items():
            if counted:
                print(row(operation, fault, counted), flush=True)
    print(f"\n{runs // given.every} runs, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
