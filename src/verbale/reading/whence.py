"""Whence the day and the place of a record were taken: from its own sentence, or from elsewhere in the report."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from verbale.reading.circumstances import iso_day
from verbale.reading.draft import Draft
from verbale.terms import Access, Event, Round, Span, Statement, Toll
from verbale.terms.records import Whence

R = TypeVar("R", Event, Toll, Round, Access, Statement)


def tell_whence(draft: Draft) -> Draft:
    """Note on every record with a day or a place whether its own sentence gives it or the report does."""
    draft.events = [_told(draft, event, event.date, event.place) for event in draft.events]
    draft.tolls = [_told(draft, toll, toll.date, toll.place) for toll in draft.tolls]
    draft.rounds = [_told(draft, one, one.date, one.venue) for one in draft.rounds]
    draft.access = [_told(draft, note, note.date, None) for note in draft.access]
    draft.statements = [_told(draft, said, said.said, None) for said in draft.statements]
    return draft


def _told(draft: Draft, record: R, day: str | None, place: str | None) -> R:
    changes: dict[str, Whence] = {}
    if day is not None:
        changes["date_from"] = "sentence" if _has_day(draft, record.evidence, day) else "report"
    if place is not None:
        changes["place_from"] = "sentence" if _has_place(draft, record.evidence, place) else "report"
    return msgspec.structs.replace(record, **changes) if changes else record


def _has_day(draft: Draft, evidence: Span, day: str) -> bool:
    """Whether a day stands in a sentence, or whatever it was reckoned from: "the day before", "next week"."""
    told = [time for time in draft.times if time.span.overlaps(evidence) and time.type in ("DATE", "TIME")]
    exact = [own for time in told if (own := iso_day(time.value)) is not None]
    return any(own.startswith(day) or day.startswith(own) for own in exact) or bool(told)


def _has_place(draft: Draft, evidence: Span, place: str) -> bool:
    """Whether a place stands in a sentence, by its own words or by a mention of it."""
    if place.casefold() in evidence.of(draft.text).casefold():
        return True
    return any(p.name == place and p.span.overlaps(evidence) for p in draft.places)
