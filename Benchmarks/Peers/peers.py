"""This engine beside what people use instead: the same names, the same lists, in turns, one thread each.

Usage: peers.py --benchmarks PROGRAM [--kernels PROGRAM] [--rounds N] [--names N] [--json FILE] [LIST...]

PROGRAM is the project's `benchmarks`, asked for single rounds (`benchmarks rounds`). Each contestant gets one round after the other;
a figure is the median of its rounds, so whatever else the machine does falls on all alike. Contestants that are not installed
are told and left out.

- rapidfuzz, exhaustive: `process.cdist` of `fuzz.ratio`, tokens sorted and case folded beforehand and not timed, score cut-off 80,
  8-bit scores, one worker: the fastest way there is to hold a name against every listed name.
- nomenklatura: its blocker (DuckDB) and logic-v2 on the candidates, in batch, which is how it is meant to be used for many names.
- rapidfuzz-cpp: its cached kernels, compiled from the headers inside rapidfuzz's source distribution (Benchmarks/Peers/kernels.cpp).
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Measured elsewhere, with their own services: names a second a core against 8,400 designations. Quoted, not measured here.
ELSEWHERE = {"Watchman's core": (67, 77), "yente's own process": (45, 45)}

KERNELS = [
    ("levenshtein", -1), ("levenshtein", 4), ("levenshtein", 2), ("osa", -1), ("osa", 2), ("indel", -1), ("indel", 0.8),
    ("jaro-winkler", -1), ("jaro-winkler", 0.8),
]


class Program:
    """A program that answers one line for each line it is asked."""

    def __init__(self, command, ready=False):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.greeting = self.process.stdout.readline().split() if ready else []
        if ready and not self.greeting:
            sys.exit(f"{command[0]}: ended before it was ready")

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            sys.exit(f"no answer to: {line}")
        return float(answer[0]), float(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Stream:
    """Names in their order, begun anew at the end."""

    def __init__(self, path):
        self.names = Path(path).read_text(encoding="utf-8").splitlines()
        self.place = 0

    def take(self, count):
        count = min(count, len(self.names))
        if self.place + count > len(self.names):
            self.place = 0
        start, self.place = self.place, self.place + count
        return start, self.names[start:start + count]


class RapidFuzz:
    """Every name against every listed name."""

    batch = 40

    def __init__(self, folder):
        import numpy
        import rapidfuzz

        self.numpy = numpy
        self.fuzz, self.process = rapidfuzz.fuzz, rapidfuzz.process
        self.version = rapidfuzz.__version__
        listed = Path(folder, "listed.txt").read_text(encoding="utf-8").splitlines()
        self.listed = [self.prepared(name) for name in listed]
        self.stream = Stream(Path(folder, "traffic.txt"))
        self.title = f"rapidfuzz {self.version} cdist(ratio), sorted tokens"

    @staticmethod
    def prepared(name):
        return " ".join(sorted(name.casefold().split()))

    def round(self):
        _, names = self.stream.take(self.batch)
        names = [self.prepared(name) for name in names]
        start = time.perf_counter()
        scores = self.process.cdist(
            names, self.listed, scorer=self.fuzz.ratio, score_cutoff=80, dtype=self.numpy.uint8, workers=1)
        seconds = time.perf_counter() - start
        # The matrix against single comparisons.
        place = int(scores[0].argmax())
        single = self.fuzz.ratio(names[0], self.listed[place], score_cutoff=80)
        assert abs(float(scores[0][place]) - single) <= 1, "cdist and ratio differ"
        return seconds / len(names)


class Nomenklatura:
    """Blocker and logic-v2, in batch."""

    batch = 300

    def __init__(self, folder):
        import logging

        logging.disable(logging.INFO)
        import nomenklatura
        from followthemoney import model
        from followthemoney.dataset import Dataset
        from followthemoney.statement import StatementEntity
        from nomenklatura.blocker.index import Index
        from nomenklatura.matching.logic_v2.model import LogicV2
        from nomenklatura.resolver import Linker
        from nomenklatura.store.memory import MemoryStore

        self.Entity, self.model, self.LogicV2 = StatementEntity, model, LogicV2
        self.dataset = Dataset.make({"name": "listed", "title": "Listed"})
        self.version = nomenklatura.__version__
        self.title = f"nomenklatura {self.version}, blocker and logic-v2, batch"
        store = MemoryStore(self.dataset, Linker({}))
        schemata = {"person": "Person", "organisation": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
        self.entities = {}
        with store.writer() as writer:
            for line in Path(folder, "designations.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                entity = self.entity(row["id"].replace(":", "-"), schemata.get(row["type"], "LegalEntity"), row["names"])
                self.entities[entity.id] = entity
                writer.add_entity(entity)
        self.index = Index(store.default_view(), Path(folder, "blocker"))
        self.index.build()
        self.config = LogicV2.default_config()
        self.stream = Stream(Path(folder, "traffic.txt"))

    def entity(self, identifier, schema, names):
        return self.Entity.from_data(self.dataset, {"id": identifier, "schema": schema, "properties": {"name": names}})

    def round(self):
        _, names = self.stream.take(self.batch)
        queries = {f"query-{i}": self.entity(f"query-{i}", "Person", [name]) for i, name in enumerate(names)}
        start = time.perf_counter()
        compared = 0
        for identifier, candidates in self.index.match_entities(queries.values()):
            query = queries[str(identifier)]
            for candidate, _ in candidates:
                self.LogicV2.compare(query, self.entities[str(candidate)], self.config)
                compared += 1
        seconds = time.perf_counter() - start
        assert compared > 0, "the blocker found nobody"
        return seconds / len(names)


def contestant(kind, folder, problems):
    try:
        return kind(folder)
    except Exception as error:  # noqa: BLE001  a peer that is not there, or has changed, must not end the others' run
        problems.append(f"{kind.__name__}: {type(error).__name__}: {error}")
        return None


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def processor():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()


def names_a_second(program, folder, options, problems, report):
    peers = [peer for peer in (contestant(kind, folder, problems) for kind in (RapidFuzz, Nomenklatura)) if peer]
    traffic, unseen = Stream(Path(folder, "traffic.txt")), Stream(Path(folder, "unseen.txt"))
    # No name is asked for by two rounds: the engine would have its answer.
    size = min(options.names, *(len(stream.names) // (options.rounds + 1) for stream in (traffic, unseen)))
    times = {"search": [], "unseen": []}
    peer_times = [[] for _ in peers]
    for turn in range(options.rounds + 1):
        place, _ = traffic.take(size)
        seen = program.ask(f"search {place} {size}")[0]
        place, _ = unseen.take(size)
        fresh = program.ask(f"unseen {place} {size}")[0]
        rest = [peer.round() for peer in peers]
        if turn == 0:
            continue
        times["search"].append(seen)
        times["unseen"].append(fresh)
        for series, value in zip(peer_times, rest):
            series.append(value)
    ours = 1 / statistics.median(times["search"])
    fresh = 1 / statistics.median(times["unseen"])
    rows = [("screen, traffic with repeats", ours, "", ""), ("screen, names never seen before", fresh, "", "")]
    for peer, series in zip(peers, peer_times):
        rate = 1 / statistics.median(series)
        rows.append((peer.title, rate, f"× {number(ours / rate)}", f"× {number(fresh / rate)}"))
    for name, (low, high) in ELSEWHERE.items():
        told = f"{low}" if low == high else f"{low}–{high}"
        rows.append((f"{name} (measured elsewhere: {told})", high, f"× {number(ours / high)}", f"× {number(fresh / high)}"))
    print("\nnames a second, one core")
    print(f"  {'':64}{'names/s':>12}{'repeats':>12}{'unseen':>12}")
    for title, rate, ratio, fresh_ratio in rows:
        print(f"  {title:64}{number(rate):>12}{ratio:>12}{fresh_ratio:>12}")
    report["names"] = [{"title": title, "namesASecond": round(rate, 2)} for title, rate, _, _ in rows]


def kernels(program, path, folder, options, report):
    other = Program([path, str(Path(folder, "kernels.txt"))])
    print("\nkernels, ns a pair, cached query, mean length 22")
    print(f"  {'':28}{'screen':>10}{'rapidfuzz-cpp':>16}{'ratio':>10}")
    report["kernels"] = []
    for name, cutoff in KERNELS:
        ours, theirs = [], []
        for turn in range(2 * options.rounds + 1):
            mine, sum_ = program.ask(f"kernel {name} {cutoff}")
            peer, peer_sum = other.ask(f"{name} {cutoff}")
            if abs(sum_ - peer_sum) > 1e-6 * max(1.0, abs(peer_sum)):
                sys.exit(f"{name} at {cutoff}: the two programs answer differently: {sum_} and {peer_sum}")
            if turn:
                ours.append(mine)
                theirs.append(peer)
        mine, peer = statistics.median(ours), statistics.median(theirs)
        limit = "" if cutoff < 0 else f", cut-off {cutoff}"
        print(f"  {name + limit:28}{mine:>10.1f}{peer:>16.1f}{'× ' + number(peer / mine):>10}")
        report["kernels"].append({"kernel": name, "cutoff": cutoff, "screen": round(mine, 2), "rapidfuzz-cpp": round(peer, 2)})
    other.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmarks", required=True)
    parser.add_argument("--kernels")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--names", type=int, default=5000, help="names of one round of this engine")
    parser.add_argument("--json")
    parser.add_argument("lists", nargs="*")
    options = parser.parse_args()
    report = {"machine": processor(), "cores": os.cpu_count(), "python": platform.python_version()}
    problems = []
    with tempfile.TemporaryDirectory(prefix="screen-peers") as folder:
        command = [options.benchmarks, "rounds", "--folder", folder, "--names", "100000", *options.lists]
        program = Program(command, ready=True)
        _, designations, names, engine, build = program.greeting
        if build != "release":
            print("a debug build of this engine: the figures say nothing", file=sys.stderr)
        report |= {"engine": engine, "build": build, "designations": int(designations), "listedNames": int(names)}
        print(f"{report['machine']}, {report['cores']} cores; one thread each, {options.rounds} rounds in turns, medians")
        print(f"screen {engine}, {int(designations):,} designations, {int(names):,} names; Python {report['python']}")
        names_a_second(program, folder, options, problems, report)
        if options.kernels:
            kernels(program, options.kernels, folder, options, report)
        program.close()
    for problem in problems:
        print(f"left out: {problem}")
    report["leftOut"] = problems
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
