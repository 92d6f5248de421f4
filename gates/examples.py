"""The gates on dispatches of our own, annotated by hand in `examples/gold` and in `gates/gold/wires`.

`examples` are the three peace processes, of which the annotations are known to whoever works on the
readers; `dispatches` and `wires` are those on many conflicts, each in a part to learn from and a part held back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gates.scoring import KINDS, agreement, f_score, matched
from verbale.documents import read_items
from verbale.reading import Pipeline
from verbale.sources import read_sources
from verbale.terms import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "src" / "verbale" / "examples"
GOLD = EXAMPLES / "gold"
WIRES = Path(__file__).parent / "gold" / "wires"
PROCESSES = ("aceh", "havana", "mindanao")
PARTS = ("dev", "held")


def part_of(name: str) -> str:
    """The part that a dispatch on many conflicts belongs to: half of all names are `dev`, half `held`."""
    return PARTS[hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest() >= "8"]


def example_files() -> list[Path]:
    """The annotations of the three peace processes."""
    return [file for name in PROCESSES for file in sorted((GOLD / name).glob("*.json"))]


def dispatch_files(part: str) -> list[Path]:
    """The annotations of a part of the dispatches on many conflicts."""
    return [file for file in sorted((GOLD / "processes").glob("*.json")) if part_of(file.stem) == part]


def wire_files(part: str) -> list[Path]:
    """The annotations of a part of the plain wire dispatches."""
    return [file for file in sorted(WIRES.glob("*.json")) if part_of(file.stem) == part]


def _source(file: Path) -> Path:
    """The dispatch that an annotation is of: beside it, or among the examples."""
    beside = file.with_suffix(".txt")
    return beside if beside.exists() else EXAMPLES / file.parent.name / beside.name


def pairs(files: Sequence[Path]) -> Iterator[tuple[dict[str, Any], Report]]:
    """Each annotated dispatch with its report."""
    for file in files:
        source = _source(file)
        report = next(read_items(read_sources([str(source)])))
        if not isinstance(report, Report):
            raise SystemExit(f"{source}: {report.reason}")
        yield json.loads(file.read_text(encoding="utf-8")), report


def digest(files: Sequence[Path]) -> str:
    """A hash of annotations: a figure counts for the gold it was measured on."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def _named(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the demonyms and parts of other names, which the annotations of places leave out."""
    return [record for record in records if record.get("use", "name") == "name"]


def read(files: Sequence[Path]) -> list[tuple[dict[str, Any], dict[str, Any], Report]]:
    """Each dispatch's annotation, what is read in it, and its report."""
    found = list(pairs(files))
    readings = Pipeline().read([report for _, report in found])
    return [
        (gold, json.loads(msgspec.json.encode(reading)), report)
        for (gold, report), reading in zip(found, readings, strict=True)
    ]


def measure(files: Sequence[Path]) -> dict[str, dict[str, float]]:
    """Kind -> strict and lenient F1 over annotated dispatches; relevance by accuracy."""
    found = read(files)
    figures: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        rows = [(gold[kind], _named(reading[kind])) for gold, reading, _ in found if kind in gold]
        if not rows:
            continue
        totals = (sum(len(g) for g, _ in rows), sum(len(s) for _, s in rows))
        figures[kind] = {
            name: f_score(sum(matched(g, s, agreement(kind, strict=strict)) for g, s in rows), *totals)
            for name, strict in (("strict", True), ("lenient", False))
        }
    right = sum(gold["relevant"] == reading["relevant"] for gold, reading, _ in found)
    figures["relevance"] = {"accuracy": round(right / len(found), 4)}
    return figures


def measure_part(files: Sequence[Path]) -> tuple[dict[str, float], str, int]:
    """A part of the dispatches on many conflicts: (figures, digest of the gold, number of dispatches)."""
    kinds = measure(files)
    relevance = kinds.pop("relevance")["accuracy"]
    figures = {"relevance": relevance}
    for level in ("lenient", "strict"):
        figures[f"macro.{level}"] = round(sum(kind[level] for kind in kinds.values()) / len(kinds), 4)
    figures |= {f"{kind}.{level}": kinds[kind][level] for kind in kinds for level in ("lenient", "strict")}
    return figures, digest(files), len(files)
