#!/usr/bin/env python3
"""What a shell offers at the end of a line, one word a line: ask_shell.py bash|zsh|fish SCRIPT_FOLDER LINE

SCRIPT_FOLDER holds the completion as it is installed: dateline for bash, _dateline for zsh, dateline.fish for fish. zsh only completes
at a terminal, so it is given one; its answer is told from the screen by the begin of each row.
"""

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time


def bash(folder, line):
    words = shlex.split(line.replace("=", " = "))
    words = words + [""] if line.endswith((" ", "=")) else words
    said = subprocess.run(
        ["bash", "--norc", "-c", f"""source {shlex.quote(folder)}/dateline
           COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1} COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}
           _dateline; printf '%s\\n' "${{COMPREPLY[@]}}" """],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return said.stdout


def fish(folder, line):
    said = subprocess.run(
        ["fish", "--no-config", "-c", f"source {shlex.quote(folder)}/dateline.fish; complete -C {shlex.quote(line)}"],
        capture_output=True, text=True, check=True, env={**os.environ, "HOME": "/nonexistent"},
    )  # fmt: skip
    return "".join(row.split("\t")[0] + "\n" for row in said.stdout.splitlines())


class Terminal:
    def __init__(self, *command):
        self.printed = b""
        self.child, self.end = pty.fork()
        if self.child == 0:
            os.execvpe(command[0], command, {**os.environ, "TERM": "dumb", "HOME": "/nonexistent", "PS1": "> "})

    def until(self, mark, seconds=20):
        """What is printed up to a mark, with it. What comes behind it is kept for the next call."""
        last = time.monotonic() + seconds
        while mark not in self.printed:
            ready, _, _ = select.select([self.end], [], [], max(0, last - time.monotonic()))
            if not ready:
                sys.exit(f"zsh printed no {mark!r} in {seconds} s, but {self.printed!r}")
            try:
                self.printed += os.read(self.end, 1 << 16)
            except OSError:  # the shell has ended
                sys.exit(f"zsh ended, and printed {self.printed!r}")
        upto = self.printed.index(mark) + len(mark)
        out, self.printed = self.printed[:upto], self.printed[upto:]
        return out.decode("utf8", "replace")

    def type(self, text):
        os.write(self.end, text.encode())


def zsh(folder, line):
    terminal = Terminal("zsh", "-f")
    setup = f"stty cols 250 rows 200; fpath=({shlex.quote(folder)} $fpath); autoload -Uz compinit; compinit -D -u; LISTMAX=0"
    # The mark is typed in two halves, so that only its printing shows it whole.
    terminal.type(setup + "; setopt no_auto_menu no_menu_complete no_beep; bindkey '^X' list-choices; print rea''dy\n")
    terminal.until(b"ready\r\n")
    terminal.until(b"> ")
    terminal.type(line + "\x18\x05\x15print do''ne\n")
    screen = terminal.until(b"done\r\n").replace("\r", "")
    os.kill(terminal.child, 9)
    os.waitpid(terminal.child, 0)
    shown = screen.split(line, 1)[1].split("\n> ")[0].split("\n")[1:]
    words = []
    for row in shown:
        words += [row.split(" -- ")[0].strip()] if " -- " in row else re.split(r"\s{2,}|\s(?=\S+$)", row.strip())
    return "".join(word + "\n" for row in words for word in row.split() if word)


if __name__ == "__main__":
    sys.stdout.write({"bash": bash, "zsh": zsh, "fish": fish}[sys.argv[1]](*sys.argv[2:]))
