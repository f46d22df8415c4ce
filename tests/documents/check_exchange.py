"""usage: check_exchange.py CONSUMER, in a folder that has events.json and what was exported from the same story."""

import datetime
import json
import sys

STORY = json.load(open("events.json"))
EVENTS = {event["id"]: event for event in STORY["events"]}
ACTORS = {actor["id"]: actor["name"] for event in STORY["events"] for actor in event["actors"]}
ROLES = {(actor["id"], event["id"], actor["role"]) for event in STORY["events"] for actor in event["actors"]}


def same(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, and the story has {wanted!r}")


def says(title, event):
    """Whether a title says what is to be known before it is read."""
    standing = event.get("standing", "")
    return not standing or standing in title.lower()


def networkx():
    import networkx

    for name, graph in (("GraphML", networkx.read_graphml("story.graphml")), ("GEXF", networkx.read_gexf("story.gexf"))):
        labels = networkx.get_node_attributes(graph, "label")
        same(name + ": nodes", set(graph), set(EVENTS) | set(ACTORS))
        same(name + ": edges", graph.number_of_edges(), len(ROLES) + len(STORY["relations"]))
        roles = {(one, other, data["kind"]) for one, other, data in graph.edges(data=True) if data["type"] == "takes part"}
        same(name + ": roles", roles, ROLES)
        for event in EVENTS.values():
            if not says(labels[event["id"]], event):
                sys.exit(f"{name}: {labels[event['id']]!r} does not say {event['standing']!r}")
            same(name + ": date of " + event["id"], graph.nodes[event["id"]].get("edtf", ""), event["time"]["edtf"])


def icalendar():
    import icalendar

    calendar = icalendar.Calendar.from_ical(open("story.ics", "rb").read())
    entries = [part for part in calendar.walk() if part.name in ("VEVENT", "VJOURNAL")]
    same("entries", len(entries), len(EVENTS))
    same("different UIDs", len({str(entry["UID"]) for entry in entries}), len(EVENTS))
    for entry, event in zip(entries, EVENTS.values()):
        if not says(str(entry["SUMMARY"]), event):
            sys.exit(f"{entry['SUMMARY']!r} does not say {event['standing']!r}")
        first, latest = event["time"]["bounds"][0], event["time"]["bounds"][3]
        is_bounded = bool(first and latest) and not first.startswith("-")
        same("kind of " + event["id"], entry.name, "VEVENT" if is_bounded else "VJOURNAL")
        if is_bounded:
            same("begin of " + event["id"], entry["DTSTART"].dt.isoformat(), first)
            last = entry["DTEND"].dt - datetime.timedelta(days=1)
            same("end of " + event["id"], last.isoformat(), latest)
    title = next(event["title"] for event in EVENTS.values() if event["title"].startswith("Émile"))
    same("long title", [str(entry["SUMMARY"]) for entry in entries if "Émile" in entry["SUMMARY"]], [title])


def csv():
    import csv

    def rows(path):
        with open(path, encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file, strict=True))
        for row in read:
            if None in row or None in row.values():
                sys.exit(f"{path}: a row has not as many cells as the head: {row!r}")
        return read

    for name, got in (("story.csv", rows("story.csv")), ("slides.csv", rows("slides.csv")[1:])):
        same(name + ": rows", len(got), len(EVENTS))
        for row, event in zip(got, EVENTS.values()):
            headline = row.get("headline", row.get("Headline"))
            if not says(headline, event):
                sys.exit(f"{name}: {headline!r} does not say {event['standing']!r}")
            same(name + ": date of " + event["id"], row.get("edtf", row.get("EDTF")).removeprefix("'"), event["time"]["edtf"])
    same("Neo4j, Kuzu: roles", len(rows("graph/takes_part.csv")), len(ROLES))


def pandoc():
    lines = [line.strip() for line in open("story.txt", encoding="utf-8")]
    text = "\n".join(lines)
    for event in EVENTS.values():
        # What may have been in any month of a year stands before its months: each line is taken once.
        # A heading says the standing before or after the title, and is shorter than the words that are quoted.
        line = min((line for line in lines if event["title"] in line), key=lambda line: (not says(line, event), len(line)), default=None)
        if line is None:
            sys.exit(f"{event['title']!r} is not in the Word document, or not often enough")
        lines.remove(line)
        if not says(line, event):
            sys.exit(f"{line!r} does not say {event['standing']!r}")
        for claim in event["claims"]:
            if claim.get("quote") and claim["quote"].replace("\n", " ") not in text:
                sys.exit(f"{claim['quote']!r} is not in the Word document")


def rdflib():
    import rdflib

    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    schema = rdflib.Namespace("https://schema.org/")
    turtle = rdflib.Graph().parse("story.ttl", format="turtle")
    linked = rdflib.Graph().parse("story.jsonld", format="json-ld")
    for name, graph, kind, label in (
        ("Turtle", turtle, sem.Event, rdflib.RDFS.label),
        ("JSON-LD", linked, schema.Event, schema.name),
    ):
        titles = sorted(str(graph.value(one, label)) for one in graph.subjects(rdflib.RDF.type, kind))
        same(name + ": events", len(titles), len(EVENTS))
        for standing in ("alleged", "planned", "denied"):
            wanted = [event for event in EVENTS.values() if event.get("standing") == standing]
            found = [title for title in titles if title.lower().startswith(standing + ":")]
            same(f"{name}: {standing}", len(found), len(wanted))
        if not any('A "quoted" <title>; with, commas \\ and ]]> more' in title for title in titles):
            sys.exit(name + ": a title is not what it was")
    same("Turtle: roles", len(list(turtle.subjects(sem.roleType))), len([r for r in ROLES if r[2] != "place"]))
    same("Turtle: articles", len(set(turtle.subjects(rdflib.DCTERMS.publisher))), len(STORY["sources"]))
    same("JSON-LD: articles", len(list(linked.subjects(rdflib.RDF.type, schema.NewsArticle))), len(STORY["sources"]))
    days = [literal for literal in turtle.objects() if getattr(literal, "datatype", None) == rdflib.XSD.date]
    if not days or not all(isinstance(day.value, datetime.date) for day in days):
        sys.exit("Turtle: a day is none")


CONSUMERS = {"networkx": networkx, "icalendar": icalendar, "rdflib": rdflib, "csv": csv, "pandoc": pandoc}
CONSUMERS[sys.argv[1]]()
