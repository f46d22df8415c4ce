#!/usr/bin/env python3
"""Kill the program at random moments while an editor decides.

usage: kill_decisions.py PROGRAM WORK_FOLDER ROUNDS

Each round is one decision of a random kind, on a story that is kept over the rounds. It is run once to its end on a copy
that was never killed, which says what the story holds with it, and then on the story, where the process is killed with
SIGKILL at a random moment: of the whole run, from its start to after its end, or of its last part, from its first write on.
`review` is killed in the middle of many decisions. Sometimes the command that comes next is killed too, while it tidies up.
After each kill

- log, events and sources are as before the decision or as after it (of several: after the first so many of them);
- they are not as before what was acknowledged: the process ended with 0, or what it prints says that it is done;
- a next decision on what the kill has left works, and is all that it adds to the log;
- `doctor` finds nothing: every byte is as it was stored, and the graph is what sources and log give.

Prints when the kills came. The moments are drawn anew each time from the same seed; where they fall in the work of the
program is up to the machine. Exit status 1 when something was not so.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from small_story import ARTICLES, Broken, Program, add_words

ROUNDS_PER_STORY = 60
SUMMARY = re.compile(r"\n\d+ decisions?, \d+ keys?.*\n$")  # the last lines of review


class Editor:
    """Draws decisions that suit a story as it is."""

    def __init__(self, program, folder, chance):
        self.program, self.folder, self.chance = program, folder, chance

    def pick(self, story, state):
        """A decision on a story in this state: the words of a command, and the keys typed."""
        _, events, sources = map(json.loads, state)
        people = [actor["id"] for event in events["events"] for actor in event["actors"]]
        draw, number = self.chance.choice, self.chance.randrange(1000)
        if not people or len(sources["sources"]) < len(ARTICLES):
            return self.added_article(number), ""
        event, other = (draw(events["events"])["id"] for _ in range(2))
        actor, namesake = draw(people), draw(people)
        source = draw(sources["sources"])["id"]
        day = f"{number % 28 + 1:02}"
        return draw(
            [
                lambda: (["accept", event, other], ""),
                lambda: (["check", event, draw(["title", "date", "actors", "kind"])], ""),
                lambda: (["reject", event], ""),
                lambda: (["propose", event], ""),
                lambda: (["set", event, "title", f"Title {number}"], ""),
                lambda: (["set", event, "date", f"2016-04-{day}", "--cite", f"interview {number}"], ""),
                lambda: (["set", event, "agent", "Greta Holm; Ada Berg"], ""),
                lambda: (["set", source, "published", f"2016-05-{day}"], ""),
                lambda: (["tag", f"chapter-{number % 5}", event, other], ""),
                lambda: (["note", f"ask again {number}", event], ""),
                lambda: (["merge", event, other], ""),
                lambda: (["merge", actor, namesake], ""),
                lambda: (["split", draw([event, actor]), source], ""),
                lambda: (["distinct", event, other], ""),
                lambda: (["alias", actor, f"Name {number}"], ""),
                lambda: (["relate", event, draw(["causes", "responds_to", "part_of"]), other], ""),
                lambda: (["order", event, draw(["after", "before"]), other], ""),
                lambda: (["anchor", "bridge summit", draw(["2016-05-07..2016-05-08", "2016-05-06", "unknown"])], ""),
                lambda: (["ignore", f"Name {number}"], ""),
                lambda: (["blocks", source, draw(["--keep", "--drop"]), "2"], ""),
                lambda: (["add-event", "--title", f"Call {number}", "--date", "3 May 2016", "--cite", "notes"], ""),
                lambda: (["undo"], ""),
                lambda: (["redo"], ""),
                lambda: (["sheet", "--apply", self.edited_sheet(story, number)], ""),
                lambda: (["review", "--all"], "".join(self.chance.choices("acrsu", k=6))),
                lambda: (self.added_article(number), ""),
                lambda: (["remove-source", source, "--yes"], ""),
            ]
        )()

    def edited_sheet(self, story, number):
        """A sheet of the story with two other titles and a new event."""
        lines = self.program.must(story, "sheet").splitlines()
        edited = [re.sub(r"^(E\d+,[^,]*),[^,\"]+,", rf"\1,Title {number},", line) for line in lines[:3]]
        path = self.folder / "edited.csv"
        path.write_text("\n".join([*edited, f",,New event {number}", ""]), encoding="utf8")
        return str(path)

    def added_article(self, number):
        """The command that adds another version of an article."""
        name = self.chance.choice(list(ARTICLES))
        words = add_words(self.folder, name)
        with open(self.folder / name, "a", encoding="utf8") as article:
            article.write(f"\nThe council of Lindholm met Ada Berg on {number % 28 + 1} May 2016.\n")
        return words

MOMENTS = (
    "before anything was written",
    "while it was writing; not kept",
    "amid several decisions; the first of them kept",
    "after the decision was kept, before it was acknowledged",
    "after it was acknowledged, before the program ended",
    "after the program had ended",
)


@dataclass
class Stage:
    """What there is after so many keys of a decision; after none, and after its end, for most commands."""

    story: Path
    state: tuple
    printed: str  # up to here; nothing at the beginning


class Desk:
    """Two stories that must stay the same: one whose programs are killed, and one whose programs never are."""

    def __init__(self, program, folder, chance):
        self.program, self.folder, self.chance = program, folder, chance
        self.editor = Editor(program, folder, chance)
        self.killed, self.whole = folder / "killed.dateline", folder / "whole.dateline"
        self.moments = Counter()

    def begin(self):
        """Begins both anew with the same articles."""
        for path in self.folder.glob("*.dateline*"):
            path.unlink()
        for name in ARTICLES:
            self.program.must(self.whole, *add_words(self.folder, name))
        shutil.copy(self.whole, self.killed)
        self.state = self.program.state(self.whole)

    def decide(self):
        """One round."""
        words, keys, stages, seconds = self.rehearse()
        from_write = self.chance.random() < 0.5
        moment = self.chance.uniform(0, 0.15 if from_write else 1.2) * seconds
        status, printed = self.kill(words, keys, moment, from_write)
        was_writing = self.is_written_to()
        if self.chance.random() < 0.3:
            self.kill([self.chance.choice(["log", "events", "doctor"])], "", self.chance.uniform(0, seconds))
        acknowledged = self.acknowledged(stages, status, printed)
        try:
            kept = self.check(stages, acknowledged)
        except Broken as problem:
            raise Broken(f"`{' '.join(words)}` {keys} killed {moment:.4f} s after its {'first write' if from_write else 'start'}: {problem}") from None
        self.moments[self.kind_of(stages, status, kept, acknowledged, was_writing)] += 1
        if kept > 0:
            self.state = stages[kept].state
            shutil.copy(stages[kept].story, self.whole)

    def rehearse(self):
        """Draws a decision until one can be made, and runs it on copies of the whole story.

        Gives its words and keys, its stages, and how long it takes.
        """
        while True:
            words, keys = self.editor.pick(self.whole, self.state)
            stages = [Stage(self.whole, self.state, "")]
            for count in range(1, len(keys) + 1) if keys else [0]:
                story = self.folder / f"stage{len(stages)}.dateline"
                shutil.copy(self.whole, story)
                begin = time.monotonic()
                done = self.program.run(story, *words, keys=keys[:count])
                seconds = time.monotonic() - begin
                if done.returncode != 0:
                    break
                stages.append(Stage(story, self.program.state(story), SUMMARY.sub("", done.stdout)))
            else:
                if stages[-1].state != self.state:
                    return words, keys, stages, seconds

    def is_written_to(self):
        """Whether changes stand beside the killed story."""
        beside = Path(f"{self.killed}-wal")
        try:
            return beside.stat().st_size > 0
        except FileNotFoundError:
            return False

    def kill(self, words, keys, moment, from_write=False):
        """Runs a command on the killed story and kills it: its exit status, and what it printed.

        The moment counts from the start of the command, or from its first write.
        """
        with open(self.folder / "keys", "w+") as typed, open(self.folder / "printed", "w+") as printed:
            typed.write(keys)
            typed.seek(0)
            running = subprocess.Popen(
                self.program.command(self.killed, words),
                stdin=typed,
                stdout=printed,
                stderr=subprocess.DEVNULL,
                env=self.program.environment,
            )
            while from_write and running.poll() is None and not self.is_written_to():
                pass
            time.sleep(moment)
            running.kill()
            status = running.wait()
            printed.seek(0)
            return status, printed.read()

    @staticmethod
    def acknowledged(stages, status, printed):
        """How many of the stages the killed program has said to be reached."""
        if status == 0:
            return len(stages) - 1
        return max(n for n, stage in enumerate(stages) if printed.startswith(stage.printed))

    @staticmethod
    def kind_of(stages, status, kept, acknowledged, was_writing):
        """Which of MOMENTS it was."""
        if status == 0:
            return MOMENTS[5]
        if kept == 0:
            return MOMENTS[was_writing]
        if kept < len(stages) - 1:
            return MOMENTS[2]
        return MOMENTS[4 if acknowledged == kept else 3]

    def check(self, stages, acknowledged):
        """What the kill has left; the stage that it is."""
        beside = self.folder / "next.dateline"
        for end in ("", "-wal", "-shm"):
            left = Path(f"{self.killed}{end}")
            if left.exists():
                shutil.copy(left, f"{beside}{end}")
        self.program.must(beside, "anchor", "next meeting", "2016-06-02")
        next_log = log_of(self.program.state(beside))
        state = self.program.state(self.killed)
        kept = [n for n, stage in enumerate(stages) if stage.state == state]
        if not kept:
            raise Broken("what is there is no state before, in or after it")
        if kept[-1] < acknowledged:
            raise Broken(f"{acknowledged} of {len(stages) - 1} parts were acknowledged, and {kept[-1]} are there")
        if next_log[:-1] != log_of(state) or "next meeting" not in next_log[-1]["what"]:
            raise Broken("the next decision is not what it adds")
        self.program.must_be_well(self.killed)
        self.program.must_be_well(beside)
        return kept[-1]


def log_of(state):
    """The entries of the log."""
    return json.loads(state[0])["log"]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, folder, rounds = Program(sys.argv[1]), Path(sys.argv[2]).resolve(), int(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    desk = Desk(program, folder, random.Random(6))
    try:
        for number in range(rounds):
            if number % ROUNDS_PER_STORY == 0:
                desk.begin()
            desk.decide()
    except Broken as problem:
        print(f"round {number + 1}: {problem}")
        return 1
    print(f"{rounds} kills, nothing acknowledged lost, nothing partial seen")
    for moment in MOMENTS:
        print(f"{desk.moments[moment]:6} {moment}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
