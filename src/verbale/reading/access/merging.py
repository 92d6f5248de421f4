"""One record a point and status in a report, at its most specific mention."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from verbale.reading.access.lexicon import lexicon
from verbale.terms import Access

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "and", "in", "to", "border"})


def point_key(name: str) -> frozenset[str]:
    """What two names of one point have in common: their words, without nouns of points and small words."""
    words = set(_WORD.findall(name.lower())) - _SMALL
    proper = {
        w for w in words if lexicon().kind_of(w) is None and lexicon().kind_of(w.removesuffix("s")) is None
    }
    return frozenset(proper or words)


def merge(records: Iterable[Access]) -> list[Access]:
    """Merge the mentions of each point by status; a besieged place that a convoy entered stays one record."""
    kept: list[Access] = []
    for record in records:
        index = next((i for i, other in enumerate(kept) if _same(other, record)), None)
        if index is None:
            kept.append(record)
        else:
            kept[index] = _join(kept[index], record)
    return [_use(record, kept) for record in kept]


def _use(record: Access, others: list[Access]) -> Access:
    """A record with the traffic that the report says its point is for, where its own words do not say."""
    if record.traffic is not None:
        return record
    key = point_key(record.point)
    told = next((o for o in others if o.traffic is not None and point_key(o.point) == key), None)
    if told is None:
        return record
    return replace(
        record, traffic=told.traffic, support=tuple(dict.fromkeys([*record.support, told.evidence]))
    )


def _same(one: Access, other: Access) -> bool:
    if point_key(one.point) != point_key(other.point):
        return False
    return one.status == other.status or {one.status, other.status} <= {"restricted", "open"}


def _join(one: Access, other: Access) -> Access:
    """The fuller of two mentions, completed by the other; a siege outlasts the convoy let through."""
    best, rest = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    taken = {
        field: getattr(rest, field)
        for field in ("by", "traffic", "date")
        if getattr(best, field) is None and getattr(rest, field) is not None
    }
    status = "restricted" if "restricted" in (one.status, other.status) else best.status
    if not taken and status == best.status:
        return best
    spans = dict.fromkeys([*best.support, *rest.support, rest.evidence])
    support = tuple(s for s in spans if not best.evidence.contains(s))
    return replace(best, **taken, status=status, support=support)


def _fullness(record: Access) -> int:
    told = sum(getattr(record, f) is not None for f in ("by", "traffic", "date"))
    return told + (record.according_to is None)
