#!/usr/bin/env python3
"""How many lines of our own code the tests have run, by room.

FOLDER is a build of the preset "coverage" in which CTest has run: the counts of all its processes are merged, those that ended
by a signal or by _exit apart, for they leave none. Our own code is src, graph and exports; tests, tools and the headers of Debian
do not count. Prints the table of docs/reliability.md. The exit status is 1 when fewer lines in all ran than --floor says, or when
a source file is in no program. --missed prints the lines that did not run, of files whose path begins with PREFIX.
"""
import argparse, glob, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = ("src", "graph", "exports")


def programs(folder):
    """Every program of the build, dateline first."""
    found = []
    for path in glob.glob(f"{folder}/**/*", recursive=True):
        if os.path.isfile(path) and not os.path.islink(path) and os.access(path, os.X_OK) and "/CMakeFiles/" not in path:
            with open(path, "rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return sorted(found, key=lambda path: (os.path.basename(path) != "dateline", path))


def llvm_cov(folder, merged, *words):
    first, *others = programs(folder)
    command = ["llvm-cov-19", "export", *words, f"--instr-profile={merged}", first]
    command += [f"--object={path}" for path in others]
    command += ["--sources", *(os.path.join(ROOT, name) for name in OURS)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def room_of(path):
    return "/".join(os.path.relpath(path, ROOT).split("/")[:2])


def print_missed(lcov, prefix):
    path, lines = "", {}
    for row in lcov.splitlines():
        if row.startswith("SF:"):
            path = os.path.relpath(row[3:], ROOT)
            with open(row[3:]) as file:
                lines = dict(enumerate(file.read().split("\n"), 1))
        elif row.startswith("DA:") and row.endswith(",0") and path.startswith(prefix):
            number = int(row[3:].split(",")[0])
            print(f"{path}:{number}: {lines[number]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("--missed")
    asked = parser.parse_args()
    counts = glob.glob(f"{asked.folder}/counts/*.profraw")
    if not counts:
        sys.exit(f"coverage.py: {asked.folder}/counts has no counts. Run CTest in {asked.folder} first.")
    merged = f"{asked.folder}/counts/merged.profdata"
    # What was killed while it wrote leaves a file that is not whole.
    subprocess.run(["llvm-profdata-19", "merge", "--sparse", "--failure-mode=all", "-o", merged, *counts], check=True)
    if asked.missed is not None:
        print_missed(llvm_cov(asked.folder, merged, "--format=lcov"), asked.missed)
        return 0

    files = json.loads(llvm_cov(asked.folder, merged, "--summary-only"))["data"][0]["files"]
    rooms = {}
    for file in files:
        lines, covered = rooms.get(room_of(file["filename"]), (0, 0))
        summary = file["summary"]["lines"]
        rooms[room_of(file["filename"])] = (lines + summary["count"], covered + summary["covered"])
    print("| room | lines | of them run by tests |\n|---|---:|---:|")
    for room, (lines, covered) in sorted(rooms.items()):
        print(f"| {room} | {lines} | {100 * covered / lines:.1f} % |")
    lines, covered = (sum(numbers) for numbers in zip(*rooms.values()))
    percent = 100 * covered / lines
    print(f"| all | {lines} | {percent:.1f} % |")

    known = {os.path.relpath(file["filename"], ROOT) for file in files}
    unknown = [path for path in subprocess.run(["git", "ls-files", *(f"{name}/*.cpp" for name in OURS)], cwd=ROOT, check=True,
                                               stdout=subprocess.PIPE, text=True).stdout.split() if path not in known]
    for path in unknown:
        print(f"coverage.py: {path} is in no program.", file=sys.stderr)
    if percent < asked.floor:
        print(f"coverage.py: {percent:.2f} % of the lines ran, and {asked.floor} % must. --missed shows which did not.", file=sys.stderr)
    return 1 if unknown or percent < asked.floor else 0


if __name__ == "__main__":
    sys.exit(main())
