"""Words read a second, as a ratio to bare spaCy over the same clean text in the same run.

`python -m benchmarks.throughput [--set NAME] [--part PART] [--limit N] [--profile]`; the reports are those of the corpus
`aggregator` in VERBALE_GOLD, or of another of its sets.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from verbale.documents import read_items
from verbale.reading import Draft, Pipeline
from verbale.reading.syntax import load_model
from verbale.settings import load_settings
from verbale.sources import read_sources
from verbale.terms import Report

CHUNK_REPORTS = 50
KIB_PER_MB = 1024
_PEAK = re.compile(r"VmHWM:\s+(\d+)")


def load(gold: Path, limit: int | None, name: str = "aggregator", part: str = "") -> list[Report]:
    """The clean reports of a corpus."""
    with TemporaryDirectory() as folder:
        options = [f"--limit={limit}"] * bool(limit) + [f"--part={part}"] * bool(part)
        command = [sys.executable, "make_inputs.py", name, folder, *options]
        subprocess.run(command, cwd=gold / "bench", check=True, capture_output=True)
        items = read_sources([f"{folder}/inputs"])
        return [report for report in read_items(items) if isinstance(report, Report)]


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def compare(reports: Sequence[Report]) -> dict[str, float]:
    """Read every chunk by both, one after the other, so that both see the same machine."""
    model, pipeline = load_model(), Pipeline()
    list(pipeline.read(reports[:4]))
    bare = ours = 0.0
    words = relevant_words = 0
    spent = {"relevant": [0.0, 0.0], "other": [0.0, 0.0]}
    flags = [r.relevant for r in Pipeline(["relevance"]).read(reports)]
    groups = {
        "relevant": [r for r, flag in zip(reports, flags, strict=True) if flag],
        "other": [r for r, flag in zip(reports, flags, strict=True) if not flag],
    }
    for name, group in groups.items():
        for start in range(0, len(group), CHUNK_REPORTS):
            chunk = group[start : start + CHUNK_REPORTS]
            texts = [r.text for r in chunk]
            spent[name][0] += _timed(lambda texts=texts: sum(1 for _ in model.pipe(texts)))  # type: ignore[misc]
            spent[name][1] += _timed(lambda chunk=chunk: sum(1 for _ in pipeline.read(chunk)))  # type: ignore[misc]
    words = sum(len(r.text.split()) for r in reports)
    relevant_words = sum(len(r.text.split()) for r in groups["relevant"])
    bare, ours = (sum(spent[name][i] for name in spent) for i in (0, 1))
    return {
        "reports": len(reports),
        "relevant": len(groups["relevant"]),
        "bare_words_per_s": words / bare,
        "verbale_words_per_s": words / ours,
        "ratio_all": bare / ours,
        "ratio_relevant": spent["relevant"][0] / spent["relevant"][1] if relevant_words else 0.0,
    }


def peak_mb(reports: Sequence[Report]) -> float:
    """The largest memory of a process that does nothing but read these reports."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_read_all, list(reports)).result()


def _read_all(reports: list[Report]) -> float:
    for _ in Pipeline().read(reports):
        pass
    # Not getrusage: what it says of a started process counts the one that started it.
    found = _PEAK.search(Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(found[1]) / KIB_PER_MB if found else 0.0


def seconds_by_reader(pipeline: Pipeline, reports: Sequence[Report]) -> dict[str, float]:
    """The seconds of the processor that each reader takes over these reports."""
    spent = dict.fromkeys((r.name for r in pipeline.readers), 0.0)
    for start in range(0, len(reports), 16):
        drafts = [Draft(report=report) for report in reports[start : start + 16]]
        for reader in pipeline.readers:
            began = time.process_time()
            for draft, prediction in zip(drafts, reader.predict(drafts), strict=True):
                reader.annotate(draft, prediction)
            spent[reader.name] += time.process_time() - began
    return spent


def profile(reports: Sequence[Report]) -> None:
    """Print the seconds each reader takes."""
    spent = seconds_by_reader(Pipeline(), reports)
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"{name:<12} {seconds:7.2f} s  {seconds / sum(spent.values()):.1%}\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.throughput")
    parser.add_argument("--set", default="aggregator")
    parser.add_argument("--part", default="")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--profile", action="store_true", help="seconds by reader instead")
    options = parser.parse_args()
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None:
        raise SystemExit("VERBALE_GOLD does not say where the research corpora lie")
    reports = load(gold, options.limit, options.set, options.part)
    if options.profile:
        profile(reports)
        return
    for name, value in {**compare(reports), "peak_mb": peak_mb(reports)}.items():
        sys.stdout.write(f"{name:<22} {value:,.2f}\n")


if __name__ == "__main__":
    main()
