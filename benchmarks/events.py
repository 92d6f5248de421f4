"""Types of events out of sample: `python -m benchmarks.events FOLDER`.

FOLDER is what `python -m training.events cross --out FOLDER` leaves: the graphs of five trainings, and
which text each has not seen. The whole reader reads PLV's sentences, each with the graph that has
not seen it, finding the actors itself; the lexicon alone reads them too.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from gates import corpora
from verbale.reading.events.trained import typer
from verbale.settings import load_settings
from verbale.terms import Report

SETS = ("events-plv", "events-gsr")


def _reread(output: corpora.Output, graphs: Path) -> None:
    """Read each input again by the graph that was not taught its text."""
    fold = json.loads((graphs / "folds.json").read_text(encoding="utf-8"))
    parts: dict[int, list[tuple[str, Report]]] = defaultdict(list)
    for stem, report in corpora.read_inputs(output.gold.parent / "inputs"):
        parts[fold.get(report.text, 0)].append((stem, report))
    for part, some in parts.items():
        typer.GRAPH = graphs / f"types-{part}.onnx"
        corpora.write_readings(some, output.out, {})


def figures(name: str, graphs: Path, gold: Path, way: str) -> dict[str, Any]:
    """What the scorer says of a corpus read so."""
    corpus = next(c for c in corpora.CORPORA if c.name == name)
    with corpora.read_corpus(msgspec.structs.replace(corpus, ways={"events": way}), gold) as output:
        if way == "trained":
            _reread(output, graphs)
        return corpora.score(corpus, gold, output)


def main() -> None:
    """Measure and print."""
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None or len(sys.argv) != len(("benchmarks.events", "FOLDER")):
        raise SystemExit("needs VERBALE_GOLD, and the folder of the graphs")
    for name in SETS:
        for way in ("trained", "rules"):
            found = figures(name, Path(sys.argv[1]), gold, way)
            kept = {key: found[key] for key in ("macro_f1", "accuracy", "roles")}
            sys.stdout.write(f"| {name} | {way} | {' | '.join(f'{v:.3f}' for v in kept.values())} |\n")


if __name__ == "__main__":
    main()
