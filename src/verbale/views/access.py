"""Access: each point's history of open and closed, by whom, by whose word."""

from __future__ import annotations

import msgspec

from verbale.fusion import Alike, Passage, PointState, Seen, SeenState, passages
from verbale.views.days import within
from verbale.views.material import Citation, Material


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a state; `dated_by` is "text" where the text gives the day, "report" else."""

    date: str | None
    dated_by: str
    according_to: str | None
    citation: Citation


class ToldState(PointState, frozen=True, kw_only=True):
    """A state of a point with its reports, in order."""

    told: tuple[Told, ...]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its history; `spellings` says which other ones were joined to it, and why."""

    point: str
    named: bool
    spellings: tuple[Alike, ...]
    spans: tuple[ToldState, ...]
    reports: int
    origins: int


def access(
    material: Material, *, point: str | None = None, since: str | None = None, until: str | None = None
) -> list[Point]:
    """The history of every point that the claims tell of.

    Args:
        material: the claims.
        point: only points whose name, or another spelling of it, holds these words.
        since: ISO date prefix; states told of only before it are left out.
        until: ISO date prefix; states first told of after it are left out.
    """
    found = passages(material.of("access"), material.headings.values())
    made = (_point(material, one, since, until) for one in found if point is None or _is_called(one, point))
    return [one for one in made if one.spans]


def _is_called(one: Passage, words: str) -> bool:
    names = (one.point, *(alike.other for alike in one.spellings))
    return any(words.casefold() in name.casefold() for name in names)


def _point(material: Material, one: Passage, since: str | None, until: str | None) -> Point:
    spans = tuple(
        _told_state(material, state)
        for state in one.states
        if within(state.last, since, None) and within(state.first, None, until)
    )
    told = next(s for state in one.states for s in state.seen if s.access.point == one.point)
    return Point(
        point=material.stated(told.claim)["point"],
        named=one.named,
        spellings=one.spellings,
        spans=spans,
        reports=one.reports,
        origins=one.origins,
    )


def _told_state(material: Material, state: SeenState) -> ToldState:
    return ToldState(
        status=state.status,
        traffic=state.traffic,
        by=next((by for s in state.seen if (by := material.stated(s.claim)["by"])), None),
        first=state.first,
        last=state.last,
        until=state.until,
        of_a_day=state.of_a_day,
        disputed=state.disputed,
        told=tuple(_told(material, seen) for seen in state.seen),
    )


def _told(material: Material, seen: Seen) -> Told:
    return Told(
        date=seen.date,
        dated_by="text" if seen.dated else "report",
        according_to=material.stated(seen.claim)["according_to"],
        citation=material.cite(seen.claim),
    )
