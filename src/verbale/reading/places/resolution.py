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
from verbale.reading.places.vocabulary import place_list
from verbale.terms import Place

WEIGHTS = {
    "size": 2.2,
    "large": 0.3,
    "capital": 0.5,
    "usual_name": 1.0,
    "country": 1.6,
    "country_named": 0.3,
    "near": 0.8,
    "company": 1.8,
    "region": 1.2,
    "stands_in": 2.0,
    "holds": 2.5,
    "listed": 1.8,
    "rank": 2.0,
    "dateline": 1.0,
}
"""What each feature of a candidate weighs; all lie between 0 and 1."""

_SIZES = {"country": 1.65, "region": 0.75, "county": 0.3, "continent": 1.3}
_OVERLAY_SIZE = 1.0
_NEAR_KM = 400.0
_SHORT = 4
_DOUBT = 2
_PASSES = 3
_MANY = 4
_LARGE, _KNOWN = 1_000_000, 100_000
_TOWNS_AND_REGIONS = frozenset((*TOWNS, "region", "county"))
_HELD_IN = 80.0
_AREAS = ("country", "region")
_LISTED = (",", "and", ", and", "or", "&", "/")
_LEVELS = ("country", "region", "continent", "water")


class Choice(NamedTuple):
    """A candidate with its features by name."""

    row: Row
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


class Vote(NamedTuple):
    """A country and region as a name speaks for them, and how often."""

    country: str
    region: tuple[str, str]
    weight: int
    times: int


class Scene(NamedTuple):
    """What a report's other places tell of where it plays.

    Attributes:
        countries: how often places of a country are named.
        regions: the same of first-level regions.
        votes: what each name has brought to these counts; it does not vouch for itself.
        around: the places chosen so far that are no areas.
        cells: stretch of the globe -> the names that may lie there, with how likely each does.
    """

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    votes: dict[str, Vote]
    around: tuple[Row, ...]
    cells: dict[tuple[int, int], dict[str, float]]


class Standing(NamedTuple):
    """What stands by a name in the text.

    Attributes:
        inside: the names after its comma, as chosen.
        held: all that the names may be after which it stands with a comma.
        listed: the places chosen for its neighbours in a list.
        ranked: whether a word by it says that it is a region ("the province of").
    """

    inside: list[Row]
    held: list[Rows]
    listed: list[Row]
    ranked: bool


def distance_km(one: Row, other: Row) -> float:
    """The distance of two places on the globe."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def resolve(found: Sequence[Candidate]) -> list[Place]:
    """One place a mention, in order; a name means one place throughout a report."""
    containers = _containers(found)
    rows = _rows_by_name(found)
    counts = Counter(fold(f.name) for f in found)
    datelines = {fold(f.name) for f in found if len(f.name) > _SHORT and f.name.isupper()} - set(containers)
    beside = _beside(found)
    cells = _cells(rows)
    ranked = {fold(f.name) for f in found if _is_ranked(f)}
    scene = Scene(Counter(), Counter(), {}, (), cells)
    chosen: dict[str, Row] = {}
    for _ in range(_PASSES):
        for key, candidates in rows.items():
            standing = Standing(
                [chosen[name] for name in containers.get(key, ()) if name in chosen],
                [rows[name] for name, outer in containers.items() if key in outer and name in rows],
                [chosen[name] for name in beside.get(key, ()) if name in chosen],
                key in ranked,
            )
            chosen[key] = _best(key, candidates, scene, standing, dateline=key in datelines)
        scene = _scene(chosen, counts, cells)
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


def _rows_by_name(found: Sequence[Candidate]) -> dict[str, Rows]:
    """What each name may be; a name whose people the report names is no town's."""
    rows: dict[str, Rows] = {fold(f.name): f.rows for f in found if f.rows}
    for one in found:
        areas = tuple((row, rank) for row, rank in one.rows if row.feature not in TOWNS)
        if one.use == "demonym" and areas:
            rows[fold(one.name)] = areas
    return rows


def _beside(found: Sequence[Candidate]) -> dict[str, set[str]]:
    """Name -> the names before and after it in a list: "Bamako, Gao and Kidal"."""
    listed: dict[str, set[str]] = {}
    for one, other in pairwise(found):
        if one.sentence is not other.sentence:
            continue
        between = one.sentence.doc.text[
            one.span.end - one.sentence.start : other.span.start - one.sentence.start
        ]
        if between.strip() in _LISTED:
            listed.setdefault(fold(one.name), set()).add(fold(other.name))
            listed.setdefault(fold(other.name), set()).add(fold(one.name))
    return listed


def _is_ranked(candidate: Candidate) -> bool:
    """Whether "province" or the like follows a name, or stands before it with "of"."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    doc, ranks = last.doc, place_list("ranks")
    after = last.i + 1 < len(doc) and doc[last.i + 1].lower_ in ranks
    of = first.i > 1 and doc[first.i - 1].lower_ == "of" and doc[first.i - 2].lemma_.lower() in ranks
    return after or of


def _cell(row: Row) -> tuple[int, int]:
    return math.floor(row.lat), math.floor(row.lon)


def _cells(rows: dict[str, Rows]) -> dict[tuple[int, int], dict[str, float]]:
    """Where each name may lie, by degrees: the more places bear it, the less each tells."""
    cells: dict[tuple[int, int], dict[str, float]] = {}
    for key, candidates in rows.items():
        places = [row for row, _ in candidates if row.feature not in _LEVELS]
        for row in places:
            cells.setdefault(_cell(row), {})[key] = min(1.0, _MANY / len(places))
    return cells


def _company(key: str, row: Row, scene: Scene) -> float:
    """How many other names have a place close by, whichever is meant by them; at most 1."""
    lat, lon = _cell(row)
    near: dict[str, float] = {}
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            near |= scene.cells.get((lat + north, lon + east), {})
    return min(sum(share for name, share in near.items() if name != key), _MANY) / _MANY


def _scene(
    chosen: dict[str, Row], counts: Counter[str], cells: dict[tuple[int, int], dict[str, float]]
) -> Scene:
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    votes: dict[str, Vote] = {}
    for key, row in chosen.items():
        if row.country:
            weight = counts[key] * (2 if row.feature in _AREAS else 1)
            votes[key] = Vote(row.country, (row.country, row.admin), weight, counts[key])
            countries[row.country] += weight
            if row.admin:
                regions[row.country, row.admin] += counts[key]
    around = tuple(row for row in chosen.values() if row.feature not in _LEVELS)
    return Scene(countries, regions, votes, around, cells)


def _best(key: str, rows: Rows, scene: Scene, standing: Standing, *, dateline: bool) -> Row:
    holders = [] if _is_of_its_own(rows) else standing.inside
    most = max(row.population for row, _ in rows)
    choices = []
    for row, rank in rows:
        features = _features(key, row, rank, scene, holders)
        features |= _neighbourhood(key, row, scene, standing)
        features["dateline"] = 1.0 if dateline and row.population == most else 0.0
        choices.append(Choice(row, features))
    return max(choices, key=lambda choice: (choice.score, choice.row.population, -choice.row.id)).row


def _is_of_its_own(rows: Rows) -> bool:
    """Whether a name is first of all a country's or an area's: in a list, the next one does not hold it."""
    return any(row.feature not in ("city", "capital", "region") for row, _ in rows)


def _features(key: str, row: Row, rank: int, scene: Scene, inside: list[Row]) -> dict[str, float]:
    own = scene.votes.get(key)
    total = sum(scene.countries.values()) - (own.weight if own else 0)
    here = scene.countries[row.country] if row.country else 0
    here -= own.weight if own and own.country == row.country else 0
    near = [other for other in scene.around if other.id != row.id and distance_km(row, other) < _NEAR_KM]
    return {
        "size": _size(row),
        "large": 1.0 if row.feature not in _TOWNS_AND_REGIONS or row.population >= _LARGE else 0.0,
        "capital": 1.0 if row.feature == "capital" else 0.0,
        "usual_name": 1.0 if rank == 0 else 0.0,
        "country": here / (total + _DOUBT),
        "country_named": 1.0 if here else 0.0,
        "near": min(len(near), 3) / 3 if row.feature not in _LEVELS else 0.0,
        "stands_in": 1.0 if any(_lies_in(row, outer) for outer in inside) else 0.0,
    }


def _neighbourhood(key: str, row: Row, scene: Scene, standing: Standing) -> dict[str, float]:
    own = scene.votes.get(key)
    place = (row.country or "", row.admin)
    total = sum(scene.regions.values()) - (own.times if own and own.region[1] else 0)
    here = scene.regions[place] if row.admin else 0
    here -= own.times if own and row.admin and own.region == place else 0
    alike = [other for other in standing.listed if other.feature in _AREAS]
    same = [other for other in alike if (other.feature, other.country) == (row.feature, row.country)]
    return {
        "company": _company(key, row, scene) if row.feature not in _LEVELS else 0.0,
        "region": here / (total + _DOUBT),
        "rank": 1.0 if standing.ranked and row.feature in ("region", "county") else 0.0,
        "holds": max((_held(rows, row) for rows in standing.held), default=0.0),
        "listed": len(same) / len(alike) if alike and row.feature == "region" else 0.0,
    }


def _held(rows: Rows, outer: Row) -> float:
    """How large a place of these lies in another, as a share of the largest that they have."""
    inside = [_size(row) for row, _ in rows if _lies_in(row, outer)]
    return max(inside, default=0.0) / max(max((_size(row) for row, _ in rows), default=1.0), 0.01)


def _size(row: Row) -> float:
    if row.feature in TOWNS:
        return float(min(math.log10(row.population + 1) / 7.0, 1.0) ** 2)
    return _SIZES.get(row.feature, _OVERLAY_SIZE)


def _lies_in(row: Row, outer: Row) -> bool:
    if outer.feature == "county":
        return row.id != outer.id and row.country == outer.country and distance_km(row, outer) < _HELD_IN
    if row.id == outer.id or outer.feature not in ("country", "region") or row.country != outer.country:
        return False
    return outer.feature == "country" or row.admin == outer.admin


def _place(found: Candidate, row: Row | None) -> Place:
    if row is None:
        return Place(span=found.span, name=found.name, use=found.use)
    return Place(
        span=found.span,
        name=row.name,
        geonames_id=row.geonames_id,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        feature=row.feature,
        use=found.use,
    )
