#!/usr/bin/env python3
"""The shell at a pseudo-terminal: completion, history, Ctrl-C, what others change: shell.py PROGRAM SAMPLES WORK_FOLDER"""
import os
import pty
import re
import select
import shutil
import stat
import subprocess
import sys
import time

program, samples, work = map(os.path.abspath, sys.argv[1:4])
shutil.rmtree(work, ignore_errors=True)
os.makedirs(work)
os.chdir(work)
environment = {"HOME": work, "XDG_STATE_HOME": work + "/state", "PATH": os.environ["PATH"], "TERM": "xterm",
               "LC_ALL": "C", "DATELINE_FILE": "s.dateline"}
history = work + "/state/dateline/history"
prompt = "dateline> "
patience_s = 60


def run(*arguments):
    subprocess.run([program, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)


class Shell:
    def __init__(self):
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.execve(program, [program, "shell"], environment)
        self.seen = ""
        self.expect(prompt)

    def read(self, until):
        while time.monotonic() < until:
            if not select.select([self.screen], [], [], 0.1)[0]:
                continue
            try:
                got = os.read(self.screen, 65536)
            except OSError:
                return False
            if not got:
                return False
            self.seen += got.decode("utf-8", "replace")
            return True
        return False

    def expect(self, words):
        """Waits until `words` are on the screen, and forgets what was there up to them."""
        until = time.monotonic() + patience_s
        while words not in self.plain():
            if not self.read(until):
                sys.exit(f"waited for {words!r}; on the screen was:\n{self.seen!r}")
        shown = self.plain()
        self.seen = shown[shown.index(words) + len(words):]
        return shown

    def plain(self):
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.seen).replace("\r", "")

    def type(self, keys):
        os.write(self.screen, keys.encode())

    def ask(self, line, answer):
        self.type(line + "\r")
        shown = self.expect(answer)
        self.expect(prompt)
        return shown

    def end(self, keys="quit\r"):
        self.type(keys)
        until = time.monotonic() + patience_s
        while self.read(until):
            pass
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self.screen)
        return status


def check(holds, what):
    if not holds:
        sys.exit("not so: " + what)


run("add", "--manifest", samples + "/sources.csv", "-q")

# Tab completes a command, a field, a name (put into quotation marks) and an option; arrows bring lines back.
shell = Shell()
shell.type("ev\t")
shell.expect("events ")
shell.type("who:bara\t")
shell.expect('"who:Barack Obama"')
shell.type("kind:expul\t")
shell.expect("kind:expulsion")
shell.type("--quo\t--max 1\r")
shell.expect("--quotes --max 1")
shell.expect("E60")
shell.expect(prompt)
shell.type("\x1b[A")
shell.expect('events "who:Barack Obama"')
shell.type("\r")
shell.expect("E60")
shell.expect(prompt)
# Several that may be meant are listed.
shell.type("se\t")
shell.expect("selections")
shell.expect("dateline> se")
shell.type("\x03")
shell.expect(prompt)
# A line that is given up leaves the shell as it is; so does a question that is.
shell.type("events who:no")
shell.expect("who:no")
shell.type("\x03")
shell.expect(prompt)
endless = 'sql "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n" --seconds 600'
shell.type(endless + "\r")
time.sleep(1.5)
shell.type("\x03")
shell.expect("stopped")
shell.expect(prompt)
# What is decided here and what others decide is seen at once.
shell.ask("tag zebra E60", "tagged: E60")
shell.type("events tag:ze\t\r")
shell.expect("tag:zebra")
shell.expect("E60")
shell.expect(prompt)
run("tag", "giraffe", "E81")
shell.ask("events tag:giraffe", "E81")
# Letters beyond ASCII, in whatever locale.
shell.ask("events who:Orbánovič", "no actor 'Orbánovič'")
shell.ask(" actors secretly", "secretly")
check(shell.end() == 0, "quit ends with 0")

lines = open(history, encoding="utf-8").read().splitlines()
check(lines[0] == 'events "who:Barack Obama" kind:expulsion --quotes --max 1', f"the history begins with the first line: {lines}")
check(len([line for line in lines if "--max 1" in line]) == 1, "a line that is repeated is kept once")
check("events who:Orbánovič" in lines, "the history has UTF-8")
check(not any("secretly" in line for line in lines), "lines that begin with a blank are not kept")
check(not any("who:no" == line[-6:] for line in lines), "lines that were given up are not kept")
check(stat.S_IMODE(os.stat(history).st_mode) == 0o600, "the history is for its owner alone")

# The next shell knows the lines of the last.
shell = Shell()
shell.type("\x1b[A\x1b[A")
shell.expect("events who:Orbánovič")
shell.type("\x15")
check(shell.end("\x04") == 0, "Ctrl-D ends with 0")

# Without a story there is nothing to complete, and nothing breaks.
environment["DATELINE_FILE"] = "none.dateline"
shell = Shell()
shell.type("events who:ba\t\r")
shell.expect("there is no story here yet")
shell.expect(prompt)
check(shell.end() == 0, "quit ends with 0 without a story")
check(not os.path.exists("none.dateline"), "a shell makes no story")
print("the shell completes, remembers, stops and sees")
