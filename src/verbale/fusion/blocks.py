"""Which acts are worth comparing: those that share a day and a name, a figure or their words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from itertools import product
from math import floor

from verbale.fusion.likeness import MAX_DAYS_TOLD, harmed, telling
from verbale.fusion.occurrences import Occurrence
from verbale.fusion.spellings import fold_point

MAX_COMPARED = 40
"""An act is compared with so many of those that share a key with it, the latest told."""
CELL_DEGREES = 0.05


def candidates(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Numbers of the pairs that may be one act, each once, the earlier told first."""
    blocks: dict[Hashable, deque[int]] = defaultdict(lambda: deque(maxlen=MAX_COMPARED))
    pairs: set[tuple[int, int]] = set()
    for number, occurrence in enumerate(occurrences):
        for key in _asked(occurrence):
            pairs.update((other, number) for other in blocks.get(key, ()))
        for key in _listed(occurrence):
            blocks[key].append(number)
    pairs.update(_overlapping(occurrences))
    yield from sorted(pairs)


def _overlapping(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Acts of one report whose words overlap."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, occurrence in enumerate(occurrences):
        by_report[occurrence.claim.report_id].append(number)
    for numbers in by_report.values():
        for at, number in enumerate(numbers):
            for other in numbers[at + 1 :]:
                if occurrences[other].claim.evidence.start >= occurrences[number].claim.evidence.end:
                    break
                yield number, other


def _when(occurrence: Occurrence) -> int | None:
    day = occurrence.day or (None if occurrence.date else occurrence.told)
    return day.toordinal() if day else None


def _listed(occurrence: Occurrence) -> Iterator[Hashable]:
    """The keys under which an act can be found."""
    day = _when(occurrence)
    for name in _names(occurrence):
        yield name, day if day is not None else occurrence.date
    yield from _lasting(occurrence)
    yield from _both_parties(occurrence)
    if (cell := _cell(occurrence)) and day is not None:
        yield "cell", occurrence.type, cell, day


def _asked(occurrence: Occurrence) -> Iterator[Hashable]:
    """The keys under which acts that may be the same as this one can be found."""
    day = _when(occurrence)
    days: Sequence[Hashable] = (
        (occurrence.date,) if day is None else range(day - MAX_DAYS_TOLD, day + MAX_DAYS_TOLD + 1)
    )
    for name in _names(occurrence):
        for near in days:
            yield name, near
    yield from _lasting(occurrence)
    yield from _both_parties(occurrence)
    if (cell := _cell(occurrence)) and day is not None:
        for north, east, near in product((-1, 0, 1), (-1, 0, 1), days):
            yield "cell", occurrence.type, (cell[0] + north, cell[1] + east), near


def _names(occurrence: Occurrence) -> Iterator[Hashable]:
    """What acts of one day can share: a place, a figure."""
    if occurrence.place and occurrence.breadth != "country":
        yield "place", occurrence.type, fold_point(occurrence.place)
        if occurrence.figures:
            yield "counted", fold_point(occurrence.place)
        if occurrence.geonames_id is not None:
            yield "id", occurrence.type, occurrence.geonames_id
    for figure in telling(occurrence):
        yield "toll", figure
    if occurrence.figures:
        for word in harmed(occurrence):
            yield "harmed", word


def _both_parties(occurrence: Occurrence) -> Iterator[Hashable]:
    """Who does what to whom: enough on the very day alone."""
    if len(occurrence.parties) > 1 and occurrence.day:
        names = frozenset(name.casefold() for name in occurrence.parties)
        yield "parties", occurrence.type, names, occurrence.day.toordinal()


def _lasting(occurrence: Occurrence) -> Iterator[Hashable]:
    """What makes acts one whatever their day: their words, a copy's account."""
    if occurrence.words:
        yield "words", occurrence.type, occurrence.words
    yield "origin", occurrence.origin, occurrence.type, occurrence.parties, occurrence.place


def _cell(occurrence: Occurrence) -> tuple[int, int] | None:
    if occurrence.lat is None or occurrence.lon is None or occurrence.breadth != "site":
        return None
    return floor(occurrence.lat / CELL_DEGREES), floor(occurrence.lon / CELL_DEGREES)
