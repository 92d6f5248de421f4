"""The gate on places of conflicts, in sentences of our own in `gates/gold/places`.

`python -m gates.places` lists those that are not found or lie elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from gates.scoring import Plain
from verbale.reading import Pipeline
from verbale.terms import Place, Report

GOLD = Path(__file__).parent / "gold" / "places" / "conflict.jsonl"
NAME = "places-conflict"
READERS = ("sentences", "syntax", "actors", "places")
EARTH_KM = 12742.0


def digest() -> str:
    """A hash of the sentences: a figure counts for those it was measured on."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()[:16]


def distance_km(lat: float, lon: float, place: Place) -> float:
    """How far from a point a place was put; infinite where it was put nowhere."""
    if place.lat is None or place.lon is None:
        return math.inf
    one, other = math.radians(lat), math.radians(place.lat)
    turn = math.radians(place.lon - lon)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(turn / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _touching(row: Plain, places: tuple[Place, ...]) -> list[Place]:
    start, end = row["span"]
    return [p for p in places if p.use == "name" and p.span.start < end and start < p.span.end]


def judged() -> Iterator[tuple[Plain, list[Place], bool]]:
    """Each sentence with the places found at the name, and whether one of them lies near enough."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    reports = [Report(id=str(number), text=row["text"]) for number, row in enumerate(rows)]
    for row, reading in zip(rows, Pipeline(READERS).read(reports), strict=True):
        found = _touching(row, reading.places)
        near = any(distance_km(row["lat"], row["lon"], place) <= row["within_km"] for place in found)
        yield row, found, near


def measure() -> tuple[dict[str, float], str, int]:
    """Read the sentences and score them: (figures, digest of the gold, number of sentences)."""
    rows = list(judged())
    found, near = sum(bool(places) for _, places, _ in rows), sum(right for _, _, right in rows)
    figures = {"found": round(found / len(rows), 4), "near": round(near / len(rows), 4)}
    return figures, digest(), len(rows)


def main() -> int:
    """Print each place that is missed or lies elsewhere, then how many are right."""
    right = 0
    for row, found, near in judged():
        right += near
        if not near:
            name = row["text"][slice(*row["span"])]
            put = "; ".join(f"{p.name} ({p.country}) {p.lat}, {p.lon}" for p in found) or "not found"
            sys.stdout.write(f"{name}: {put}\n")
    sys.stdout.write(f"{right} right\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
