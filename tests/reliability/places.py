#!/usr/bin/env python3
"""Folders that cannot be written to, clocks that go back, and time zones.

usage: places.py PROGRAM WORK_FOLDER

- In a folder for reading only, all that reads works, all that writes says so with the file and a cause, and nothing changes.
- A decision made when the clock stands before the last one is kept, in its order, and can be undone.
- What a story prints is the same in every time zone, also when the sources are read again.

As root the first is tried in an account that owns nothing, in a folder of the system for temporary files: WORK_FOLDER may lie where
that account may not go.
Exit status 1 when something was not so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from small_story import Broken, Program, add_words

ZONES = ["UTC", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "America/St_Johns", "XXX-14:59", ":nowhere", ""]
NOBODY = 65534


def as_nobody(program, folder, *words):
    """Runs a command in an account that owns nothing here."""
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run([program, "-f", "s.dateline", *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, timeout=60, **user)  # fmt: skip


def read_only(program, _):
    folder = Path(tempfile.mkdtemp(prefix="dateline-places-"))
    try:
        os.chmod(folder, 0o755)
        in_read_only(program, folder)
    finally:
        shutil.rmtree(folder)


def in_read_only(program, folder):
    story = folder / "s.dateline"
    program.must(story, *add_words(folder, "lantern.txt"))
    events = program.must(story, "events")
    shutil.copy(program.path, folder / "program")  # where every account can run it
    os.chmod(folder / "program", 0o755)
    os.chmod(story, 0o444)
    os.chmod(folder, 0o555)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "program"}
    try:
        for words in (["events"], ["show", "E1"], ["timeline"], ["sources"], ["log"], ["doctor"], ["dump"], ["factsheet"]):
            done = as_nobody("./program", folder, *words)
            if done.returncode != 0 or not done.stdout:
                raise Broken(f"`{' '.join(words)}` in a read-only folder: {done.returncode} {done.stderr}")
        if as_nobody("./program", folder, "events").stdout != events:
            raise Broken("events are other ones in a read-only folder")
        for words in (["check", "E1"], ["add", "lantern.txt"], ["undo"], ["timeline", "-o", "t.svg"], ["backup", "b.dateline"],
                      ["export", "ics", "-o", "x.ics"], ["remove-source", "S1", "--yes"], ["doctor", "--repair"]):  # fmt: skip
            done = as_nobody("./program", folder, *words)
            if done.returncode == 0 and words not in (["doctor", "--repair"], ["add", "lantern.txt"]):
                raise Broken(f"`{' '.join(words)}` says that it is done in a read-only folder")
            if done.returncode not in (0, 1) or (done.returncode and not done.stderr.startswith("dateline: ")):
                raise Broken(f"`{' '.join(words)}` in a read-only folder: {done.returncode} {done.stderr}")
        if before != {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "program"}:
            raise Broken("something was changed in a read-only folder")
    finally:
        os.chmod(folder, 0o755)


def clock_back(program, folder):
    story = folder / "s.dateline"
    program.must(story, *add_words(folder, "lantern.txt"))
    for now, words in (("2016-06-01T09:00Z", ["check", "E1"]), ("2001-01-01T00:00Z", ["accept", "E2"]),
                       ("1969-12-31T00:00Z", ["tag", "old", "E1"]), ("2016-06-02T00:00Z", ["note", "x", "E1"])):  # fmt: skip
        done = subprocess.run([program.path, "--now", now, "-f", str(story), *words], capture_output=True, text=True, env=program.environment)
        if done.returncode != 0:
            raise Broken(f"`{' '.join(words)}` at {now}: {done.stderr}")
    log = program.must(story, "log")
    places = [log.find(word) for word in ("check", "accept", "tag", "note")]
    if -1 in places or places not in (sorted(places), sorted(places, reverse=True)):
        raise Broken(f"the log is not in the order of decisions:\n{log}")
    program.must_be_well(story)
    for _ in range(4):
        program.must(story, "undo")
    program.must_be_well(story)


def zones(program, folder):
    seen = set()
    for zone in ZONES:
        story = folder / "s.dateline"
        story.unlink(missing_ok=True)
        program.environment["TZ"] = zone
        for name in ("lantern.txt", "courier.txt"):
            program.must(story, *add_words(folder, name))
        program.must(story, "set", "S1", "published", "2016-05-05")
        seen.add((program.state(story), program.must(story, "timeline"), program.must(story, "export", "ics", "-o", "/dev/stdout")))
    del program.environment["TZ"]
    if len(seen) != 1:
        raise Broken(f"{len(ZONES)} zones give {len(seen)} different stories")


def main():
    program, work = Program(sys.argv[1]), Path(sys.argv[2]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    wrong = 0
    for check in (read_only, clock_back, zones):
        folder = work / check.__name__
        folder.mkdir(parents=True)
        try:
            check(program, folder)
            print(f"{check.__name__}: as it should be")
        except Broken as problem:
            wrong += 1
            print(f"{check.__name__}: {problem}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
