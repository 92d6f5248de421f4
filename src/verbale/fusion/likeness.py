"""Whether two reported acts may be one: by named reasons, each with the two strings compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Literal

import msgspec

from verbale.fusion.occurrences import HARM, Occurrence, size
from verbale.fusion.spellings import fold_point
from verbale.terms import Toll

MAX_DAYS_APART = 1
MAX_DAYS_TOLD = 2
MAX_KM_NEAR = 5
MAX_KM_SITES = 25
MAX_KM_REGIONS = 150
MIN_TELLING = 4
MAX_TELLING = 10_000
MAX_RATIO = 3
MIN_WORD_CHARS = 5
ANYBODY = frozenset(
    {
        "people",
        "persons",
        "others",
        "civilians",
        "residents",
        "rebels",
        "forces",
        "government",
        "several",
        "dozens",
    }
)
FORCE = frozenset({"ASSAULT", "CRIME", "COERCE", "PROTEST", None})
"""Types between which reports may differ on one act of violence."""

ReasonName = Literal[
    "type",
    "place",
    "near",
    "date",
    "published",
    "party",
    "harmed",
    "toll",
    "counted",
    "words",
    "origin",
    "sentence",
    "beside",
    "judged",
]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that two acts have in common, as each states it.

    Attributes:
        name: what was compared: the `type`; the `place`, or that places are `near` one another; the
            `date`s stated, or the days on which they were `published`; a `party`; what was `harmed`; one `toll`, or
            that people are `counted` of one kind; the very `words`; that both stem from one
            `origin`; that one `sentence` tells both, or one right `beside` the other; what a
            reviewer `judged`.
        one: the first act's own wording of it.
        other: the second act's.
    """

    name: ReasonName
    one: str
    other: str


def compare_occurrences(one: Occurrence, other: Occurrence) -> tuple[Reason, ...]:
    """Why two claims may tell of one act; empty if they cannot be seen to.

    Two that differ in place or day, or name different parties as doing it, are never one. Else the
    very words, a copy's account or one sentence suffice; so does one figure of people harmed, where
    a place, a party or the day is shared. Without these, acts of one type must share place, day
    and a party; what is missing on one side must be made up by both parties or by the very day.
    """
    day, toll = _compare_days(one, other), _compare_tolls(one, other)
    if day is None or are_apart(one, other):
        return ()
    counted = None if toll else _compare_kinds(one, other)
    if one.type != other.type and not (
        (toll or _is_counted_there(one, other, counted)) and {one.type, other.type} <= FORCE
    ):
        return ()
    copied = _compare_copies(one, other)
    place, parties = _compare_places(one, other), _compare_parties(one, other)
    shared = [reason for reason in (place, day, *parties, toll) if reason]
    if copied is None and not _suffices(one, other, shared, counted):
        return ()
    same_type = Reason(name="type", one=one.type or "a count", other=other.type or "a count")
    return tuple(reason for reason in (same_type, *shared, counted, copied) if reason)


def are_apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether two acts were surely not in one place."""
    if not one.place or not other.place or "country" in (one.breadth, other.breadth):
        return False
    if _is_same_place(one, other):
        return False
    km = distance_km(one, other)
    regional = "region" in (one.breadth, other.breadth)
    if km is None:
        return False
    return km > (MAX_KM_REGIONS if regional else MAX_KM_SITES)


def distance_km(one: Occurrence, other: Occurrence) -> float | None:
    """How far two acts were from one another; None where a place is not on the map."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _is_same_place(one: Occurrence, other: Occurrence) -> bool:
    if one.geonames_id is not None and other.geonames_id is not None:
        return one.geonames_id == other.geonames_id
    return fold_point(one.place or "") == fold_point(other.place or "")


def _compare_copies(one: Occurrence, other: Occurrence) -> Reason | None:
    """That one says again what the other says: in the very words, in a copy, or in the same sentence."""
    if one.claim.report_id == other.claim.report_id:
        return _compare_sentences(one, other)
    if one.parties != other.parties:
        return None
    if one.words and one.words == other.words:
        return Reason(name="words", one=one.words, other=other.words)
    if one.origin == other.origin and one.place == other.place and (one.place or one.parties):
        return Reason(name="origin", one=one.claim.report_id, other=other.claim.report_id)
    return None


def _compare_sentences(one: Occurrence, other: Occurrence) -> Reason | None:
    if not one.claim.evidence.overlaps(other.claim.evidence) or one.date != other.date:
        return None
    if one.parties and other.parties and not _compare_parties(one, other):
        return None
    (start, end), (other_start, other_end) = one.claim.evidence, other.claim.evidence
    return Reason(name="sentence", one=f"{start}-{end}", other=f"{other_start}-{other_end}")


def _is_counted_there(one: Occurrence, other: Occurrence, counted: Reason | None) -> bool:
    """Whether one is a count alone, of the other's town, and of people whom the other counts or leaves uncounted."""
    if None not in (one.type, other.type) or one.type == other.type or not _is_same_place(one, other):
        return False
    kinds = {t.kind for t in one.tolls} & {t.kind for t in other.tolls}
    is_beside = one.claim.report_id == other.claim.report_id and bool(other.tolls and one.tolls) and not kinds
    return (
        one.place is not None
        and one.breadth == other.breadth == "site"
        and (counted is not None or is_beside)
    )


def _suffices(one: Occurrence, other: Occurrence, shared: list[Reason], counted: Reason | None) -> bool:
    names = {reason.name for reason in shared}
    parties = sum(reason.name == "party" for reason in shared)
    placed = bool({"place", "near"} & names)
    very_day = one.day is not None and one.day == other.day
    if "toll" in names:
        elsewhere = bool(one.place and other.place) and "country" not in (one.breadth, other.breadth)
        return placed or (very_day and parties > 0 if elsewhere else very_day or parties > 0)
    if very_day and counted and harmed(one) & harmed(other):
        return placed or not (one.place and other.place) or "country" in (one.breadth, other.breadth)
    if _do_differ(one, other):
        return False
    if None in (one.type, other.type):
        return placed
    if placed and one.breadth == other.breadth == "site":
        missing = not (one.parties and other.parties)
        return (
            (parties > 0 or missing)
            if very_day
            else (parties > 1 or (parties + missing > 0 and counted is not None))
        )
    return parties > 1 and very_day and (placed or not (one.place and other.place))


def harmed(occurrence: Occurrence) -> set[str]:
    """The words for who or what was harmed, but for those that stand for anybody."""
    words = set((occurrence.recipient or "").casefold().split())
    return {word for word in words if len(word) >= MIN_WORD_CHARS} - ANYBODY


def _do_differ(one: Occurrence, other: Occurrence) -> bool:
    """Whether two name different doers, so that not even a word of their names is shared."""
    if not one.initiator or not other.initiator:
        return False
    first, second = (set(name.casefold().split()) for name in (one.initiator, other.initiator))
    return not first & second


def _compare_days(one: Occurrence, other: Occurrence) -> Reason | None:
    """The acts' own days, else the days of publication; what is told may lie a little before."""
    if one.day and other.day:
        apart = abs((one.day - other.day).days)
        name, limit = "date", MAX_DAYS_APART
    elif one.date and other.date:
        return Reason(name="date", one=one.date, other=other.date) if one.date == other.date else None
    else:
        first, second = one.day or one.told, other.day or other.told
        if first is None or second is None or any(o.date and not o.day for o in (one, other)):
            return None
        early = (one.day and second < first) or (other.day and first < second)
        apart = MAX_DAYS_TOLD + 1 if early else abs((first - second).days)
        name, limit = "published", MAX_DAYS_TOLD
    if apart > limit:
        return None
    shown = (one.day or one.told, other.day or other.told)
    return Reason(name="date" if name == "date" else "published", one=str(shown[0]), other=str(shown[1]))


def _compare_places(one: Occurrence, other: Occurrence) -> Reason | None:
    if not one.place or not other.place:
        return None
    if _is_same_place(one, other):
        return Reason(name="place", one=one.place, other=other.place)
    km = distance_km(one, other)
    if km is not None and km <= MAX_KM_NEAR and one.breadth == other.breadth == "site":
        return Reason(name="near", one=one.place, other=f"{other.place}, {km:.0f} km away")
    return None


def _compare_parties(one: Occurrence, other: Occurrence) -> tuple[Reason, ...]:
    known = {name.casefold(): name for name in other.parties}
    found = tuple(
        Reason(name="party", one=name, other=known[name.casefold()])
        for name in dict.fromkeys(one.parties)
        if name.casefold() in known
    )
    if not found and one.recipient and other.recipient and harmed(one) & harmed(other):
        return (Reason(name="harmed", one=one.recipient, other=other.recipient),)
    return found


def telling(occurrence: Occurrence) -> Iterator[tuple[str, int | None, int | None]]:
    """The figures of harm by which an act can be told from others: no small and no rounded ones."""
    for toll in occurrence.tolls:
        if toll.kind in HARM and MIN_TELLING <= size(toll) < MAX_TELLING and not _is_rounded(toll):
            yield toll.kind, toll.low, toll.high


def _is_rounded(toll: Toll) -> bool:
    """Whether a figure stands for a word like "dozens"."""
    return toll.low is not None and toll.high is not None and toll.low != toll.high


def _compare_tolls(one: Occurrence, other: Occurrence) -> Reason | None:
    figures = set(telling(other))
    same = next((figure for figure in telling(one) if figure in figures), None)
    if same is None:
        return None
    wordings = (next(t.wording for t in o.tolls if (t.kind, t.low, t.high) == same) for o in (one, other))
    first, second = (f"{same[0]}: {wording}" for wording in wordings)
    return Reason(name="toll", one=first, other=second)


def _compare_kinds(one: Occurrence, other: Occurrence) -> Reason | None:
    """That people are counted of one kind of harm, in numbers of one order."""
    for toll, counted in product(one.tolls, other.tolls):
        if toll.kind != counted.kind or toll.kind not in HARM:
            continue
        least, most = sorted((size(toll), size(counted)))
        if most < MAX_TELLING and most <= MAX_RATIO * least:
            return Reason(
                name="counted", one=f"{toll.kind}: {toll.wording}", other=f"{toll.kind}: {counted.wording}"
            )
    return None
