#!/usr/bin/env python3
"""Makes a folder of news pages for benchmarks: python3 bench/make_articles.py COUNT FOLDER [FIRST]

Each is an HTML page of some 450 words of made-up news, with the navigation, metadata and boilerplate that
such pages have. The same number gives the same page, whatever else is made. A thousand to a folder below.
"""
import datetime
import html
import json
import pathlib
import random
import sys

FIRST_NAMES = ("Anna Boris Clara David Elena Farid Greta Hugo Irina James Karin Lewis Maria Nadia Oscar Petra "
               "Quentin Rosa Stefan Tamara Ulrich Vera Walter Xenia Yusuf Zora").split()
LAST_NAMES = ("Abbott Brandt Castell Dvorak Eriksen Fontaine Granger Hollis Ivanov Jansen Keller Lindqvist "
              "Marchetti Novak Okafor Petrov Quist Ramos Sorensen Tanaka Ullman Varga Weston Yilmaz Zeller").split()
PLACES = ("Valmera Ostrova Brennick Calder Dunmore Eastmere Fallow Gresham Harrow Istvale Jarrow Kestrel Lorne "
          "Marrick Norwell Orrin Pellworth Quarrow Ruthven Selby Thornby Ulverston Vesper Wexcombe").split()
BODIES = ("Harbour Authority,Waterways Agency,Ministry of Transport,Court of Appeal,Central Bank,City Council,"
          "Police Department,Teachers' Union,Chamber of Commerce,Port Company,Institute of Health").split(",")
OUTLETS = ("The Lantern,The Brennick Courier,Harbour News,Valmera Daily,The Eastern Post,Morning Record").split(",")
MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

SENTENCES = [
    "{person} met {other} in {place} on {day} to discuss the future of the {body}.",
    "The {body} said on {weekday} that it had suspended {number} contracts after an audit.",
    "In {month} {year}, {person} was appointed head of the {place} {body}.",
    "Police arrested {person}, {age}, in {place} on {weekday} on suspicion of fraud.",
    "\"We were never told about the tests,\" {person} said. \"Nobody asked us.\"",
    "{person} resigned {ago}, {number} days after the {body} published its report.",
    "A court in {place} ordered the {body} to pay {number} million crowns on {day}.",
    "The strike began on {day} and lasted until {later}, according to the {body}.",
    "{other} accused {person} of hiding the documents, which {person} denied.",
    "Protesters gathered outside the {body} in {place} last {weekday}.",
    "The bridge at {place} has been closed since {month}, when a barge struck one of its piers.",
    "The {place} {body} will vote on the plan next {weekday}.",
    "Officials from {place} and {town} signed the agreement in {year}.",
    "About {number} people were evacuated after a fire broke out in {place} early on {weekday}.",
    "{person} tweeted on {day} that the figures were \"plainly wrong\".",
    "The {body} had warned {other} of the risk in a letter dated {day}.",
    "Before the flood of {year}, the {body} had cut its staff by {number} per cent.",
    "{person} told reporters that she had not seen the letter until {weekday}.",
    "It was the third such case in {place} since {year}.",
    "{other} is expected to appear before a committee in {place} on {later}.",
    "The company, founded in {year}, employs {number} people in {place}.",
    "Neither {person} nor the {body} answered questions sent to them this week.",
]


def words_of(rng, published):
    def date(days):
        day = published + datetime.timedelta(days=days)
        return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if rng.random() < .6 else "")

    def person():
        return f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"

    cast, places = [person() for _ in range(6)], rng.sample(PLACES, 4)
    while True:
        before = rng.randrange(1, 900)
        one, other = rng.sample(cast, 2)
        yield rng.choice(SENTENCES).format(
            person=one, other=other, place=rng.choice(places), town=rng.choice(places), body=rng.choice(BODIES),
            day=date(-before), later=date(rng.randrange(2, 60)), weekday=rng.choice(WEEKDAYS),
            month=rng.choice(MONTHS), year=published.year - rng.randrange(1, 9), number=rng.randrange(2, 400),
            age=rng.randrange(19, 80), ago=rng.choice(["yesterday", "last week", "two months ago", "a year ago"]))


def page(number):
    rng = random.Random(f"article {number}")
    published = datetime.date(2012, 1, 2) + datetime.timedelta(days=rng.randrange(3600))
    outlet, author = rng.choice(OUTLETS), f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
    sentences = words_of(rng, published)
    title = next(sentences).rstrip(".")
    paragraphs, words = [], 0
    while words < 430:
        text = " ".join(next(sentences) for _ in range(rng.randrange(1, 4)))
        words += text.count(" ") + 1
        paragraphs.append(f"<p>{html.escape(text, quote=False)}</p>")
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
                       "datePublished": f"{published}T06:00:00Z", "author": {"@type": "Person", "name": author},
                       "publisher": {"@type": "Organization", "name": outlet}})
    menu = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in
                   ("News", "Politics", "Business", "Sport", "Culture", "Weather", "Opinion", "Letters"))
    more = "".join(f"<li><a href='/more/{i}'>{html.escape(next(sentences), quote=False)}</a></li>" for i in range(6))
    body = "\n".join(paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)} | {outlet}</title>
<meta property="og:site_name" content="{outlet}"><link rel="canonical" href="https://example.org/{number}">
<script type="application/ld+json">{data}</script><style>body {{ margin: 0 }} nav li {{ display: inline }}</style>
</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{html.escape(title)}</h1>
<p class="byline">By {author}</p>
{body}
</article><aside><h2>Read more</h2><ul>{more}</ul></aside></main>
<footer><p>Subscribe to our newsletter. All rights reserved. Contact us. Privacy policy.</p></footer></body></html>
"""


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    for number in range(first, first + count):
        inside = folder / f"{number // 1000:04}"
        if number % 1000 == 0 or number == first:
            inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{number:07}.html").write_text(page(number), encoding="utf-8")


main()
