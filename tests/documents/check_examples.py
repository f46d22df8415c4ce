#!/usr/bin/env python3
"""usage: check_examples.py PROGRAM PROJECT MANUAL WORK

Runs every example of every man page, as it stands there. The examples of a page run one after the other in a folder of their own,
in which there is what they name: a story, articles, tables, pictures. Each must end with exit status 0, but for those below.
"""
import gzip
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

program, project, manual, work = (pathlib.Path(word).resolve() for word in sys.argv[1:])
SAMPLES = project / "data/samples"

# Examples that cannot run as they stand: what is written in place of which words, and why.
REPLACED = {
    "dateline open": ("dateline open", "timeout --preserve-status --signal=INT 3 dateline open", "it runs until it is told to end"),
    "dateline -f desk.dateline open": ("dateline -f", "timeout --preserve-status --signal=INT 3 dateline -f", "the same"),
    "dateline open --read-only": ("dateline open", "timeout --preserve-status --signal=INT 3 dateline open", "the same"),
    "dateline open --no-browser": ("dateline open", "timeout --preserve-status --signal=INT 3 dateline open", "the same"),
    "dateline backup /media/stick/story.dateline": ("/media", "media", "no stick is in this machine"),
}
# Examples that ask somebody at a terminal: they get one, and no answer.
ON_TERMINAL = {"dateline edit E3 E5", "dateline edit in:front-page", 'EDITOR="code --wait" dateline edit kind:expulsion'}
# What is done before the examples of a page, beyond what prepare() does.
BEFORE = {
    "dateline-load": ["rm -f copy.dateline"],
    "dateline-redo": ["dateline undo 17", "dateline undo"],
    "dateline-review": ["dateline add article.html --records model.jsonl"],
    "dateline-share": ["rm desk.dateline"],
    "dateline-split": ["dateline merge E3 E7 E9 E40"],
}
# Programs of others that examples run, and that would ask the network or somebody: what stands in for them.
STAND_INS = {
    "curl": f"#!/bin/sh\ncat '{SAMPLES}/tidewater-post-2017-07-10.html'\n",
    "code": "#!/bin/sh\n[ \"$1\" = --wait ] && [ -f \"$2\" ]\n",  # an editor in which nothing is changed
    "vi": "#!/bin/sh\n[ -f \"$1\" ]\n",
    "xdg-open": "#!/bin/sh\n",
}


def unquoted_end(line: str, quote: str) -> tuple[int, str]:
    """Where a command ends on its line: two blanks outside of quotes begin a remark. And the quote that is open at the end."""
    at = 0
    while at < len(line):
        c = line[at]
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif line.startswith("  ", at):
            return at, ""
        at += 1
    return at, quote


def examples_of(page: pathlib.Path) -> list[str]:
    found, inside, quote, more = [], False, "", False
    for line in page.read_text(encoding="utf8").splitlines():
        if line.startswith(".SH "):
            inside = line == ".SH EXAMPLES"
            continue
        if not inside or line in (".nf", ".fi"):
            continue
        line = line.replace("\\&", "").replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")
        if not quote and not more:
            if not re.match(r"  \S", line):
                if not line.startswith("    "):
                    sys.exit(f"{page.name}: neither an example nor a remark on one: {line!r}")
                continue  # a remark goes on
            line = line[2:]
            end, quote = unquoted_end(line, "")
            found.append(line[:end])
        else:
            begin = 0 if quote else len(line) - len(line.lstrip())
            end, quote = unquoted_end(line[begin:], quote)
            found[-1] += "\n" + line[: begin + end]
        more = found[-1].endswith("\\")
    return found


def small_pdf() -> bytes:
    """A page with a few lines."""
    lines = ["The harbour board", "Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017.", "The board dismissed two inspectors on 6 July 2017."]
    text = "BT /F1 12 Tf 72 720 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(text)}>>\nstream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode()


def article_page(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>\n"


def run(folder: pathlib.Path, command: str) -> subprocess.CompletedProcess:
    home = folder / "home"
    environment = {"PATH": f"{work}/bin:{os.environ['PATH']}", "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LC_ALL": "C.UTF-8",
                   "DATELINE_WHO": "anna"}
    return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)


def prepare(folder: pathlib.Path) -> None:
    """All that the examples name. Texts are those of the samples, or are written here."""
    shutil.copytree(SAMPLES, folder)
    for file in (project / "tests/documents/input/imports").iterdir():
        shutil.copy(file, folder)
    for name in ("articles", "media/stick", "home"):
        (folder / name).mkdir(parents=True)
    meeting = "Donald Trump met Vladimir Putin at the G20 summit in Hamburg on Friday. Sign up for our newsletter."
    write = lambda name, text: (folder / name).write_text(text, encoding="utf8")
    write("article.txt", "A vote\n\nDavid Cameron resigned after the Brexit vote. Barack Obama met Donald Trump on 10 November 2016.\n")
    write("article.html", article_page("A meeting", meeting))
    write("saved-page.html", article_page("A second meeting", meeting + " Theresa May visited Hamburg a day later."))
    write("another.html", article_page("A third", "Angela Merkel opened the summit on 7 July 2017."))
    write("a.txt", "Barack Obama met Vladimir Putin in Lima on 20 November 2016.\n")
    write("b.html", article_page("A fourth", "Vladimir Putin expelled 755 diplomats on 30 July 2017."))
    write("articles/one.txt", "John Kerry met Sergei Lavrov in Geneva on 9 September 2016.\n")
    write("feed.xml", "<rss version='2.0'><channel><title>The Lantern</title><item><title>A ferry</title><pubDate>Mon, 10 Jul 2017 09:00:00 GMT</pubDate>"
          "<description>The ferry left Lindholm on Sunday and met a freighter in fog.</description></item></channel></rss>\n")
    page = article_page("A fifth", "The board dismissed Jo Marden on 3 July 2017.").encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date: 2017-07-10T09:00:00Z\r\n"
            f"WARC-Target-URI: https://example.org/fifth\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    write("mail.eml", "From: Ada Berg <ada@example.org>\nTo: desk@example.org\nDate: Mon, 10 Jul 2017 09:00:00 +0000\nSubject: The order\n\n"
          "The ministry expelled two diplomats on Friday.\n")
    (folder / "report.pdf").write_bytes(small_pdf())
    write("articles.jsonl", '{"id":"a","published":"2017-07-10","text":"The mayor of Lindholm resigned on Monday."}\n')
    write("response.json", json.dumps({"response": {"results": [{"webTitle": "A sixth", "fields": {"bodyText": "Piet Adler was arrested on 8 July 2017."}}]}}))
    write("question.sql", "SELECT id, title FROM events\n")
    write("lines.txt", "events who:obama\nstats\n")
    shutil.copy(project / "tests/data/pictures/harbour.jpg", folder / "gate.jpg")
    shutil.copy(project / "tests/data/pictures/harbour.png", folder / "line.png")
    # S1 is a page with a picture, S3 has the words that an example quotes.
    paragraphs = (SAMPLES / "harbour-courier-2016-06-15.txt").read_text(encoding="utf8").strip().split("\n\n")
    image = "https://harbour-courier.example/gate.jpg"
    write("harbour.html", f"<html><head><title>{paragraphs[0]}</title><meta property='og:image' content='{image}'><meta property='og:image:alt' content='Police before a gate'></head><body><article><h1>{paragraphs[0]}</h1>"
          + "".join(f"<p>{one}</p>" for one in paragraphs[1:]) + "</article></body></html>\n")
    write("names.txt", "Old names\n\nMargaret Thatcher met George Bush in Paris on 19 November 1990.\n\nOrbán Viktor visited Hamburg on 7 July 2017.\n")
    write("more-names.txt", "More names\n\nGeorge W. Bush met Viktor Orbán in Washington on 6 May 2001. George W. Bush left a day later.\n")
    fact = {"title": "Donald Trump met Vladimir Putin", "kind": "meeting", "quote": "Donald Trump met Vladimir Putin",
            "participants": [{"name": "Donald Trump", "role": "agent"}, {"name": "Vladimir Putin", "role": "patient"}]}
    write("model.jsonl", json.dumps({"record": 1, "extractor": "model-x 2026-01", "events": [fact]}))
    said = [
        "dateline add harbour.html --published 2016-06-15 --outlet 'Harbour Courier' -q",
        "dateline add lantern-2017-07-08.txt --published 2017-07-08 --outlet 'The Lantern' -q",
        "dateline add northgate-chronicle-2016-12-30.txt --published 2016-12-30 --outlet 'Northgate Chronicle' -q",
        "dateline add --manifest sources.csv -q",
        "dateline add article.html --published 2017-07-10 --outlet 'The Lantern' -q",
        "dateline add article.txt names.txt more-names.txt --outlet 'The Guardian' -q",
        "dateline select front-page E3 E5",
        "dateline check in:front-page",
        "dateline accept E8",
        "dateline tag chapter-1 E3 E5",
        # Entry 17 of the log is a decision, entry 31 is what was printed.
        'while (($(dateline log --max 1 --format csv | tail -n 1 | cut -d , -f 1) < 30)); do dateline note "ask the ministry" E5; done',
        "dateline publish front-page",
        "dateline export timelinejs -o timeline.json",
        "dateline share -o desk.dateline",
        "dateline dump -o story.txt",
        "dateline sheet -o check.csv",
    ]
    for command in said:
        result = run(folder, command)
        if result.returncode != 0:
            sys.exit(f"cannot prepare the folder: {command}\n{result.stderr.decode()}")


shutil.rmtree(work, ignore_errors=True)
(work / "bin").mkdir(parents=True)
os.symlink(program, work / "bin/dateline")
for name, text in STAND_INS.items():
    (work / "bin" / name).write_text(text, encoding="utf8")
    (work / "bin" / name).chmod(0o755)
base = work / "base"
prepare(base)

failed, count, unknown = 0, 0, set(REPLACED) | ON_TERMINAL
for page in sorted(manual.glob("dateline*.1")):
    examples = examples_of(page)
    if not examples:
        print(f"{page.name}: no examples")
        failed += 1
        continue
    folder = work / page.stem
    shutil.copytree(base, folder, symlinks=True)
    for command in BEFORE.get(page.stem, []):
        result = run(folder, command)
        if result.returncode != 0:
            sys.exit(f"cannot prepare the folder of {page.name}: {command}\n{result.stderr.decode()}")
    for command in examples:
        unknown.discard(command)
        old, new, _ = REPLACED.get(command, ("", "", ""))
        line = command.replace(old, new, 1) if old else command
        if command in ON_TERMINAL:
            line = f"script --quiet --return --command {shlex.quote(line)} /dev/null"
        result = run(folder, line)
        count += 1
        if result.returncode != 0:
            failed += 1
            print(f"{page.name}: exit status {result.returncode}: {command}\n    " + result.stderr.decode(errors="replace").strip().replace("\n", "\n    "))
    shutil.rmtree(folder)
for command in sorted(unknown):
    failed += 1
    print(f"check_examples.py knows an example that no page has: {command}")
print(f"{count} examples run, {failed} failed")
sys.exit(failed != 0 or count < 250)
