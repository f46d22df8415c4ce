"""A small story for the reliability tests, and what they ask the program about it."""

import os
import subprocess
from pathlib import Path

ARTICLES = {
    "lantern.txt": (
        "The Lantern",
        "2016-05-04",
        "Lindholm council approves the Varn bridge\n\n"
        "The council of Lindholm approved a new bridge over the Varn on 3 May 2016. Mayor Greta Holm signed the contract "
        "with Norvik Line on Wednesday. Engineer Ada Berg resigned on 2 May 2016, after the firm accused her of delays. "
        "The ministry fined Norvik Line 2 million euros last week.\n",
    ),
    "courier.txt": (
        "Varnby Courier",
        "2016-05-04",
        "Engineer resigns over bridge\n\n"
        "Ada Berg, the engineer of the Varn bridge, resigned on 2 May 2016. The council approved the bridge on 3 May 2016. "
        "Police arrested two men in Varnby on 30 April 2016. Greta Holm met Prime Minister Luc Verhaegen at the bridge "
        "summit.\n",
    ),
    "gazette.txt": (
        "Gazette",
        "2016-05-10",
        "Ministry sues Norvik Line\n\n"
        "The ministry of transport sued Norvik Line on 9 May 2016. Luc Verhaegen said on Monday that the contract was "
        'void. "We will appeal," said Jonas Krantz, the head of Norvik Line. The bridge summit opened on 7 May 2016. '
        "Greta Holm resigned on 10 May 2016.\n",
    ),
}
LONGEST_RUN = 90  # seconds; the program itself waits half a minute for another that writes


class Broken(Exception):
    """The program did not keep what it promises; the message says what."""


class Program:
    """The built program, with a present moment and a signature of its own, so that equal runs print the same."""

    def __init__(self, path):
        self.path = str(Path(path).resolve())
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "DATELINE_WHO": "Nina Dahl",
            "ASAN_OPTIONS": "detect_leaks=0",  # a sanitized program cannot look for leaks while it is traced
        }

    def command(self, story, words):
        """The whole command line."""
        return [self.path, "--now", "2016-06-01T09:00Z", "-f", str(story), *words]

    def run(self, story, *words, keys=""):
        """Runs a command to its end, with `keys` as standard input."""
        return subprocess.run(
            self.command(story, words),
            input=keys,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=LONGEST_RUN,
        )

    def must(self, story, *words, keys=""):
        """As run(); what it prints. Broken when it fails."""
        done = self.run(story, *words, keys=keys)
        if done.returncode != 0:
            raise Broken(f"`dateline {' '.join(words)}` ends with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def state(self, story):
        """What the story says: log, events and sources; nothing while there is no story, or an empty one."""
        log = self.run(story, "log", "--format", "json")
        if "there is no story here yet" in log.stderr or log.stdout == '{\n  "log": []\n}\n':
            return None
        return tuple(self.must(story, what, "--format", "json") for what in ("log", "events", "sources"))

    def must_be_well(self, story):
        """Broken when `doctor` finds something: it checks every byte, and makes the graph anew to compare it."""
        said = self.must(story, "doctor")
        if said != "nothing is wrong\n":
            raise Broken(f"doctor says: {said}")


def add_words(folder, name):
    """The command that adds one of ARTICLES, which is written into the folder."""
    outlet, published, text = ARTICLES[name]
    (folder / name).write_text(text, encoding="utf8")
    return ["add", str(folder / name), "--outlet", outlet, "--published", published]
