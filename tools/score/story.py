#!/usr/bin/env python3
"""Score how well a story of many articles knows who and what is the same, across the articles.

usage: story.py GOLD.jsonl --dateline build/release/dateline [--show actors|events] [--keep FILE]

GOLD has a document a line: {"id", "published", "text", "actors", "events"}, where an actor or event has the same id
in every document; ids of digits alone hold within their document only. The documents are added to a new story
file, and the graph in it is compared with the gold by B-cubed (Bagga and Baldwin 1998): of each gold mention, the
share of the mentions in its group of the story that are of the same gold thing (precision), and the share of the
gold thing's mentions that are in its group (recall), averaged over mentions. A mention that the story does not have
is a group of its own.

  actors   named mentions of persons, organizations and places
  events   all mentions but those of class GRAMMATICAL
  ... across   only mentions of things that two documents have, with such mentions of other things around them

--show prints, for each gold thing that is parted and each group that holds several, the names or words.
"""
import argparse, collections, hashlib, json, os, sqlite3, subprocess, sys, tempfile, zlib

KINDS = ('person', 'organization', 'place')


def add_to_story(documents, dateline, story):
    with tempfile.TemporaryDirectory() as folder:
        rows = ['file,published,title']
        for document in documents:
            name = document['id'] + '.txt'
            with open(os.path.join(folder, name), 'w', encoding='utf8', newline='') as file:
                file.write(document['text'])
            rows.append(f"{name},{document['published']},")
        manifest = os.path.join(folder, 'sources.csv')
        with open(manifest, 'w', encoding='utf8') as file:
            file.write('\n'.join(rows) + '\n')
        run = subprocess.run([dateline, '-f', story, 'add', '--manifest', manifest, '--no-questions', '--quiet'],
                             stderr=subprocess.PIPE)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr.decode('utf8', 'replace'))


def uid_of_actor(source_uid, actor):
    """As graph/assemble makes it: the address of the first mention."""
    first = actor['mentions'][0] if actor['mentions'] else {'begin': 0, 'end': 0}
    address = f"{source_uid}#{actor['id']}:{first['begin']}-{first['end']}"
    return 'A' + hashlib.sha256(address.encode()).hexdigest()[:32]


def read_story(story):
    """For each document: (begin, end, number of the actor), (begin, end, number of the event)."""
    database = sqlite3.connect(story)
    of_uid = dict(database.execute("SELECT uid, now FROM handle WHERE kind = 'A'"))
    actors, events, names = collections.defaultdict(list), collections.defaultdict(list), {}
    for number, uid, name in list(database.execute('SELECT number, uid, name FROM source')):
        document = os.path.basename(name)[:-len('.txt')]
        names[number] = document
        packing, packed = database.execute('SELECT packing, bytes FROM content WHERE source = ? AND part = 2',
                                           (number,)).fetchone()
        record = json.loads(zlib.decompress(packed) if packing else packed)
        for actor in record['actors']:
            known_as = of_uid.get(uid_of_actor(uid, actor))
            for mention in actor['mentions']:
                if known_as is not None:
                    actors[document].append((mention['begin'], mention['end'], known_as))
    for source, event, begin, end in database.execute(
            'SELECT claim.source, claim.event, words_begin, words_end FROM claim JOIN claim_span ON '
            'claim_span.claim = claim.number AND part = 0 WHERE claim.source IS NOT NULL'):
        events[names[source]].append((begin, end, event))
    return actors, events


def paired(gold, found):
    """The group of each gold mention: that of the mention that overlaps it most, each taken once; None for none."""
    pairs = sorted(((min(g[1], f[1]) - max(g[0], f[0]), -i, -j) for i, g in enumerate(gold)
                    for j, f in enumerate(found) if g[0] < f[1] and f[0] < g[1]), reverse=True)
    groups, taken = [None] * len(gold), set()
    for _, i, j in pairs:
        if groups[-i] is None and -j not in taken:
            groups[-i] = found[-j][2]
            taken.add(-j)
    return groups


def b_cubed(mentions):
    """Of [(gold thing, group)]: precision, recall, F1."""
    things, groups, both = collections.Counter(), collections.Counter(), collections.Counter()
    mentions = [(thing, group if group is not None else ('alone', i)) for i, (thing, group) in enumerate(mentions)]
    for thing, group in mentions:
        things[thing] += 1
        groups[group] += 1
        both[thing, group] += 1
    precision = sum(both[m] / groups[m[1]] for m in mentions) / max(1, len(mentions))
    recall = sum(both[m] / things[m[0]] for m in mentions) / max(1, len(mentions))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def gold_mentions(document, layer):
    for thing in document[layer]:
        if layer == 'actors' and thing['kind'] not in KINDS or thing.get('cls') == 'GRAMMATICAL':
            continue
        own = f"{document['id']}/{thing['id']}" if thing['id'].isdigit() else thing['id']
        for mention in thing['mentions']:
            if layer == 'events' or mention['form'] == 'name':
                yield mention['begin'], mention['end'], own


def show(mentions, words):
    parts, mixed = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for (thing, group), said in zip(mentions, words):
        parts[thing][group] += 1
        mixed[group][thing] += 1
    said_of = collections.defaultdict(collections.Counter)
    for (thing, group), said in zip(mentions, words):
        said_of[thing, group][said] += 1
    for thing, groups in sorted(parts.items()):
        if len(groups) > 1:
            print('parted', thing, {str(g): dict(said_of[thing, g]) for g in groups})
    for group, things in sorted(mixed.items(), key=str):
        if group is not None and len(things) > 1:
            print('mixed', group, {t: dict(said_of[t, group]) for t in things})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold')
    parser.add_argument('--dateline', required=True)
    parser.add_argument('--show', choices=('actors', 'events'))
    parser.add_argument('--keep', help='keep the story file here')
    options = parser.parse_args()
    with open(options.gold, encoding='utf8') as file:
        documents = [json.loads(line) for line in file]
    with tempfile.TemporaryDirectory() as folder:
        story = options.keep or os.path.join(folder, 'gold.dateline')
        add_to_story(documents, options.dateline, story)
        found = dict(zip(('actors', 'events'), read_story(story)))
    for layer in ('actors', 'events'):
        mentions, words, in_documents = [], [], collections.defaultdict(set)
        for document in documents:
            gold = list(gold_mentions(document, layer))
            for (begin, end, thing), group in zip(gold, paired(gold, found[layer][document['id']])):
                mentions.append((thing, group))
                words.append(document['text'].encode()[begin:end].decode('utf8', 'replace'))
                in_documents[thing].add(document['id'])
        across = [m for m in mentions if len(in_documents[m[0]]) > 1]
        for name, some in ((layer, mentions), (layer + ' across', across)):
            precision, recall, f1 = b_cubed(some)
            print(f'{name:15s} p {100 * precision:.1f}  r {100 * recall:.1f}  f {100 * f1:.1f}  mentions {len(some)}  '
                  f'things {len({m[0] for m in some})}')
        if options.show == layer:
            show(mentions, words)


if __name__ == '__main__':
    main()
