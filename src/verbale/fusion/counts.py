"""Tolls side by side: each counter's own figures over time, never summed, none preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from verbale.terms import Claim, Toll

_ANYBODY = frozenset({"", "people", "persons", "others", "dead", "victims", "casualties", "men and women"})


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One report's figure.

    Attributes:
        claim: the claim.
        toll: its record.
        published: the report's day of publication, None if unknown.
        origin: the report at the root of the copies that the claim's report is one of.
        because: whether it `hangs` on the event by the report's own words, or stands right `beside` it.
    """

    claim: Claim
    toll: Toll
    published: str | None
    origin: str
    because: Literal["hangs", "beside"] = "hangs"


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one counter counts of one kind of people.

    Attributes:
        kind: killed, wounded, …
        who: whom, as worded in the latest report, None where it does not say or says "people".
        counted_by: the counter, None where the reports name none.
        latest: the figures of the latest day of publication, each once; several stand side by side.
        history: every figure, the latest first.
        origins: number of reports, copies counted once, that give any.
    """

    kind: str
    who: str | None
    counted_by: str | None
    latest: tuple[Figure, ...]
    history: tuple[Figure, ...]
    origins: int


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """From the lowest to the highest of the counters' latest figures of one kind of harm to one sort of people.

    Nothing is added up: `low` is the lowest bound that any of them gives, `high` the highest; None
    where one of them sets no bound there. `counters` says how many counters stand behind it, those
    that no report names together as one.
    """

    kind: str
    who: str | None
    low: int | None
    high: int | None
    counters: int


def tally(figures: Iterable[Figure]) -> tuple[Tally, ...]:
    """Sort figures by kind, by whom they count and by counter."""
    rows: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        toll = figure.toll
        rows[toll.kind, whom(toll.who), (toll.counted_by or "").casefold()].append(figure)
    return tuple(_tally(rows[key]) for key in sorted(rows))


def whom(who: str | None) -> str:
    """Whom a count is of, folded; "" where it is of people in general."""
    folded = (who or "").casefold()
    return "" if folded in _ANYBODY else folded


def ranges(tallies: Iterable[Tally]) -> tuple[Range, ...]:
    """One range a kind of harm and sort of people, over the latest figures of all counters."""
    rows: dict[tuple[str, str], list[Tally]] = defaultdict(list)
    for one in tallies:
        rows[one.kind, whom(one.who)].append(one)
    return tuple(_range(rows[key]) for key in sorted(rows))


def _range(rows: list[Tally]) -> Range:
    tolls = [figure.toll for row in rows for figure in row.latest]
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls if toll.high is not None]
    return Range(
        kind=rows[0].kind,
        who=rows[0].who,
        low=min(lows) if len(lows) == len(tolls) else None,
        high=max(highs) if len(highs) == len(tolls) else None,
        counters=len({(row.counted_by or "").casefold() for row in rows}),
    )


def _tally(figures: list[Figure]) -> Tally:
    history = sorted(figures, key=lambda f: (f.claim.report_id, f.claim.evidence))
    history.sort(key=lambda f: f.published or "", reverse=True)
    latest: dict[tuple[int | None, int | None], Figure] = {}
    for figure in history:
        if figure.published == history[0].published:
            latest.setdefault((figure.toll.low, figure.toll.high), figure)
    newest = history[0].toll
    return Tally(
        kind=newest.kind,
        who=newest.who if whom(newest.who) else None,
        counted_by=newest.counted_by,
        latest=tuple(latest.values()),
        history=tuple(history),
        origins=len({figure.origin for figure in figures}),
    )
