"""Says which place of a name is meant, by what else the report speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from verbale.reading.places.build import TOWNS, Row
from verbale.reading.places.fold import fold
from verbale.reading.places.recognition import Candidate, Rows, is_town_said
from verbale.reading.places.scene import (
    AREAS,
    LEVELS,
    Scene,
    distance_km,
    find_cells,
    find_company,
    set_scene,
)
from verbale.reading.places.vocabulary import place_list
from verbale.terms import Place

WEIGHTS = {
    "size": 2.2,
    "large": 0.1,
    "share": 0.15,
    "capital": 0.9,
    "usual_name": 1.0,
    "country": 2.9,
    "country_named": 0.15,
    "near": 0.3,
    "company": 0.9,
    "close": 2.7,
    "sentence": 1.0,
    "region": 1.2,
    "stands_in": 1.5,
    "holds": 2.5,
    "listed": 1.8,
    "rank": 2.0,
    "dateline": 0.7,
    "town_said": 1.6,
}
"""What each feature of a candidate weighs; all lie between 0 and 1."""

_SIZES = {"country": 1.65, "region": 0.75, "county": 0.3, "continent": 1.3}
_OVERLAY_SIZE = 1.0
_NEAR_KM = 400.0
_SHORT = 4
_DOUBT = 2
_NO_COUNTRY = 0.5
_PASSES = 3
_LARGE, _KNOWN = 1_000_000, 100_000
_TOWNS_AND_REGIONS = frozenset((*TOWNS, "region", "county"))
_HELD_IN = 80.0
_LISTED = (",", "and", ", and", "or", "&", "/")


class Choice(NamedTuple):
    """A candidate with its features by name."""

    row: Row
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


class Hints(NamedTuple):
    """What the text says by a name, wherever it stands.

    Attributes:
        counts: how often each name stands in the report.
        containers: name -> the names that follow it after a comma.
        beside: name -> the names before and after it in a list.
        sentences: name -> the names that stand in its sentences, and how often.
        datelines: the names that open a dateline.
        ranked: those by which a word says that they are regions ("the province of").
        towns: how often a word says that the name is a town's ("a Goma woman"), as a share of its mentions.
    """

    counts: Counter[str]
    containers: dict[str, list[str]]
    beside: dict[str, set[str]]
    sentences: dict[str, Counter[str]]
    datelines: set[str]
    ranked: set[str]
    towns: dict[str, float]


class Standing(NamedTuple):
    """What stands by a name in the text.

    Attributes:
        inside: the names after its comma, as chosen.
        held: all that the names may be after which it stands with a comma.
        listed: the places chosen for its neighbours in a list.
        countries: the countries of the places chosen for the names in its sentences, and how often.
    """

    inside: list[Row]
    held: list[Rows]
    listed: list[Row]
    countries: Counter[str | None]


def resolve(found: Sequence[Candidate], cues: Counter[str] | None = None) -> list[Place]:
    """One place a mention, in order; a name means one place throughout a report.

    Args:
        found: the names of a report, in order.
        cues: the countries to which its other words point, and how many do.
    """
    rows, hints = _rows_by_name(found), _hints(found)
    fixed = _fixed_features(rows, hints)
    scene = set_scene({}, hints.counts, cues or Counter())
    chosen: dict[str, Row] = {}
    for _ in range(_PASSES):
        for key, candidates in rows.items():
            standing = _standing(key, rows, chosen, hints)
            chosen[key] = _best(key, candidates, scene, standing, fixed)
        scene = set_scene(chosen, hints.counts, cues or Counter())
    far = {key for key, row in chosen.items() if _is_far_fetched(key, row, rows[key], scene, hints.counts)}
    return [
        _place(f, chosen.get(key) if f.rows and (key := fold(f.name)) not in far else None) for f in found
    ]


def _hints(found: Sequence[Candidate]) -> Hints:
    counts = Counter(fold(f.name) for f in found)
    containers = _containers(found)
    said = Counter(fold(f.name) for f in found if is_town_said(f))
    return Hints(
        counts=counts,
        containers=containers,
        beside=_beside(found),
        sentences=_sentences(found),
        datelines={fold(f.name) for f in found if len(f.name) > _SHORT and f.name.isupper()}
        - set(containers),
        ranked={fold(f.name) for f in found if _is_ranked(f)},
        towns={key: n / counts[key] for key, n in said.items()},
    )


def _standing(key: str, rows: Mapping[str, Rows], chosen: Mapping[str, Row], hints: Hints) -> Standing:
    return Standing(
        [chosen[name] for name in hints.containers.get(key, ()) if name in chosen],
        [rows[name] for name, outer in hints.containers.items() if key in outer and name in rows],
        [chosen[name] for name in hints.beside.get(key, ()) if name in chosen],
        _countries(chosen, hints.sentences.get(key, Counter())),
    )


def _countries(chosen: Mapping[str, Row], names: Counter[str]) -> Counter[str | None]:
    countries: Counter[str | None] = Counter()
    for name, times in names.items():
        if name in chosen:
            countries[chosen[name].country] += times
    return countries


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


def _sentences(found: Sequence[Candidate]) -> dict[str, Counter[str]]:
    """Name -> the other names in its sentences."""
    together: dict[int, list[str]] = {}
    for one in found:
        together.setdefault(one.sentence.index, []).append(fold(one.name))
    others: dict[str, Counter[str]] = {}
    for names in together.values():
        for name in set(names):
            others.setdefault(name, Counter()).update(other for other in names if other != name)
    return others


def _is_ranked(candidate: Candidate) -> bool:
    """Whether "province" or the like follows a name, or stands before it with "of"."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    doc, ranks = last.doc, place_list("ranks")
    after = last.i + 1 < len(doc) and doc[last.i + 1].lower_ in ranks
    of = first.i > 1 and doc[first.i - 1].lower_ == "of" and doc[first.i - 2].lemma_.lower() in ranks
    return after or of


def _fixed_features(rows: Mapping[str, Rows], hints: Hints) -> dict[tuple[str, int], dict[str, float]]:
    """What of each candidate does not hang on which places are meant by the other names."""
    cells = find_cells(rows)
    fixed = {}
    for key, candidates in rows.items():
        most = max(row.population for row, _ in candidates)
        whole = sum(row.population for row, _ in candidates if row.feature in TOWNS) or 1
        for row, rank in candidates:
            town = row.feature in TOWNS
            fixed[key, row.id] = {
                "size": _size(row),
                "large": 1.0 if row.feature not in _TOWNS_AND_REGIONS or row.population >= _LARGE else 0.0,
                "share": row.population / whole if town else 0.0,
                "capital": 1.0 if row.feature == "capital" else 0.0,
                "usual_name": 1.0 if rank == 0 else 0.0,
                "rank": 1.0 if key in hints.ranked and row.feature in ("region", "county") else 0.0,
                "dateline": 0.7 if key in hints.datelines and row.population == most else 0.0,
                "town_said": hints.towns.get(key, 0.0) * _townlike(row),
                **find_company(key, row, cells),
            }
    return fixed


def _townlike(row: Row) -> float:
    """How well a word fits a place that only a town takes, or for want of an adjective a region ("an Ohio man")."""
    return 1.0 if row.feature in TOWNS else 0.7 if row.feature in ("region", "county") else 0.0


def _best(
    key: str, rows: Rows, scene: Scene, standing: Standing, fixed: Mapping[tuple[str, int], dict[str, float]]
) -> Row:
    holders = [] if _is_of_its_own(rows) else standing.inside
    choices = [
        Choice(
            row,
            fixed[key, row.id]
            | _features(key, row, scene, holders)
            | _neighbourhood(key, row, scene, standing),
        )
        for row, _ in rows
    ]
    return max(choices, key=lambda choice: (choice.score, choice.row.population, -choice.row.id)).row


def _is_of_its_own(rows: Rows) -> bool:
    """Whether a name is first of all a country's or an area's: in a list, the next one does not hold it."""
    return any(row.feature not in ("city", "capital", "region") for row, _ in rows)


def _features(key: str, row: Row, scene: Scene, inside: list[Row]) -> dict[str, float]:
    own = scene.votes.get(key)
    total = sum(scene.countries.values()) - (own.weight if own else 0)
    here = scene.countries[row.country] if row.country else total * _NO_COUNTRY
    here -= own.weight if own and own.country == row.country else 0
    near = 0
    if row.feature not in LEVELS:
        near = sum(other.id != row.id and distance_km(row, other) < _NEAR_KM for other in scene.around)
    return {
        "country": here / (total + _DOUBT),
        "country_named": 1.0 if here else 0.0,
        "near": min(near, 3) / 3,
        "stands_in": 1.0 if any(_lies_in(row, outer) for outer in inside) else 0.0,
    }


def _neighbourhood(key: str, row: Row, scene: Scene, standing: Standing) -> dict[str, float]:
    own = scene.votes.get(key)
    place = (row.country or "", row.admin)
    total = sum(scene.regions.values()) - (own.times if own and own.region[1] else 0)
    here = scene.regions[place] if row.admin else 0
    here -= own.times if own and row.admin and own.region == place else 0
    alike = [other for other in standing.listed if other.feature in AREAS]
    same = [other for other in alike if (other.feature, other.country) == (row.feature, row.country)]
    return {
        "region": here / (total + _DOUBT),
        "sentence": standing.countries[row.country] / (sum(standing.countries.values()) + 1),
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
