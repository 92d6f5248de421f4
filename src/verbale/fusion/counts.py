"""Tolls side by side: each counter's own figures over time, never summed, none preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from verbale.terms import Claim, Toll


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One report's figure.

    Attributes:
        claim: the claim.
        toll: its record.
        published: the report's day of publication, None if unknown.
        origin: the report at the root of the copies that the claim's report is one of.
    """

    claim: Claim
    toll: Toll
    published: str | None
    origin: str


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one counter counts of one kind of people.

    Attributes:
        kind: killed, wounded, …
        who: whom, as worded in the latest report, None where it does not say.
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


def tally(figures: Iterable[Figure]) -> tuple[Tally, ...]:
    """Sort figures by kind, by whom they count and by counter."""
    rows: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        toll = figure.toll
        rows[toll.kind, (toll.counted_by or "").casefold(), (toll.who or "").casefold()].append(figure)
    return tuple(_tally(rows[key]) for key in sorted(rows))


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
        who=newest.who,
        counted_by=newest.counted_by,
        latest=tuple(latest.values()),
        history=tuple(history),
        origins=len({figure.origin for figure in figures}),
    )
