"""What places cost, and how well given names are resolved: `python -m benchmarks.places [--cost] [--given]`.

`--cost`: the seconds that places and times add to the rest of the reading, over relevant posts; what opening the
gazetteer takes in time and memory, in a process of its own. `--given`: the share of places put within 161 km where
the annotated names are handed to the resolver, as systems are measured that look for none themselves.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from gates.corpora import read_inputs

from benchmarks.throughput import load, seconds_by_reader
from verbale.reading import Pipeline
from verbale.reading.places.given import read_given
from verbale.settings import load_settings
from verbale.terms import Report, Span

SETS = ("lgl", "geovirus", "gwn")
MEASURED = 450
"""Posts from which the relevant ones are taken."""
_OURS = ("places", "times")
_OPENING = """
import time
from pathlib import Path
def held():
    rows = Path("/proc/self/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS:")) / 1024
import verbale.reading.places.gazetteer as gazetteer
gazetteer.look_up
before, began = held(), time.perf_counter()
gazetteer.look_up("Goma")
took = time.perf_counter() - began
for name in ("Kherson", "Hodeidah", "El Fasher", "Springfield", "Marawi", "Torkham", "Bunagana", "Paris"):
    gazetteer.look_up(name)
    gazetteer.look_up_loosely(name)
print(took, held() - before, gazetteer.gazetteer_path().stat().st_size / 2**20)
"""


def opening() -> dict[str, float]:
    """Seconds to the first answer, resident memory added and the file's size, in a fresh process."""
    subprocess.run([sys.executable, "-c", _OPENING], check=True, capture_output=True)
    printed = subprocess.run([sys.executable, "-c", _OPENING], check=True, capture_output=True, text=True)
    took, added, size = map(float, printed.stdout.split())
    return {"opens_in_s": took, "adds_mb": added, "file_mb": size}


def cost(reports: Sequence[Report]) -> dict[str, float]:
    """Seconds of each reader over the relevant reports, and the share of places and times of the others'."""
    flags = [reading.relevant for reading in Pipeline(["relevance"]).read(reports)]
    relevant = [report for report, flag in zip(reports, flags, strict=True) if flag]
    pipeline = Pipeline()
    pipeline.draft(relevant[:4])
    spent = seconds_by_reader(pipeline, relevant)
    rest = sum(seconds for name, seconds in spent.items() if name not in _OURS)
    figures = {f"{name}_share": spent[name] / rest for name in _OURS}
    return {"relevant_posts": len(relevant), "rest_s": rest, **figures, "both_share": sum(figures.values())}


def _corpus(gold: Path, part: str) -> Iterator[tuple[str, Report, list[Span], bytes]]:
    with TemporaryDirectory() as folder:
        command = [sys.executable, "make_inputs.py", "places", folder, f"--part={part}"]
        subprocess.run(command, cwd=gold / "bench", check=True, capture_output=True)
        for stem, report in read_inputs(Path(folder) / "inputs"):
            raw = (Path(folder) / "gold" / f"{stem}.json").read_bytes()
            yield stem, report, [Span(*place["span"]) for place in json.loads(raw)["places"]], raw


def given(gold: Path, part: str) -> dict[str, Any]:
    """The scorer's figures where the annotated names are given."""
    pipeline = Pipeline(["sentences", "syntax", "actors"])
    with TemporaryDirectory() as folder:
        made, out = Path(folder) / "gold", Path(folder) / "out"
        made.mkdir()
        out.mkdir()
        for stem, report, spans, raw in _corpus(gold, part):
            places = read_given(pipeline.draft([report])[0], spans)
            (made / f"{stem}.json").write_bytes(raw)
            wire = {"report": {"url": report.url}, "places": places}
            (out / f"{stem}.json").write_bytes(msgspec.json.encode(wire))
        command = [sys.executable, "score_places.py", str(made), str(out), "--json"]
        done = subprocess.run(command, cwd=gold / "bench", check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)["resolving"]
    return found


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.places", description=__doc__)
    parser.add_argument("--cost", action="store_true")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--limit", type=int, default=MEASURED)
    options = parser.parse_args()
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None:
        raise SystemExit("VERBALE_GOLD does not say where the research corpora lie")
    if options.cost:
        for name, value in {**opening(), **cost(load(gold, options.limit))}.items():
            sys.stdout.write(f"{name:<16} {value:,.3f}\n")
    if options.given:
        for part in SETS:
            sys.stdout.write(f"{part:<16} {given(gold, part)}\n")


if __name__ == "__main__":
    main()
