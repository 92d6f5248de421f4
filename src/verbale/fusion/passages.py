"""Passages: each point's history of open and closed, by whose word; what contradicts stands side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from verbale.fusion.origins import origins
from verbale.fusion.spellings import Alike, join_spellings
from verbale.terms import Access, Claim, Heading

_SHUT = frozenset({"closed", "restricted"})


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of a point's state, its day, and whether the text gives that day or only the report."""

    claim: Claim
    access: Access
    date: str | None
    dated: bool
    origin: str


class PointState(msgspec.Struct, frozen=True, kw_only=True):
    """A state of a point as told without a contrary report between.

    Attributes:
        status: open, restricted, closed, reopened or attacked.
        traffic: for what traffic, None where the reports do not say.
        by: who closed, opened or attacked it, None where they do not say.
        first: the first day told of.
        last: the last day told of.
        until: the day from which another state is told, None where none is, or it is disputed.
        of_a_day: whether it is told of its day alone: an attack, a convoy that got through.
        disputed: whether a contrary state is told of the same day.
    """

    status: str
    traffic: str | None
    by: str | None
    first: str | None
    last: str | None
    until: str | None
    of_a_day: bool
    disputed: bool


class SeenState(PointState, frozen=True, kw_only=True):
    """A state with the claims of it, in order."""

    seen: tuple[Seen, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A point under one spelling, `named` where that is a name and not a description."""

    point: str
    named: bool
    spellings: tuple[Alike, ...]
    states: tuple[SeenState, ...]
    reports: int
    origins: int


def passages(claims: Iterable[Claim], reports: Iterable[Heading]) -> list[Passage]:
    """The history of every point, those named first, then those that most origins tell of.

    What is only described ("besieged areas") is one report's own, whatever another calls so.

    Args:
        claims: accesses; claims of other kinds, or of reports that are not given, are passed over.
        reports: headings of the reports that they cite.
    """
    known = {report.id: report for report in reports}
    roots = origins(known.values())
    found = [c for c in claims if isinstance(c.record, Access) and c.report_id in known]
    points = [c.record.point for c in found if isinstance(c.record, Access)]
    chosen, reasons = join_spellings(point for point in points if is_named(point))
    groups: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for claim in found:
        if isinstance(claim.record, Access):
            seen, point = _see(claim, claim.record, known, roots), claim.record.point
            groups[(chosen[point], "") if is_named(point) else (point, seen.origin)].append(seen)
    made = [_passage(point, group, reasons) for (point, _), group in groups.items()]
    return sorted(made, key=lambda p: (not p.named, -p.origins, p.point))


def _see(claim: Claim, access: Access, known: Mapping[str, Heading], roots: Mapping[str, str]) -> Seen:
    origin = roots[claim.report_id]
    published = known[origin].published if origin in known else known[claim.report_id].published
    return Seen(
        claim=claim,
        access=access,
        date=access.date or published,
        dated=access.date is not None,
        origin=origin,
    )


def is_named(point: str) -> bool:
    """Whether a point is told by a name: some word of it has a capital."""
    return any(word[:1].isupper() for word in re.split(r"[\s-]", point))


def _passage(point: str, group: list[Seen], reasons: Iterable[Alike]) -> Passage:
    return Passage(
        point=point,
        named=is_named(point),
        spellings=tuple(reason for reason in reasons if reason.one == point),
        states=tuple(_states(group)),
        reports=len({seen.claim.report_id for seen in group}),
        origins=len({seen.origin for seen in group}),
    )


class _Open:
    """A state that is still being told of."""

    def __init__(self, seen: Seen, *, of_a_day: bool) -> None:
        self.seen = [seen]
        self.status, self.traffic, self.by = seen.access.status, seen.access.traffic, seen.access.by
        self.of_a_day = of_a_day
        self.disputed = False
        self.until: str | None = None

    def continues(self, seen: Seen) -> bool:
        """Whether a claim tells of the same state, for the same traffic, by the same."""
        its = seen.access
        same = self.status == its.status and _may_be(self.traffic, its.traffic) and _may_be(self.by, its.by)
        return same and self.until is None and (not self.of_a_day or self.day == seen.date)

    def add(self, seen: Seen) -> None:
        """Take one more claim; what it states and those before do not is stated from then on."""
        self.seen.append(seen)
        self.traffic = self.traffic or seen.access.traffic
        self.by = self.by or seen.access.by

    def denies(self, seen: Seen) -> bool:
        """Whether a claim says otherwise of the same traffic."""
        its = seen.access
        if "attacked" in (self.status, its.status) or self.until is not None:
            return False
        return _may_be(self.traffic, its.traffic) and (self.status in _SHUT) != (its.status in _SHUT)

    @property
    def day(self) -> str | None:
        return self.seen[-1].date

    def close(self) -> SeenState:
        return SeenState(
            status=self.status,
            traffic=self.traffic,
            by=self.by,
            first=self.seen[0].date,
            last=self.day,
            until=self.until,
            of_a_day=self.of_a_day,
            disputed=self.disputed,
            seen=tuple(self.seen),
        )


def _may_be(one: str | None, other: str | None) -> bool:
    """Whether two reports may mean the same; what one does not say contradicts nothing."""
    return one is None or other is None or one == other


def _states(group: list[Seen]) -> list[SeenState]:
    """States in order of their days; only what is told of a later day ends what was told before."""
    told: list[_Open] = []
    for seen in sorted(group, key=_order):
        running = next((one for one in told if one.continues(seen)), None)
        shut = any(one.status in _SHUT and one.until is None for one in told)
        passed = seen.access.status == "open" and seen.access.traffic == "aid" and shut
        new = running or _Open(seen, of_a_day=seen.access.status == "attacked" or passed)
        for other in told:
            if other.denies(seen) and not (other.of_a_day or new.of_a_day):
                _answer(other, new, seen)
        if running:
            running.add(seen)
        else:
            told.append(new)
    return [one.close() for one in told]


def _answer(other: _Open, new: _Open, seen: Seen) -> None:
    if other.day == seen.date or None in (other.day, seen.date):
        other.disputed = new.disputed = True
    elif not other.disputed:
        other.until = seen.date


def _order(seen: Seen) -> tuple[str, str, int, str]:
    return seen.date or "9", seen.claim.report_id, seen.claim.evidence.start, seen.claim.id
