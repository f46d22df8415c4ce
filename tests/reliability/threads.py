#!/usr/bin/env python3
"""What runs on several threads: threads.py PROGRAM WORK

Reading articles many at once gives the same story and the same words as one at a time, and a workbench that many ask at
once, while one of them decides, answers everybody and loses nothing. Run plainly by ctest, and by .ci/full with
a program built to find data races (the preset tsan), which then ends with status 66.
"""
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import urllib.parse

ARTICLES, ASKING, QUESTIONS = 24, 6, 12
RACE = 66


def article(number):
    return (f"Harbour board meets again, part {number}\n\nThe harbour board of Varnby met on {number % 28 + 1} March 2016. Greta "
            f"Holm, who leads the board, said the quay would close in {2017 + number % 3}. The union of dockers had struck two "
            f"weeks earlier.\n\n\"Nobody told us,\" said Piet Adler on {number % 28 + 1} March 2016.\n")


class Work:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = {**os.environ, "TSAN_OPTIONS": f"exitcode={RACE} halt_on_error=0", "XDG_RUNTIME_DIR": "",
                            "DATELINE_WHO": "anna"}
        self.environment.pop("DATELINE_FILE", None)

    def run(self, story, *arguments):
        ran = subprocess.run([self.program, "--now", "2026-01-01T00:00:00Z", "-f", story, *arguments], cwd=self.folder,
                             env=self.environment, capture_output=True, text=True, timeout=600)
        if "ThreadSanitizer" in ran.stderr or ran.returncode == RACE:
            sys.exit(f"a data race in {arguments}:\n{ran.stderr}")
        return ran

    def add_many(self):
        said = {}
        for jobs in ("1", "4"):
            ran = self.run("story", "add", "-j", jobs, "articles", "--published", "", "--outlet", "Varnby Courier")
            assert ran.returncode == 2, ran  # an empty date is refused before anything is read
            ran = self.run("story", "add", "-j", jobs, "articles", "--outlet", "Varnby Courier")
            assert ran.returncode == 1 and f"{ARTICLES} added, 1 already there, 2 failed" in ran.stdout, ran
            said[jobs] = ran.stdout, ran.stderr, self.run("story", "dump").stdout
            os.rename(self.folder / "story", self.folder / f"story{jobs}")
        assert said["1"] == said["4"], "what is read at once is not what is read one after the other"

    def ask_many(self):
        opened = subprocess.Popen([self.program, "-f", "story4", "open", "--no-browser"], cwd=self.folder, env=self.environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        address = urllib.parse.urlsplit(opened.stdout.readline().strip())
        wrong = []

        def ask(method, path, body=None):
            line = http.client.HTTPConnection("127.0.0.1", address.port, timeout=300)
            line.request(method, address.path + path, body, {"Origin": f"http://127.0.0.1:{address.port}"} if body else {})
            reply = line.getresponse()
            words = reply.read()
            line.close()
            return reply.status, words

        def one(who):
            for i in range(QUESTIONS):
                event = f"E{(who * QUESTIONS + i) % 40 + 1}"
                if who == 0:
                    status, words = ask("POST", "api/do", json.dumps({"do": "accept", "words": [event]}))
                else:
                    path = ["api/events", "api/queue", "api/counts", f"api/event/{event}", "api/article/S1", "api/story"]
                    status, words = ask("GET", path[(who + i) % len(path)])
                if status != 200 or not words:
                    wrong.append((who, i, status, words[:200]))

        asking = [threading.Thread(target=one, args=(who,)) for who in range(ASKING)]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
        opened.terminate()
        errors = opened.communicate(timeout=120)[1]
        assert opened.returncode == 0 and "ThreadSanitizer" not in errors, errors
        assert not wrong, wrong
        decided = self.run("story4", "log").stdout.count("accept")
        assert decided == QUESTIONS, f"{decided} of {QUESTIONS} decisions are in the log"


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute()
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        (folder / "articles" / f"{number:02}.txt").write_text(article(number))
    (folder / "articles" / "90.txt").write_text(article(3))
    (folder / "articles" / "05b.html").write_text("<html><body></body></html>")
    (folder / "articles" / "17b.json").write_text('{"broken')
    work = Work(program, folder)
    work.add_many()
    work.ask_many()
    print(f"{ARTICLES} articles read at once as one after the other; {ASKING * QUESTIONS} questions at once answered")


main()
