"""What size costs: `python -m benchmarks.scale views|speed|memory|relevance|kill …`; figures go to RESULTS.md.

views PLACE      the slowest of twenty of the board, the timeline and the search, on a record of any size
                 (`python -m benchmarks.million PLACE` makes one up)
speed ARCHIVE    bare spaCy, one core, two processes, Ray with two workers, over the same archive in one run
memory ARCHIVE   the most memory of a run over 1,000 and over 10,000 documents
relevance        documents a second a core of which no more is asked than whether they are about a conflict
kill ARCHIVE     a run killed twenty times against one that was never killed
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import msgspec
import psutil

from benchmarks.made_up import MATTERS, PARTIES, PLACES, WORDS
from verbale.reading import Pipeline
from verbale.reading.syntax import load_model
from verbale.record import Store, View
from verbale.runs import Alone, Cluster, Crew, Orders, Pool, Sum, run_archive
from verbale.runs.labour import Worker
from verbale.runs.winnowing import is_chaff
from verbale.settings import load_settings
from verbale.sources import read_sources
from verbale.terms import RawItem, Report
from verbale.views import kept_board, lay_out, search
from verbale.views.sheets import latest_lines

KILLS = 20
MIB = 2**20
MILLION = 1_000_000
CORE_HOUR = 0.04
"""Dollars for an hour of one core of a rented machine, to tell what a million reports cost."""


def percentile(seconds: Sequence[float], share: float = 0.95) -> float:
    """The time in milliseconds that so many of the calls take at most."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(work: Callable[[], object]) -> float:
    """Seconds of the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _asked(view: View, rng: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """One call of each kind, each with another question."""
    day = f"202{rng.randint(0, 3)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    party, issue = rng.choice(PARTIES), rng.choice(("aid", "fighting.truce", "held"))
    word = rng.choice(MATTERS).split()[-1]
    words = f"{rng.choice(PLACES)} {rng.choice(WORDS)}"
    yield "board, whole", partial(kept_board, view)
    yield "board, a party", partial(kept_board, view, party=party)
    yield "board, an issue", partial(kept_board, view, issue=issue)
    yield "timeline, latest 50", partial(latest_lines, view, limit=50)
    yield "timeline, 50 up to a day", partial(latest_lines, view, until=day, limit=50)
    yield "search, a very common word", partial(search, view, word)
    yield "search, two words", partial(search, view, words)


def views(place: str, rounds: int) -> None:
    """Print how long views of a record take."""
    with Store.open(place, create=False) as store:
        view = store.view()
        if view.slate("seats") is None:
            spent = timed(lambda: store.chalk(view.slate_stamp(), lay_out(view)))
            sys.stdout.write(f"standings worked out and kept: {spent:.0f} s\n")
        sys.stdout.write(f"{view.counts()}\n")
        spent_on: dict[str, list[float]] = {}
        used: dict[str, list[float]] = {}
        rng = random.Random(2)  # noqa: S311 (no secret)
        for _ in range(rounds):
            for name, ask in _asked(view, rng):
                began = time.process_time()
                spent_on.setdefault(name, []).append(timed(ask))
                used.setdefault(name, []).append(time.process_time() - began)
        for name, seconds in spent_on.items():
            sys.stdout.write(
                f"{name:40} p50 {percentile(seconds, 0.5):6.0f} ms  p95 {percentile(seconds):6.0f} ms  "
                f"processor of this process, p95 {percentile(used[name]):6.0f} ms\n"
            )


def _many(archive: str, number: int) -> Iterator[RawItem]:
    """So many documents: those of an archive, again and again, each time with a word of its own."""
    items = [item for item in read_sources([archive]) if isinstance(item, RawItem)]
    for turn, item in enumerate(islice(cycle(items), number)):
        again = turn // len(items)
        data = item.data if not again else _again(item, again)
        yield msgspec.structs.replace(item, data=data, source=f"{turn}.txt", media=item.media)


def _again(item: RawItem, again: int) -> bytes:
    if item.media == "jsonl":
        value = json.loads(item.data)
        for key in ("raw", "text", "body", "content"):
            if isinstance(value.get(key), str):
                value[key] += f" Round {again}."
        return json.dumps(value).encode()
    return item.data + f" Round {again}.".encode()


def _run(archive: str, number: int, crew: Crew, orders: Orders) -> tuple[float, Sum]:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "record.db") as store:
        started = time.perf_counter()
        total = run_archive(_many(archive, number), store, crew, orders)
        return time.perf_counter() - started, total


def speed(archive: str, number: int) -> None:
    """Print the table of throughput, and what a million reports cost."""
    orders = Orders()
    reports = [
        one.report
        for item in _many(archive, min(number, 400))
        for one in Worker(Orders(readers=("relevance",))).work([item])[0].read
    ]
    model = load_model()
    bare = timed(lambda: sum(1 for _ in model.pipe(report.text for report in reports)))
    words = sum(len(report.text.split()) for report in reports)
    sys.stdout.write(f"bare spaCy, the relevant reports alone: {words / bare:,.0f} words a second\n")
    crews: dict[str, Crew] = {
        "one core": Alone(orders),
        "two processes": Pool(orders, 2),
        "Ray, two workers": Cluster(orders, 2),
    }
    first = 0.0
    for name, crew in crews.items():
        began = time.process_time()
        spent, total = _run(archive, number, crew, orders)
        first = first or spent
        sys.stdout.write(
            f"{name:18} {number / spent:8,.1f} documents a second; {first / spent:.2f} times one core; "
            f"{total.reports} reports kept; this process used {time.process_time() - began:.0f} s\n"
        )
        if name == "one core":
            hours = spent / number * MILLION / 3600
            sys.stdout.write(
                f"a million such documents: {hours:,.1f} hours of one core, about {hours * CORE_HOUR:.2f} dollars\n"
            )


class Watch:
    """The most memory that this process and those it started have together, apart from what they share."""

    def __enter__(self) -> Self:
        self.peak, self._stop = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(0.2):
            total = 0
            for one in (me, *me.children(recursive=True)):
                try:
                    total += one.memory_full_info().uss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total / MIB)


def memory(archive: str, numbers: Sequence[int], readers: tuple[str, ...] | None) -> None:
    """Print the most memory of runs over so many documents, two workers each."""
    orders = Orders(readers=readers)
    for number in numbers:
        with Watch() as watch:
            _, total = _run(archive, number, Pool(orders, 2), orders)
        sys.stdout.write(
            f"{number:>8,} documents, {total.reports:,} reports kept: {watch.peak:,.0f} MB at most\n"
        )


def relevance(archive: str) -> None:
    """Print how many documents a second are told to be relevant or not, from bytes and from clean text."""
    items = [item for item in read_sources([archive]) if isinstance(item, RawItem)]
    worker = Worker(Orders(readers=("relevance",)))
    began = time.process_time()
    chaff = sum(is_chaff(item) for item in items)
    winnowed = time.process_time() - began
    began = time.process_time()
    done = worker.work(items)
    whole = time.process_time() - began
    reports: list[Report] = [one.report for part in done for one in part.read]
    everything = Worker(Orders(readers=("relevance",), keep_all=True)).work(items)
    texts = [one.report for part in everything for one in part.read]
    pipeline = Pipeline(["relevance"])
    began = time.process_time()
    relevant = {r.report.id for r in pipeline.read(texts) if r.relevant}
    alone = time.process_time() - began
    count = len(items)
    sys.stdout.write(f"documents {count}; relevant {len(relevant)}; passed over unread {chaff}\n")
    sys.stdout.write(f"lost by passing over: {len(relevant - {r.id for r in reports})}\n")
    sys.stdout.write(f"winnowing of raw bytes: {count / winnowed:,.0f} documents a second of a core\n")
    sys.stdout.write(f"relevance of clean text alone: {len(texts) / alone:,.0f}\n")
    sys.stdout.write(
        f"from raw bytes to a verdict on each, with the reading of what is left: {count / whole:,.0f}\n"
    )


def kill(archive: str, number: int, kills: int) -> None:
    """Kill a run again and again, and compare what is exported in the end."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        lines = (item.data.rstrip(b"\n") for item in _many(archive, number))
        (folder / "archive.jsonl").write_bytes(b"\n".join(lines))
        whole, killed = folder / "whole.db", folder / "killed.db"
        _command(folder, whole).wait()
        total = _done(whole)
        rng = random.Random(5)  # noqa: S311 (no secret)
        for moment in sorted(rng.sample(range(total), kills)):
            process = _command(folder, killed)
            while process.poll() is None and _done(killed) < moment:
                time.sleep(0.001)
            process.send_signal(signal.SIGKILL)
            process.wait()
            sys.stdout.write(f"killed at {_done(killed)} of {total}\n")
        _command(folder, killed).wait()
        one, other = (_exported(folder, path) for path in (whole, killed))
        same = sum(one[file] == other.get(file) for file in one)
        sys.stdout.write(f"{same} of {len(one)} exported files are the same: {sorted(one)}\n")
        sys.stdout.write(f"not the same: {sorted(f for f in one if one[f] != other.get(f))}\n")


def _command(folder: Path, record: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-c",
        "from verbale.cli import main; main()",
        "run",
        str(folder / "archive.jsonl"),
    ]
    return subprocess.Popen([*command, "--record", str(record), "--workers", "1"], stdout=subprocess.DEVNULL)


def _done(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
            return int(connection.execute("SELECT count(*) FROM done_items").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _exported(folder: Path, record: Path) -> dict[str, str]:
    out = folder / f"{record.stem}-out"
    command = [sys.executable, "-c", "from verbale.cli import main; main()", "export", str(out)]
    subprocess.run([*command, "--record", str(record), "--format", "all"], check=True, capture_output=True)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}


def main() -> None:
    """Measure one thing and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale")
    parser.add_argument("what", choices=["views", "speed", "memory", "relevance", "kill"])
    parser.add_argument(
        "place", nargs="?", help="a record, or an archive; else the republishing site's posts"
    )
    parser.add_argument("--number", type=int, help="documents")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--readers", help="only these, with commas")
    options = parser.parse_args()
    place = (
        options.place or str(load_settings(os.environ, Path.cwd()).gold) + "/data/aggregator/posts.jsonl.gz"
    )
    readers = tuple(options.readers.split(",")) if options.readers else None
    if options.what == "views":
        views(place, options.rounds)
    elif options.what == "speed":
        speed(place, options.number or 5000)
    elif options.what == "memory":
        memory(place, [options.number] if options.number else [1000, 10_000], readers)
    elif options.what == "relevance":
        relevance(place)
    else:
        kill(place, options.number or 500, options.kills)


if __name__ == "__main__":
    main()
