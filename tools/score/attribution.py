#!/usr/bin/env python3
"""Score attribution on a GUM file (CoNLL-U, Discourse and Entity in MISC).

usage: attribution.py dev.conllu.gz --run 'dateline extract --jsonl' [--genre news] [--show]

Gold: discourse units whose relation is attribution ("she said", "according to Ford"), from their first word to the
next unit's; the words that GUM marks as the source of an attribution (signal "sem-atsrc") are its speaker.
Found: events that have a participant in the role of speaker. A unit is found where such an event has a trigger in
it; each counts once.
    clause    precision, recall and F1 of units
    speaker   of the units found whose source is marked, the share in which the speaker's words overlap the source's,
              or are of the same actor as words that do
"""
import argparse, gzip, json, re, shlex, subprocess, sys


class Document:
    def __init__(self, name):
        self.name, self.text, self.tokens, self.units = name, '', [], []  # tokens: (begin, end); units: [first, kind, misc]

    def span(self, first, last):
        return self.tokens[first][0], self.tokens[last - 1][1]


def read(path):
    documents = []
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        for line in file:
            line = line.rstrip('\n')
            if line.startswith('# newdoc id = '):
                documents.append(Document(line[14:]))
            elif line.startswith('# newpar') and documents[-1].text:
                documents[-1].text = documents[-1].text.rstrip() + '\n\n'
            columns = line.split('\t')
            if len(columns) != 10 or not columns[0].isdigit() and '-' not in columns[0]:
                continue
            document = documents[-1]
            if '-' in columns[0]:  # words of one written form: its characters are dealt out to them below
                continue
            begin = len(document.text.encode())
            document.text += columns[1]
            document.tokens.append((begin, len(document.text.encode())))
            if 'SpaceAfter=No' not in columns[9]:
                document.text += ' '
            unit = re.search(r'Discourse=([a-z-]+)(?::\d+(?:->\d+)?(?::\d+)?(?::([^|]*))?)?', columns[9])
            if unit:
                document.units.append((len(document.tokens) - 1, unit[1], unit[2] or ''))
    return documents


def gold_units(document):
    """(span of the unit, spans of the source's words) of each attribution."""
    out = []
    for n, (first, kind, signals) in enumerate(document.units):
        if not kind.startswith('attribution'):
            continue
        last = document.units[n + 1][0] if n + 1 < len(document.units) else len(document.tokens)
        source = []
        for signal in re.findall(r'sem-atsrc-([\d,-]+)', signals):
            for part in signal.strip('-').split(','):
                ends = [int(x) for x in part.split('-') if x]
                if ends and ends[-1] <= len(document.tokens):
                    source.append(document.span(ends[0] - 1, ends[-1]))
        out.append((document.span(first, last), source))
    return out


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gum')
    parser.add_argument('--run', required=True)
    parser.add_argument('--genre', help='only documents whose name has this word')
    parser.add_argument('--show', action='store_true')
    options = parser.parse_args()
    documents = [d for d in read(options.gum) if not options.genre or f'_{options.genre}_' in d.name]
    lines = ''.join(json.dumps({'id': d.name, 'text': d.text}) + '\n' for d in documents)
    run = subprocess.run(shlex.split(options.run), input=lines.encode(), capture_output=True)
    records = {r['id']: r for r in map(json.loads, run.stdout.decode().splitlines())}
    gold_count = found_count = right = sourced = speakers = 0
    for document in documents:
        record = records[document.name]
        mentions = {a['id']: [(m['begin'], m['end']) for m in a['mentions']] for a in record.get('actors', [])}
        said = []
        for event in record.get('events', []):
            spoken = [p for p in event.get('participants', []) if p['role'] == 'speaker']
            if spoken:
                said.append(([(m['begin'], m['end']) for m in event['mentions']], spoken))
        used = set()
        for unit, source in gold_units(document):
            gold_count += 1
            hit = next((n for n, (triggers, _) in enumerate(said)
                        if n not in used and any(unit[0] <= t[0] < unit[1] for t in triggers)), None)
            words = document.text.encode()[unit[0]:unit[1]].decode()
            if hit is None:
                if options.show:
                    print(document.name, 'missed', repr(words))
                continue
            used.add(hit)
            right += 1
            if not source:
                continue
            sourced += 1
            good = any(overlap((p['begin'], p['end']), s) or
                       any(overlap(m, s) for m in mentions.get(p['actor'], [])) for p in said[hit][1] for s in source)
            speakers += good
            if options.show and not good:
                print(document.name, 'speaker', repr(words))
        found_count += len(said)
        for n, (triggers, _) in enumerate(said):
            if options.show and n not in used:
                print(document.name, 'false', repr(document.text.encode()[triggers[0][0]:triggers[-1][1]].decode()))
    precision, recall = right / max(found_count, 1), right / max(gold_count, 1)
    print(f'clause  P {100 * precision:.1f} R {100 * recall:.1f} '
          f'F1 {200 * precision * recall / max(precision + recall, 1e-9):.1f} ({gold_count} units)')
    print(f'speaker {100 * speakers / max(sourced, 1):.1f} % of {sourced}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
