#!/usr/bin/env python3
"""Score pronouns on GAP (Webster and others 2018): an ambiguous pronoun and two names a row.

usage: gap.py gap-development.tsv --run 'dateline extract --jsonl' [--show]

A name is said to be meant where the record gives the pronoun and some words that overlap the name to one actor.
Figures as in the paper: precision, recall and F1 over all pairs of pronoun and name, and apart by the gender of the
pronoun; --show prints every pair that is wrong.
"""
import argparse, csv, json, shlex, subprocess, sys


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def byte_span(text, offset, words):
    begin = len(text[:offset].encode())
    return begin, begin + len(words.encode())


def actors_at(record, span):
    return {actor['id'] for actor in record.get('actors', []) for mention in actor['mentions']
            if mention['begin'] < span[1] and span[0] < mention['end']}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gap')
    parser.add_argument('--run', required=True)
    parser.add_argument('--show', action='store_true')
    options = parser.parse_args()
    rows = read(options.gap)
    lines = ''.join(json.dumps({'id': row['ID'], 'text': row['Text']}) + '\n' for row in rows)
    run = subprocess.run(shlex.split(options.run), input=lines.encode(), capture_output=True)
    records = {}
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        records[record['id']] = record
    counts = {'all': [0, 0, 0], 'feminine': [0, 0, 0], 'masculine': [0, 0, 0]}  # right, said, gold
    missing = 0
    for row in rows:
        record = records.get(row['ID'])
        if record is None or 'error' in record:
            missing += 1
            record = {}
        meant = actors_at(record, byte_span(row['Text'], int(row['Pronoun-offset']), row['Pronoun']))
        gender = 'feminine' if row['Pronoun'].lower() in ('she', 'her', 'hers') else 'masculine'
        for name in 'AB':
            gold = row[name + '-coref'].upper() == 'TRUE'
            said = bool(meant & actors_at(record, byte_span(row['Text'], int(row[name + '-offset']), row[name])))
            for key in ('all', gender):
                counts[key][0] += gold and said
                counts[key][1] += said
                counts[key][2] += gold
            if options.show and gold != said:
                print(row['ID'], 'missed' if gold else 'false', row['Pronoun'], '->', row[name], '|', row['Text'])
    for key, (right, said, gold) in counts.items():
        precision, recall = right / max(said, 1), right / max(gold, 1)
        print(f'{key:10} P {100 * precision:.1f} R {100 * recall:.1f} '
              f'F1 {200 * precision * recall / max(precision + recall, 1e-9):.1f} ({gold} pairs)')
    if missing:
        print(f'{missing} rows had no record')
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
