#!/usr/bin/env python3
"""Hold the figures on the gold data against their floors.

usage: floors.py PROGRAM GOLD_FOLDER [--show | --raise]

PROGRAM is the built dateline, GOLD_FOLDER the folder with the scorers and the gold data. For each entry of
tests/floors.json the named scorer is run on `PROGRAM extract --jsonl` (with the entry's further options), and each
figure must be at least its floor ("at_most": not above it). Exit status 1 when one is not, 0 otherwise, also when
the gold data is not there, which is said. A floor of 0 holds nothing and fails too. --show prints every figure that
the scorers give; --raise writes today's figures into floors.json where they are better than what stands there, with a
margin of half a point: a deliberate act, committed with the change that earned it.
"""
import json, os, subprocess, sys


def figures_of(result):
    """The scorer's answer as {"layer.figure": number}."""
    flat = {}
    for name, value in result.items():
        if isinstance(value, dict):
            flat.update({f"{name}.{inner}": number for inner, number in value.items()})
        else:
            flat[name] = value
    return flat


MARGIN = 0.005


def failures(figures, floors, at_most):
    """What lies below its floor or above its ceiling, as words."""
    for name, floor in floors.items():
        figure = figures.get(name)
        if floor <= 0:
            yield f"{name} has no floor yet; it is {figure}"
        elif figure is None or figure < floor:
            yield f"{name} is {figure}, and was at least {floor}"
    for name, ceiling in at_most.items():
        figure = figures.get(name)
        if figure is None or figure > ceiling:
            yield f"{name} is {figure}, and was at most {ceiling}"


def raise_floors(entry, figures):
    """Writes better figures into the entry."""
    for name, floor in entry.get("at_least", {}).items():
        entry["at_least"][name] = max(floor, round(figures[name] - MARGIN, 3))
    for name, ceiling in entry.get("at_most", {}).items():
        entry["at_most"][name] = min(ceiling, round(figures[name] + MARGIN, 3))


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(words) != 2:
        sys.exit(__doc__)
    program, gold = words
    if not os.path.isdir(gold):
        print(f"floors: skipped, no gold data at {gold}")
        return 0
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")
    with open(path, encoding="utf8") as file:
        entries = json.load(file)
    failed = 0
    for entry in entries:
        command = f"{program} extract --jsonl {entry.get('options', '')}".strip()
        scorer = [sys.executable, os.path.join(gold, entry["scorer"]), os.path.join(gold, entry["gold"])]
        run = subprocess.run(scorer + ["--run", command, "--json"], stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            print(f"floors: {entry['gold']}: the scorer ended with status {run.returncode}")
            failed += 1
            continue
        figures = figures_of(json.loads(run.stdout))
        if "--show" in sys.argv:
            print(entry["gold"], *(f"  {name} {figure}" for name, figure in figures.items()), sep="\n")
        if "--raise" in sys.argv:
            raise_floors(entry, figures)
        wrong = list(failures(figures, entry.get("at_least", {}), entry.get("at_most", {})))
        for line in wrong:
            print(f"floors: {entry['gold']}: {line}")
        failed += len(wrong)
        count = len(entry.get("at_least", {})) + len(entry.get("at_most", {}))
        print(f"floors: {entry['gold']}: {count - len(wrong)} of {count} figures hold")
    if "--raise" in sys.argv:
        with open(path, "w", encoding="utf8") as file:
            file.write(json.dumps(entries, indent=2) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
