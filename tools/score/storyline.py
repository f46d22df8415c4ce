#!/usr/bin/env python3
"""Count crossings and bends of drawings of films as storylines.

usage: storyline.py FILM.json DRAWING.json
       storyline.py FOLDER --run PROGRAM      every film of the folder through `PROGRAM FILM`, as a table

A film is in the format of iStoryline.js: sessions of characters over [Start, End). A step lies between any two
successive starts or ends; who is in no session then is not there. A drawing says for each step which lines it has, from
top to bottom: {"steps": [{"lines": ["NEO", …], "y": [0, …]}, …]}. With "y" the order is read from the heights, and bends
are counted: lines that go on at another height at the next step.
    crossings   pairs of lines, there at two successive steps, that change sides between them
    fewest      the proven least, where it is known
Exit status 1 when a drawing leaves a line out or tears those of a session apart, or when a film has more crossings than
its fewest; 77 when the folder is not there.
"""
import argparse, json, os, subprocess, sys, time

FEWEST = {'InceptionTune': 22, 'StarWarsTune': 39, 'MatrixTune': 10, 'JurassicParkTune': 19}


def read(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def steps_of(film):
    """For each step its sessions, each a set of names."""
    characters = film['Story']['Characters']
    times = sorted({time for sessions in characters.values() for s in sessions for time in (s['Start'], s['End'])})
    steps = []
    for begin, end in zip(times, times[1:]):
        groups = {}
        for name, sessions in characters.items():
            for s in sessions:
                if s['Start'] <= begin and s['End'] >= end:
                    groups.setdefault(s['Session'], set()).add(name)
        steps.append(list(groups.values()))
    return steps


def orders_of(drawing):
    orders = []
    for step in drawing['steps']:
        lines = step['lines']
        orders.append([name for _, name in sorted(zip(step['y'], lines))] if 'y' in step else lines)
    return orders


def faults(steps, orders):
    if len(steps) != len(orders):
        yield f'{len(orders)} steps drawn of {len(steps)}'
        return
    for number, (groups, order) in enumerate(zip(steps, orders)):
        if sorted(order) != sorted(name for group in groups for name in group):
            yield f'step {number}: other lines than the film has'
            continue
        for group in groups:
            places = [order.index(name) for name in group]
            if max(places) - min(places) + 1 != len(group):
                yield f'step {number}: {", ".join(sorted(group))} are not side by side'


def crossings(orders):
    count = 0
    for before, after in zip(orders, orders[1:]):
        place = {name: i for i, name in enumerate(after)}
        both = [place[name] for name in before if name in place]
        count += sum(both[i] > both[j] for i in range(len(both)) for j in range(i + 1, len(both)))
    return count


def bends(drawing):
    heights = [dict(zip(step['lines'], step['y'])) for step in drawing['steps'] if 'y' in step]
    moves = [abs(after[name] - y) for before, after in zip(heights, heights[1:]) for name, y in before.items() if name in after]
    return sum(move > 1e-6 for move in moves), sum(moves)


def report(name, film, drawing, seconds=None):
    """Prints a row; returns whether all is well."""
    orders = orders_of(drawing)
    wrong = list(faults(steps_of(film), orders))
    count = crossings(orders)
    turns, by = bends(drawing)
    fewest = FEWEST.get(name)
    row = f'{name:18} {count:9} {"" if fewest is None else fewest:>6} {turns:6} {by:8.0f}'
    print(row if seconds is None else f'{row} {seconds:8.2f}')
    for fault in wrong:
        print(f'  {fault}')
    return not wrong and (fewest is None or count <= fewest)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('film', help='a film, or a folder of films')
    parser.add_argument('drawing', nargs='?')
    parser.add_argument('--run', metavar='PROGRAM')
    options = parser.parse_args()
    if not os.path.exists(options.film):
        print(f'storyline: skipped, no films at {options.film}')
        return 77
    print(f'{"":18} crossings fewest  bends       by{"  seconds" if options.run else ""}')
    name = os.path.splitext(os.path.basename(options.film))[0]
    if options.drawing:
        return 0 if report(name, read(options.film), read(options.drawing)) else 1
    if not options.run:
        parser.error('a drawing, or --run')
    well = True
    for file in sorted(os.listdir(options.film)):
        if not file.endswith('.json'):
            continue
        path = os.path.join(options.film, file)
        begin = time.monotonic()
        printed = subprocess.run([options.run, path], stdout=subprocess.PIPE, check=True).stdout
        seconds = time.monotonic() - begin
        well = report(file[:-5], read(path), json.loads(printed), seconds) and well
    return 0 if well else 1


if __name__ == '__main__':
    sys.exit(main())
