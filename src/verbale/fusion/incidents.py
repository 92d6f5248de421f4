"""Incidents: the events of many reports, joined where they can be seen to be one.

A first version by plain rules: every join names its reasons, and what the rules cannot see to be
one stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from verbale.fusion.counts import Figure, Tally, tally
from verbale.fusion.likeness import MAX_DAYS_APART, Occurrence, Reason, compare_occurrences
from verbale.fusion.origins import origins
from verbale.terms import Claim, Event, Heading, Span, Toll, identify

_TAKEN = ("happened", "alleged")


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims were taken to tell of one event: their ids, and what they share."""

    one: str
    other: str
    reasons: tuple[Reason, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One event, as told by one or more reports.

    Attributes:
        id: made of the claim that was published first, so that later reports leave it as it is.
        type: type of event.
        places: where, as each report names it, each name once.
        dates: the event's dates as stated, in order; none if no report states one.
        parties: who took part, each name once, in order of the reports.
        occurrences: the claims, in order of publication.
        joins: why they stand together; one fewer than there are claims.
        tallies: tolls of it, counter by counter.
        reports: number of reports that tell of it.
        origins: number of those that are no copies of one another.
    """

    id: str
    type: str
    places: tuple[str, ...]
    dates: tuple[str, ...]
    parties: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    joins: tuple[Join, ...]
    tallies: tuple[Tally, ...]
    reports: int
    origins: int


def incidents(claims: Iterable[Claim], reports: Iterable[Heading]) -> list[Incident]:
    """Join events that happened, or are said to have, into incidents, in order of date.

    Args:
        claims: events, and the tolls that hang on them; claims of other kinds, or of reports that
            are not given, are passed over.
        reports: headings of the reports that the claims cite.
    """
    known = {report.id: report for report in reports}
    roots = origins(known.values())
    occurrences: list[Occurrence] = []
    figures: dict[str, list[Figure]] = defaultdict(list)
    for claim in claims:
        if claim.report_id not in known:
            continue
        published, origin = known[claim.report_id].published, roots[claim.report_id]
        record = claim.record
        if isinstance(record, Event) and record.status in _TAKEN:
            occurrences.append(Occurrence(claim=claim, event=record, published=published, origin=origin))
        elif isinstance(record, Toll) and claim.about:
            figures[claim.about].append(Figure(claim=claim, toll=record, published=published, origin=origin))
    occurrences.sort(key=_order_told)
    return sorted((_tell(*group, figures) for group in _groups(occurrences)), key=_order)


def _order(incident: Incident) -> tuple[str, str]:
    published = incident.occurrences[0].published
    return min(incident.dates, default=published or "9"), incident.id


def _order_told(occurrence: Occurrence) -> tuple[str, str, Span, str]:
    claim = occurrence.claim
    return occurrence.published or "9", claim.report_id, claim.evidence, claim.id


def _groups(occurrences: list[Occurrence]) -> Iterator[tuple[list[Occurrence], list[Join]]]:
    """Chains of likeness, none of them longer than two days."""
    group_of = {o.claim.id: [o] for o in occurrences}
    joins: dict[str, list[Join]] = defaultdict(list)
    for one, other in _candidates(occurrences):
        left, right = group_of[one.claim.id], group_of[other.claim.id]
        reasons = () if left is right else compare_occurrences(one, other)
        if not reasons or not _may_join(left, right):
            continue
        left += right
        joins[left[0].claim.id] += [
            *joins.pop(right[0].claim.id, ()),
            Join(one=one.claim.id, other=other.claim.id, reasons=reasons),
        ]
        group_of.update((o.claim.id, left) for o in right)
    for first in occurrences:
        group = group_of[first.claim.id]
        if group[0] is first:
            yield sorted(group, key=_order_told), joins[first.claim.id]


def _may_join(left: list[Occurrence], right: list[Occurrence]) -> bool:
    """Whether no event here answers one there, and all are within a day of each other."""
    together = left + right
    ids = {o.claim.id for o in together}
    days = [o.day for o in together if o.day]
    return not any(o.claim.about in ids for o in together) and (max(days) - min(days)).days <= MAX_DAYS_APART


def _candidates(occurrences: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The pairs of a type, within a day, that share a name of place or party, each once."""
    blocks: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, occurrence in enumerate(occurrences):
        day = occurrence.day
        if day is None:
            continue
        for name in _names(occurrence):
            for near in range(day.toordinal() - MAX_DAYS_APART, day.toordinal() + MAX_DAYS_APART + 1):
                pairs.update((other, number) for other in blocks[occurrence.event.type, name, near])
            blocks[occurrence.event.type, name, day.toordinal()].append(number)
    for one, other in sorted(pairs):
        yield occurrences[one], occurrences[other]


def _names(occurrence: Occurrence) -> set[str]:
    event = occurrence.event
    names = {name.casefold() for name in (event.place, *occurrence.parties) if name}
    return names if event.geonames_id is None else names | {str(event.geonames_id)}


def _tell(occurrences: list[Occurrence], joins: list[Join], figures: Mapping[str, list[Figure]]) -> Incident:
    events = [o.event for o in occurrences]
    return Incident(
        id=identify("incident", (occurrences[0].claim.id,)),
        type=events[0].type,
        places=tuple(dict.fromkeys(event.place for event in events if event.place)),
        dates=tuple(sorted({event.date for event in events if event.date})),
        parties=tuple(dict.fromkeys(name for o in occurrences for name in o.parties)),
        occurrences=tuple(occurrences),
        joins=tuple(joins),
        tallies=tally(f for o in occurrences for f in figures.get(o.claim.id, ())),
        reports=len({o.claim.report_id for o in occurrences}),
        origins=len({o.origin for o in occurrences}),
    )
