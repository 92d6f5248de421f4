"""Tolls of an incident as bars, counter by counter, over one scale; nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from verbale.views import Counted, Happening
from verbale.views.incidents import Count

WIDTH = 1000.0
LEAST = 8.0
BEYOND = 1.5


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A counter's latest figure, in thousandths of the scale, and what it said before.

    Attributes:
        counted: the counter's figures.
        latest: the latest of them.
        sure: as many as the count says at least.
        span: from there to as many as it says at most.
        is_open: whether it sets no upper bound.
        before: other counts that it gave earlier.
    """

    counted: Counted
    latest: Count
    sure: float
    span: float
    is_open: bool
    before: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of harm to one sort of people, counter by counter."""

    kind: str
    who: str | None
    caption: str
    bars: tuple[Bar, ...]


def draw(one: Happening) -> tuple[Group, ...]:
    """The tolls of an incident, each kind and sort of people with its range and its counters, on one scale."""
    captions = {(spread.kind, spread.who): spread.caption for spread in one.ranges}
    top = max((_top(counted.history[-1]) for counted in one.counts), default=1.0)
    found = groupby(sorted(one.counts, key=_key), _key)
    return tuple(
        Group(
            kind=kind,
            who=who or None,
            caption=captions.get((kind, who or None), ""),
            bars=tuple(_bars(some, max(top, 1.0))),
        )
        for (kind, who), some in found
    )


def _key(counted: Counted) -> tuple[str, str]:
    return counted.kind, counted.who or ""


def _top(count: Count) -> float:
    """How far a scale must reach for a count; one without a bound runs on a little."""
    if count.high is not None:
        return count.high
    return (count.low or 0) * BEYOND


def _bars(some: Iterable[Counted], top: float) -> Iterable[Bar]:
    for counted in some:
        latest = counted.history[-1]
        sure = (latest.low or 0) / top * WIDTH
        yield Bar(
            counted=counted,
            latest=latest,
            sure=round(max(sure, LEAST if latest.low else 0.0), 1),
            span=round(max(0.0, _top(latest) / top * WIDTH - sure), 1),
            is_open=latest.high is None,
            before=tuple(dict.fromkeys(c.caption for c in counted.history if c.caption != latest.caption)),
        )
