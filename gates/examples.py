"""The gate on the example dispatches, annotated by hand in `examples/gold`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
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


def pairs() -> Iterator[tuple[dict[str, Any], Report]]:
    """Each annotated dispatch with its report."""
    for file in sorted(GOLD.glob("*/*.json")):
        source = EXAMPLES / file.parent.name / f"{file.stem}.txt"
        report = next(read_items(read_sources([str(source)])))
        if not isinstance(report, Report):
            raise SystemExit(f"{source}: {report.reason}")
        yield json.loads(file.read_text(encoding="utf-8")), report


def digest() -> str:
    """A hash of all annotations: a figure counts for the gold it was measured on."""
    whole = hashlib.sha256()
    for file in sorted(GOLD.glob("*/*.json")):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def _named(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the demonyms and parts of other names, which the annotations of places leave out."""
    return [record for record in records if record.get("use", "name") == "name"]


def measure() -> dict[str, dict[str, float]]:
    """Kind -> strict and lenient F1 over all annotated dispatches; relevance by accuracy."""
    found = list(pairs())
    readings = [json.loads(msgspec.json.encode(r)) for r in Pipeline().read([report for _, report in found])]
    figures: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        rows = [(g[kind], _named(r[kind])) for (g, _), r in zip(found, readings, strict=True) if kind in g]
        if not rows:
            continue
        totals = (sum(len(g) for g, _ in rows), sum(len(s) for _, s in rows))
        figures[kind] = {
            name: f_score(sum(matched(g, s, agreement(kind, strict=strict)) for g, s in rows), *totals)
            for name, strict in (("strict", True), ("lenient", False))
        }
    right = sum(g["relevant"] == r["relevant"] for (g, _), r in zip(found, readings, strict=True))
    figures["relevance"] = {"accuracy": round(right / len(found), 4)}
    return figures
