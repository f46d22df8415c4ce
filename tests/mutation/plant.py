#!/usr/bin/env python3
"""Plant faults in the sources of a room, one at a time, and see whether its tests notice.

ROOM is src/calendar, graph/assemble or graph/query; by default all three. A fault is a small change of one .cpp file (faults.py):
an operator swapped, a constant one off, a condition always true or false, a return of nothing, a statement gone. It is planted in
a copy of the file, which is compiled and linked before the room's library; the sources are never touched. Then the unit tests of
the room run, and when they notice nothing, the tests of LATER. A test that fails, crashes, needs more than 4 GB or ten times its
usual time kills the fault.

Faults that do not compile are dropped. --sample takes so many faults that compile of each room, the same for the same --seed.
--list says what would be planted. The build is in build/mutation, of no optimisation.

Faults that change nothing that anybody can see are listed in equivalent.tsv, each with its reason; a row whose fault is in no
source any more is an error. The exit status is 1 when a fault survived that is not listed there.
"""
import argparse, concurrent.futures, hashlib, json, os, re, resource, shlex, shutil, subprocess, sys, threading, time
from collections import Counter

import faults as planting

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
UNIT = {"src/calendar": "test_calendar", "graph/assemble": "test_assemble", "graph/query": "test_query"}
LATER = {"src/calendar": ["test_times", "test_query", "test_plain"], "graph/assemble": [],
         "graph/query": ["test_filter_property", "test_view", "test_table"]}
MEMORY = 4 << 30
SLOW = 1  # test cases that take more seconds run after the others


class Build:
    """The unoptimised build that faults are planted beside."""

    def __init__(self, folder, jobs):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        shutil.rmtree(os.path.join(folder, "faults"), ignore_errors=True)  # of a run that was stopped
        configured = ["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
                      "-DCMAKE_CXX_COMPILER=clang++-19", "-DCMAKE_C_COMPILER=clang-19", "-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=gold"]
        if subprocess.run(["which", "ccache"], capture_output=True).returncode == 0:
            configured += ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", "-DCMAKE_C_COMPILER_LAUNCHER=ccache"]
        self.run(configured)
        self.jobs = jobs
        with open(os.path.join(folder, "compile_commands.json")) as file:
            self.compile_commands = {entry["file"]: shlex.split(entry["command"]) for entry in json.load(file)}
        self.tests = {}  # name: (link command, program, seconds)

    def run(self, command):
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"plant.py: {shlex.join(command)} failed:\n{done.stdout}")
        return done.stdout

    def prepare(self, test):
        """Builds a test program, and runs it without a fault."""
        if test in self.tests:
            return
        self.run(["ninja", f"-j{self.jobs}", test])
        link = self.run(["ninja", "-t", "commands", test]).strip().splitlines()[-1]
        words = shlex.split(link.removeprefix(": && ").removesuffix(" && :"))
        program = words[words.index("-o") + 1]
        listed = self.run([os.path.join(self.folder, program), "--durations", "yes"])
        slow = [case for seconds, case in re.findall(r"^([\d.]+) s: (.*)$", listed, re.MULTILINE) if float(seconds) > SLOW]
        slow = ['"' + re.sub(r"([,\[\]\\])", r"\\\1", case) + '"' for case in slow]
        runs = []
        for chosen in filter(None, ["".join("~" + case for case in slow) or "*", ",".join(slow)]):
            begin = time.monotonic()
            if not self.passes(os.path.join(self.folder, program), chosen, 600):
                sys.exit(f"plant.py: {program} fails without a fault. Run it by hand first.")
            runs.append((chosen, time.monotonic() - begin))
        self.tests[test] = (words, program, runs)

    def passes(self, program, chosen, seconds):
        def limited():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        try:
            return subprocess.run([program, chosen, "--abort"], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds,
                                  preexec_fn=limited).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def try_fault(self, path, source, fault, tests):
        """"does not compile", "survived", or "killed by TEST"."""
        key = hashlib.sha256(f"{path} {fault.begin} {fault.end} {fault.new}".encode()).hexdigest()[:12]
        work = os.path.join(self.folder, "faults", key)
        os.makedirs(work, exist_ok=True)
        planted = os.path.join(work, os.path.basename(path))
        try:
            with open(planted, "w", newline="") as file:
                file.write(planting.with_fault(source, fault))
            original = os.path.join(ROOT, path)
            command = [planted if word == original else word for word in self.compile_commands[original]]
            command[command.index("-o") + 1] = planted + ".o"
            if subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
                return "does not compile"
            for test in tests:
                words, program, runs = self.tests[test]
                out = os.path.join(work, test)
                linked = [out if word == program else word for word in words]
                linked.insert(next(i for i, word in enumerate(linked) if word.endswith(".a")), planted + ".o")
                self.run(linked)
                if not all(self.passes(out, chosen, 10 + 10 * usual) for chosen, usual in runs):
                    return f"killed by {test}"
                os.remove(out)
            return "survived"
        finally:
            for name in os.listdir(work):
                os.remove(os.path.join(work, name))
            os.rmdir(work)


def name_of(path, source, fault):
    """The path of a fault, its line without indentation, and what changes."""
    begin = source.rfind("\n", 0, fault.begin) + 1
    end = source.find("\n", fault.begin)
    return path, source[begin:end].strip(), fault.what


def planted_in(room, only):
    """All faults of a room: (path, source, fault, name). The name is what equivalent.tsv has: path, line, and the change, with its
    place among equal ones of that line."""
    result = []
    for file in sorted(os.listdir(os.path.join(ROOT, room))):
        path = f"{room}/{file}"
        if not file.endswith(".cpp"):
            continue
        with open(os.path.join(ROOT, path), newline="") as opened:
            source = opened.read()
        seen = Counter()
        for fault in planting.faults_in(source):
            name = name_of(path, source, fault)
            key = (fault.line, fault.what)
            seen[key] += 1
            if seen[key] > 1:
                name = (*name[:2], f"{fault.what} ({seen[key]})")
            result.append((path, source, fault, name))
    return [it for it in result if not only or only in (it[0], f"{it[0]}:{it[2].line}")]


def equivalent():
    """What equivalent.tsv lists: {name: reason}."""
    result = {}
    with open(os.path.join(HERE, "equivalent.tsv")) as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 4 or not cells[3]:
                sys.exit(f"equivalent.tsv:{number}: a row has four cells, with tabs between them: file, line, change, reason.")
            result[tuple(cells[:3])] = cells[3]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--only")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "mutation"))
    asked = parser.parse_args()
    rooms = asked.rooms or list(UNIT)
    for room in rooms:
        if room not in UNIT:
            sys.exit(f"plant.py: {room} is not known. Known are {', '.join(UNIT)}.")

    all_faults = {room: planted_in(room, None) for room in UNIT}
    listed = equivalent()
    names = {it[3] for faults in all_faults.values() for it in faults}
    gone = [name for name in listed if name not in names]
    if gone:
        sys.exit("equivalent.tsv names faults that are in no source any more; take the rows out:\n" +
                 "\n".join("\t".join(name) for name in gone))

    build = None if asked.list else Build(os.path.abspath(asked.build), asked.jobs)
    bad, rows = 0, []
    for room in rooms:
        faults = planted_in(room, asked.only)
        # By their names, so that other faults than those of a changed line stay in the sample.
        faults.sort(key=lambda it: hashlib.sha256(f"{asked.seed} {it[3]}".encode()).digest())
        if not faults:
            continue
        if asked.list:
            for path, _, fault, name in faults[:asked.sample]:
                print(f"{path}:{fault.line}: {name[2]}")
            continue
        tests = [UNIT[room], *LATER[room]]
        for test in tests:
            build.prepare(test)
        begin, counts, stop = time.monotonic(), Counter(), threading.Event()

        def tried(it):
            return "left" if stop.is_set() else build.try_fault(*it[:3], tests)

        with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
            for it, outcome in zip(faults, pool.map(tried, faults)):
                path, source, fault, name = it
                if stop.is_set():
                    break
                if outcome == "does not compile":
                    counts[outcome] += 1
                    continue
                counts["planted"] += 1
                if outcome == "survived" and name in listed:
                    outcome = "equivalent"
                counts[outcome.split(" ")[0]] += 1
                if outcome.startswith("killed by ") and outcome != f"killed by {UNIT[room]}":
                    counts["later"] += 1
                if outcome == "survived":
                    print(f"{path}:{fault.line}: {name[2]} survived:\n    {name[1]}", flush=True)
                if asked.sample and counts["planted"] == asked.sample:
                    stop.set()
        bad += counts["survived"]
        rows.append((room, len(faults), counts, time.monotonic() - begin))
    for room, count, counts, seconds in rows:
        print(f"{room}: {counts['planted']} of {count} possible faults planted: {counts['killed']} killed ({counts['later']} of them by tests of "
              f"other rooms alone), {counts['equivalent']} equivalent, {counts['survived']} survived; {counts['does not compile']} more do not "
              f"compile; {seconds:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
