"""Types of events out of sample: `python -m benchmarks.events FOLDER`.

FOLDER is what `python -m training.events cross --out FOLDER` leaves: the graphs of five trainings, and
which text each has not seen. The whole reader reads PLV's sentences, each with the graph that has
not seen it, finding the actors itself; the lexicon alone reads them too.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec

from gates import corpora
from verbale.reading.events.trained import typer
from verbale.settings import load_settings
from verbale.terms import Report

SETS = ("events-plv", "events-gsr")
ENOUGH = 0.5
"""How alike the names of an actor must be, as the scorer has it."""


def _reread(output: corpora.Output, graphs: Path) -> None:
    """Read each input again by the graph that was not taught its text."""
    fold = json.loads((graphs / "folds.json").read_text(encoding="utf-8"))
    parts: dict[int, list[tuple[str, Report]]] = defaultdict(list)
    for stem, report in corpora.read_inputs(output.gold.parent / "inputs"):
        parts[fold.get(report.text, 0)].append((stem, report))
    for part, some in parts.items():
        typer.GRAPH = graphs / f"types-{part}.onnx"
        corpora.write_readings(some, output.out, {})


def figures(name: str, graphs: Path, gold: Path, way: str) -> dict[str, float]:
    """What the scorer says of a corpus read so, and how often it finds the event's sides."""
    corpus = next(c for c in corpora.CORPORA if c.name == name)
    with corpora.read_corpus(msgspec.structs.replace(corpus, ways={"events": way}), gold) as output:
        if way == "trained":
            _reread(output, graphs)
        report = corpora.score(corpus, gold, output)
        kept = {key: report[key] for key in ("macro_f1", "accuracy", "roles")}
        return kept | _found(_scorer(gold), output)


def _scorer(gold: Path) -> ModuleType:
    """The corpora's own scorer, for what it counts as the same actor."""
    sys.path.insert(0, str(gold / "bench"))
    return import_module("score_events")


def _found(scorer: ModuleType, output: corpora.Output) -> dict[str, float]:
    """The shares of sentences whose event's source, target and both are found, and that have no event."""
    counts, total = Counter[str](), 0
    for file in sorted(output.gold.iterdir()):
        want = json.loads(file.read_bytes())["events"][0]
        reading = json.loads((output.out / file.name).read_bytes())
        pick = scorer.best(want, reading["events"], reading["actors"])
        total += 1
        if pick is None:
            counts["none"] += 1
            continue
        sides = [
            scorer.alike(want, r, pick, r, reading["actors"]) >= ENOUGH for r in ("initiator", "recipient")
        ]
        counts.update({"source": sides[0], "target": sides[1], "both": all(sides)})
    return {key: counts[key] / total for key in ("source", "target", "both", "none")}


def main() -> None:
    """Measure and print."""
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None or len(sys.argv) != len(("benchmarks.events", "FOLDER")):
        raise SystemExit("needs VERBALE_GOLD, and the folder of the graphs")
    for name in SETS:
        for way in ("trained", "rules"):
            found = figures(name, Path(sys.argv[1]), gold, way)
            cells = " | ".join(f"{value:.3f}" for value in found.values())
            sys.stdout.write(f"| {name} | {way} | {cells} |\n")


if __name__ == "__main__":
    main()
