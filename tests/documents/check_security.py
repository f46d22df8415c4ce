#!/usr/bin/env python3
"""Hold docs/security.md to the program: its table of limits to `--help`, and its word on the network to strace.

usage: check_security.py PROGRAM SOURCE_FOLDER WORK_FOLDER limits|network
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

BOUND = re.compile(r"^  (--max-[a-z-]+) N\s.*\n?(?:\s{20,}.*\n)*", re.M)


def limits(program, source):
    """Every --max-… option that has a default stands in the table with it, and no other row does."""

    def asked(*words):
        return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout

    overview = asked()
    commands = re.findall(r"^  ([a-z][a-z-]*)  +\S", overview.split("Subcommands:")[1], re.M)
    assert len(commands) > 30, commands
    wanted = set()
    for name, text in [("all", overview), *((one, asked(one)) for one in commands)]:
        for option in BOUND.finditer(text):
            default = re.search(r"default: (\d+)", option[0])
            if default:
                wanted.add((name, option[1], default[1]))
    document = (source / "docs/security.md").read_text(encoding="utf8")
    found = set(re.findall(r"^\| ([a-z-]+) \| `(--max-[a-z-]+)` \| (\d+) \|", document, re.M))
    for row in sorted(wanted - found):
        print(f"not in docs/security.md: {row}")
    for row in sorted(found - wanted):
        print(f"docs/security.md says what --help does not: {row}")
    print(f"{len(wanted)} limits")
    return 0 if wanted == found and wanted else 1


def network(program, source, work):
    """No command but `open` makes a socket, and `open` none but on the loopback interface."""
    if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode:
        print("check_security: skipped, strace is not installed or may not trace here")
        return 77
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copytree(source / "data/samples", work / "samples")

    def traced(*words, until=None):
        command = ["strace", "-f", "-e", "trace=network", "-o", str(work / "trace"), program, *words]
        running = subprocess.Popen(command, cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            _, said = running.communicate(timeout=until)
            assert running.returncode == 0, (words, said)
        except subprocess.TimeoutExpired:
            # The traced program, not strace alone, is told to end.
            subprocess.run(["kill", "-INT", (work / "trace").read_text().split()[0]], check=True)
            running.communicate(timeout=60)
        return [line for line in (work / "trace").read_text().splitlines() if re.match(r"\d+ +\w+\(", line)]

    wrong = 0
    for words in (
        ["add", "--manifest", "samples/sources.csv"], ["events"], ["show", "E1"], ["preview", "samples/lantern-2017-07-08.txt"],
        ["timeline", "-o", "t.html"], ["timeline", "-o", "t.pdf"], ["diagram", "-o", "d.dot"], ["factsheet", "-o", "f.docx"],
        ["export", "timelinejs", "-o", "t.json"], ["sql", "SELECT 1"], ["check", "E1"], ["backup", "copy.dateline"],
        ["share", "-o", "desk.dateline"], ["pull", "desk.dateline"], ["dump", "-o", "story.txt"], ["doctor"],
        ["remove-source", "S1", "--yes"],
    ):  # fmt: skip
        calls = traced(*words)
        if calls:
            wrong += 1
            print(f"`dateline {' '.join(words)}` makes calls to the network: {calls[:3]}")
    calls = traced("open", "--no-browser", until=5)
    bound = [line for line in calls if " bind(" in line]
    if not bound:
        wrong += 1
        print("`dateline open` binds no socket: the check sees nothing")
    for line in bound + [line for line in calls if " connect(" in line]:
        if "AF_UNIX" not in line and "127.0.0.1" not in line:
            wrong += 1
            print(f"`dateline open`: {line}")
    return 1 if wrong else 0


def main():
    program, source, work = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    return limits(program, source) if sys.argv[4] == "limits" else network(program, source, work)


if __name__ == "__main__":
    sys.exit(main())
