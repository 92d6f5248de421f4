"""What a report's names tell together of where it plays."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from verbale.reading.places.build import Row
from verbale.reading.places.recognition import Rows

AREAS = ("country", "region")
LEVELS = ("country", "region", "continent", "water")
"""Classes too large to be near anything."""

_MANY = 4
_CLOSE_KM, _DEGREE_KM = 50.0, 111.2
_COMMON = 24.0

Stretch = tuple[int | str, int | str]
Cells = dict[Stretch, list[tuple[str, Row, int]]]


class Vote(NamedTuple):
    """A country and region as a name speaks for them, and how often."""

    country: str
    region: tuple[str, str]
    weight: int
    times: int


class Scene(NamedTuple):
    """What a report's other places tell of where it plays.

    Attributes:
        countries: how often places of a country are named, and how many of its cues stand in the text.
        regions: how often places of a first-level region are named.
        votes: what each name has brought to these counts; it does not vouch for itself.
        around: the places chosen so far that are no areas.
    """

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    votes: dict[str, Vote]
    around: tuple[Row, ...]


def distance_km(one: Row, other: Row) -> float:
    """The distance of two places on the globe."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def set_scene(chosen: Mapping[str, Row], counts: Counter[str], cues: Counter[str]) -> Scene:
    """The scene of the places chosen so far, which are named so often."""
    countries: Counter[str] = Counter(cues)
    regions: Counter[tuple[str, str]] = Counter()
    votes: dict[str, Vote] = {}
    for key, row in chosen.items():
        if row.country:
            weight = counts[key] * (2 if row.feature in AREAS else 1)
            votes[key] = Vote(row.country, (row.country, row.admin), weight, counts[key])
            countries[row.country] += weight
            if row.admin:
                regions[row.country, row.admin] += counts[key]
    around = tuple(row for row in chosen.values() if row.feature not in LEVELS)
    return Scene(countries, regions, votes, around)


def find_cells(rows: Mapping[str, Rows]) -> Cells:
    """Where each name may lie, by degrees and by region, with how many places bear it."""
    cells: Cells = {}
    for key, candidates in rows.items():
        places = [row for row, _ in candidates if row.feature not in LEVELS]
        for row in places:
            cells.setdefault(_cell(row), []).append((key, row, len(places)))
            if row.admin:
                cells.setdefault((row.country or "", row.admin), []).append((key, row, len(places)))
    return cells


def find_company(key: str, row: Row, cells: Cells) -> dict[str, float]:
    """How many other names have a place in the same stretch, and close by, whichever is meant by them; at most 1.

    The more places bear a name, the less it tells; of what lies close the less by far.
    """
    if row.feature == "region":
        return {"company": 0.0, "close": _inside(key, row, cells)}
    if row.feature in LEVELS:
        return {"company": 0.0, "close": 0.0}
    lat, lon = _cell(row)
    wide: dict[str, float] = {}
    close: dict[str, float] = {}
    width = _DEGREE_KM * math.cos(math.radians(row.lat))
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            for name, other, places in cells.get((lat + north, lon + east), ()):
                if name == key:
                    continue
                wide[name] = min(1.0, _MANY / places)
                if math.hypot((other.lat - row.lat) * _DEGREE_KM, (other.lon - row.lon) * width) < _CLOSE_KM:
                    close[name] = 1 / (1 + places / _COMMON)
    return {
        "company": min(sum(wide.values()), _MANY) / _MANY,
        "close": min(sum(close.values()), _MANY) / _MANY,
    }


def _inside(key: str, row: Row, cells: Cells) -> float:
    """How many other names have a place in a region."""
    held = {name: places for name, _, places in cells.get((row.country or "", row.admin), ()) if name != key}
    return min(sum(1 / (1 + places / _COMMON) for places in held.values()), _MANY) / _MANY


def _cell(row: Row) -> tuple[int, int]:
    return math.floor(row.lat), math.floor(row.lon)
