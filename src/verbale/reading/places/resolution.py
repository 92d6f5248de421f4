"""Says which place of a name is meant, by what else the report speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from verbale.reading.places.build import TOWNS, Row
from verbale.reading.places.fold import fold
from verbale.reading.places.recognition import Candidate, Rows
from verbale.terms import Place

WEIGHTS = {
    "size": 2.2,
    "large": 0.3,
    "capital": 0.5,
    "usual_name": 1.0,
    "country": 1.6,
    "country_named": 0.3,
    "near": 0.8,
    "stands_in": 2.0,
    "dateline": 1.0,
}
"""What each feature of a candidate weighs; all lie between 0 and 1."""

_SIZES = {"country": 1.65, "region": 0.75, "continent": 1.3}
_OVERLAY_SIZE = 1.0
_NEAR_KM = 400.0
_SHORT = 4
_LARGE, _KNOWN = 1_000_000, 100_000
_TOWNS_AND_REGIONS = frozenset((*TOWNS, "region"))
_LEVELS = ("country", "region", "continent", "water")


class Choice(NamedTuple):
    """A candidate with its features by name."""

    row: Row
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


class Scene(NamedTuple):
    """What a report's other places tell of where it plays."""

    countries: Counter[str]
    around: tuple[Row, ...]


def distance_km(one: Row, other: Row) -> float:
    """The distance of two places on the globe."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def resolve(found: Sequence[Candidate]) -> list[Place]:
    """One place a mention, in order; a name means one place throughout a report."""
    containers = _containers(found)
    rows: dict[str, Rows] = {fold(f.name): f.rows for f in found if f.rows}
    counts = Counter(fold(f.name) for f in found)
    datelines = {fold(f.name) for f in found if len(f.name) > _SHORT and f.name.isupper()} - set(containers)
    scene = Scene(Counter(), ())
    chosen: dict[str, Row] = {}
    for _ in range(2):
        for key, candidates in rows.items():
            inside = [chosen[name] for name in containers.get(key, ()) if name in chosen]
            chosen[key] = _best(candidates, scene, inside, dateline=key in datelines)
        scene = _scene(chosen, counts)
    far = {key for key, row in chosen.items() if _is_far_fetched(key, row, rows[key], scene, counts)}
    return [
        _place(f, chosen.get(key) if f.rows and (key := fold(f.name)) not in far else None) for f in found
    ]


def _is_far_fetched(key: str, row: Row, rows: Rows, scene: Scene, counts: Counter[str]) -> bool:
    """Whether a small town is known by a further name alone, in a country of which nothing else speaks."""
    rank = next(rank for candidate, rank in rows if candidate.id == row.id)
    elsewhere = scene.countries[row.country or ""] - counts[key]
    return rank > 0 and row.feature == "city" and row.population < _KNOWN and elsewhere <= 0


def _containers(found: Sequence[Candidate]) -> dict[str, list[str]]:
    """Name -> the names that follow it after a comma: "Sirte, Libya"."""
    inside: dict[str, list[str]] = {}
    for one, other in pairwise(found):
        between = other.span.start - one.span.end
        if one.sentence is other.sentence and 1 <= between <= 2:
            text = one.sentence.doc.text
            start = one.span.end - one.sentence.start
            if text[start : start + between].strip() in (",", "("):
                inside.setdefault(fold(one.name), []).append(fold(other.name))
    return inside


def _scene(chosen: dict[str, Row], counts: Counter[str]) -> Scene:
    countries: Counter[str] = Counter()
    for key, row in chosen.items():
        if row.country:
            countries[row.country] += counts[key] * (2 if row.feature in ("country", "region") else 1)
    around = tuple(row for row in chosen.values() if row.feature not in _LEVELS)
    return Scene(countries, around)


def _best(rows: Rows, scene: Scene, inside: list[Row], *, dateline: bool) -> Row:
    holders = [] if _is_of_its_own(rows) else inside
    most = max(row.population for row, _ in rows)
    choices = []
    for row, rank in rows:
        features = _features(row, rank, scene, holders)
        features["dateline"] = 1.0 if dateline and row.population == most else 0.0
        choices.append(Choice(row, features))
    return max(choices, key=lambda choice: (choice.score, choice.row.population, -choice.row.id)).row


def _is_of_its_own(rows: Rows) -> bool:
    """Whether a name is first of all a country's or an area's: in a list, the next one does not hold it."""
    return any(row.feature not in ("city", "capital", "region") for row, _ in rows)


def _features(row: Row, rank: int, scene: Scene, inside: list[Row]) -> dict[str, float]:
    total = sum(scene.countries.values()) or 1
    here = scene.countries[row.country] if row.country else 0
    near = [other for other in scene.around if other.id != row.id and distance_km(row, other) < _NEAR_KM]
    return {
        "size": _size(row),
        "large": 1.0 if row.feature not in _TOWNS_AND_REGIONS or row.population >= _LARGE else 0.0,
        "capital": 1.0 if row.feature == "capital" else 0.0,
        "usual_name": 1.0 if rank == 0 else 0.0,
        "country": here / total,
        "country_named": 1.0 if here else 0.0,
        "near": min(len(near), 3) / 3 if row.feature not in _LEVELS else 0.0,
        "stands_in": 1.0 if any(_lies_in(row, outer) for outer in inside) else 0.0,
    }


def _size(row: Row) -> float:
    if row.feature in TOWNS:
        return float(min(math.log10(row.population + 1) / 7.0, 1.0) ** 2)
    return _SIZES.get(row.feature, _OVERLAY_SIZE)


def _lies_in(row: Row, outer: Row) -> bool:
    if row.id == outer.id or outer.feature not in ("country", "region") or row.country != outer.country:
        return False
    return outer.feature == "country" or row.admin == outer.admin


def _place(found: Candidate, row: Row | None) -> Place:
    if row is None:
        return Place(span=found.span, name=found.name)
    return Place(
        span=found.span,
        name=row.name,
        geonames_id=row.geonames_id,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        feature=row.feature,
    )
