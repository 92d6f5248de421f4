"""Histories of access as bars over one axis of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from verbale.terms import DATES
from verbale.views.access import Point, ToldState

WIDTH = 1000.0
LEAST = 6.0
FEWEST_DAYS = 2


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A state as drawn: where it begins and how far it is told of, in thousandths of the axis.

    Attributes:
        status: open, restricted, closed, reopened or attacked.
        x: where it begins.
        width: how far it is told of.
        onward: how far from there until a contrary state is told; 0 where none is.
    """

    status: str
    x: float
    width: float
    onward: float


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its bars."""

    point: Point
    bars: tuple[Bar, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Tracks over one axis; `ticks` are its days to name, evenly apart, each an ISO date."""

    tracks: tuple[Track, ...]
    ticks: tuple[str, ...]


def draw(points: Sequence[Point]) -> Chart:
    """The histories of these points over one axis, from the first day told of to the last.

    There is no axis, and there are no bars, where all is told of a day or two.
    """
    days = sorted(day for point in points for state in point.spans for day in _days(state))
    if not days or (days[-1] - days[0]).days < FEWEST_DAYS:
        return Chart(tracks=tuple(Track(point=point, bars=()) for point in points), ticks=())
    first, length = days[0], max(1, (days[-1] - days[0]).days)
    return Chart(
        tracks=tuple(Track(point=point, bars=tuple(_bars(point.spans, first, length))) for point in points),
        ticks=tuple((first + dt.timedelta(days=length * n // 2)).isoformat() for n in range(3)),
    )


def _days(state: ToldState) -> Iterator[dt.date]:
    if state.first and state.last:
        yield DATES.first(state.first)
        yield DATES.last(state.until or state.last)


def _bars(states: Iterable[ToldState], first: dt.date, length: int) -> Iterator[Bar]:
    for state in states:
        if not state.first or not state.last:
            continue
        at = _place(DATES.first(state.first), first, length)
        told = max(_place(DATES.last(state.last), first, length), at + LEAST)
        until = _place(DATES.first(state.until), first, length) if state.until else told
        x = min(at, WIDTH - LEAST)
        yield Bar(
            status=state.status,
            x=round(x, 1),
            width=round(min(told, WIDTH) - x, 1),
            onward=round(max(0.0, until - told), 1),
        )


def _place(day: dt.date, first: dt.date, length: int) -> float:
    return (day - first).days / length * WIDTH
