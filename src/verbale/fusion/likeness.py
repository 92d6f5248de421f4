"""Whether two reported events may be one: by named reasons, each with the two strings compared."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from verbale.terms import DATES, Claim, Event

MAX_DAYS_APART = 1


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that two events have in common, as each states it.

    Attributes:
        name: what was compared.
        one: the first event's own wording of it.
        other: the second event's.
    """

    name: Literal["type", "place", "date", "published", "party", "origin"]
    one: str
    other: str


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One report's claim of an event, with what is known of its report.

    Attributes:
        claim: the claim.
        event: its record.
        published: the report's day of publication, None if unknown.
        origin: the report at the root of the copies that the claim's report is one of.
    """

    claim: Claim
    event: Event
    published: str | None
    origin: str

    @property
    def day(self) -> date | None:
        """The day the event is said to have happened, else of publication; None where it is no certain day."""
        return _read_day(self.event.date if self.event.date is not None else self.published)

    @property
    def parties(self) -> tuple[str, ...]:
        """Who acts and who is acted upon, as far as the report says."""
        return tuple(name for name in (self.event.initiator, self.event.recipient) if name)


def compare_occurrences(one: Occurrence, other: Occurrence) -> tuple[Reason, ...]:
    """Why two claims may tell of one event; empty if they cannot be seen to.

    They must be of one type and within a day of each other. Beyond that they must share place
    and a party; or, where one names no place, both parties; or, where one names no party, place
    and the very day. A copy and its original must state the same of the event.
    """
    if one.event.type != other.event.type:
        return ()
    day, place, parties = (
        _compare_dates(one, other),
        _compare_places(one, other),
        _compare_parties(one, other),
    )
    copied = _compare_origins(one, other)
    if day is None or not (copied or _suffices(one, other, day, place, parties)):
        return ()
    same_type = Reason(name="type", one=one.event.type, other=other.event.type)
    return tuple(reason for reason in (same_type, place, day, *parties, copied) if reason)


def _compare_origins(one: Occurrence, other: Occurrence) -> Reason | None:
    """That one report republishes the other, and says the same of who did what to whom, and where."""
    if one.origin != other.origin or one.claim.report_id == other.claim.report_id:
        return None
    if (one.event.place, one.parties) != (other.event.place, other.parties):
        return None
    return Reason(name="origin", one=one.claim.report_id, other=other.claim.report_id)


def _suffices(
    one: Occurrence, other: Occurrence, day: Reason, place: Reason | None, parties: tuple[Reason, ...]
) -> bool:
    if place is None:
        return not (one.event.place and other.event.place) and len(parties) > 1
    if one.parties and other.parties:
        return bool(parties)
    return day.name == "date" and day.one == day.other


def _compare_dates(one: Occurrence, other: Occurrence) -> Reason | None:
    """The events' own days, else, where one has none, the days of publication."""
    first, second = one.day, other.day
    if first is None or second is None or abs((first - second).days) > MAX_DAYS_APART:
        return None
    stated = one.event.date is not None and other.event.date is not None
    return Reason(name="date" if stated else "published", one=first.isoformat(), other=second.isoformat())


def _compare_places(one_said: Occurrence, other_said: Occurrence) -> Reason | None:
    one, other = one_said.event, other_said.event
    if not one.place or not other.place:
        return None
    same_id = one.geonames_id is not None and one.geonames_id == other.geonames_id
    if same_id or one.place.casefold() == other.place.casefold():
        return Reason(name="place", one=one.place, other=other.place)
    return None


def _compare_parties(one: Occurrence, other: Occurrence) -> tuple[Reason, ...]:
    known = {name.casefold(): name for name in other.parties}
    return tuple(
        Reason(name="party", one=name, other=known[name.casefold()])
        for name in dict.fromkeys(one.parties)
        if name.casefold() in known
    )


def _read_day(value: str | None) -> date | None:
    clean = DATES.clean(value)
    return DATES.first(clean) if clean and DATES.precision(clean) == "day" else None
