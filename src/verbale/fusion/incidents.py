"""Incidents: the acts that many reports tell of, joined where they can be seen to be one.

Every join names its reasons; what the rules cannot see to be one stays apart. What a reviewer has
judged to be the same, or not, goes before the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from verbale.fusion.beside import told_beside
from verbale.fusion.blocks import candidates
from verbale.fusion.counts import Figure, Tally, tally
from verbale.fusion.groups import Group, Join, group
from verbale.fusion.judged import Judged, parts
from verbale.fusion.likeness import Reason, compare_occurrences
from verbale.fusion.occurrences import (
    NO_BACKGROUND,
    Background,
    Occurrence,
    find_occurrences,
    order_told,
)
from verbale.fusion.origins import origins
from verbale.terms import Claim, Heading, Toll, identify


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One event, as told by one or more reports.

    Attributes:
        id: made of the claim that was published first, so that later reports leave it as it is.
        aliases: ids by which it would be known by any other of its claims.
        type: type of event, None where only counts are told.
        places: where, as each report names it, each name once.
        dates: the event's dates as stated, in order; none if no report states one.
        parties: who took part, each name once, in order of the reports.
        occurrences: the claims, in order of publication.
        joins: why they stand together; one fewer than there are claims.
        tallies: tolls of it, counter by counter.
        reports: number of reports that tell of it.
        origins: number of those that are no copies of one another, and do not tell of it in the
            very words of one another.
    """

    id: str
    aliases: tuple[str, ...]
    type: str | None
    places: tuple[str, ...]
    dates: tuple[str, ...]
    parties: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    joins: tuple[Join, ...]
    tallies: tuple[Tally, ...]
    reports: int
    origins: int


def incidents(
    claims: Iterable[Claim], reports: Iterable[Heading], background: Background = NO_BACKGROUND
) -> list[Incident]:
    """Join events that happened, or are said to have, into incidents, in order of date.

    Args:
        claims: events and tolls; claims of other kinds, or of reports that are not given, are
            passed over.
        reports: headings of the reports that the claims cite.
        background: texts, kinds of places and judgements.
    """
    claims, reports = list(claims), list(reports)
    occurrences = find_occurrences(claims, reports, background)
    acts, counts = told_beside(occurrences, _loose(claims, reports))
    pairs = [
        *_judged(occurrences, claims, background.judged),
        *_beside(occurrences, acts),
        *_alike(occurrences),
    ]
    groups = group(occurrences, pairs, _forbidden(occurrences, claims, background.judged))
    return sorted((_tell(one, counts) for one in groups), key=_order)


def incident_id(claim_id: str) -> str:
    """The id of the incident that this claim was the first to tell of."""
    return identify("incident", (claim_id,))


def _order(incident: Incident) -> tuple[str, str]:
    published = incident.occurrences[0].published
    return min(incident.dates, default=published or "9"), incident.id


def _loose(claims: Iterable[Claim], reports: Sequence[Heading]) -> list[Figure]:
    """The counts that hang on no event."""
    headings = {report.id: report for report in reports}
    roots = origins(reports)
    return [
        Figure(
            claim=claim,
            toll=claim.record,
            published=headings[claim.report_id].published,
            origin=roots[claim.report_id],
            because="beside",
        )
        for claim in claims
        if isinstance(claim.record, Toll) and claim.about is None and claim.report_id in headings
    ]


Pair = tuple[int, int, tuple[Reason, ...]]


def _alike(occurrences: Sequence[Occurrence]) -> Iterable[Pair]:
    for one, other in candidates(occurrences):
        if reasons := compare_occurrences(occurrences[one], occurrences[other]):
            yield one, other, reasons


def _beside(occurrences: Sequence[Occurrence], acts: Mapping[str, str]) -> Iterable[Pair]:
    numbers = {o.claim.id: number for number, o in enumerate(occurrences)}
    for added, to in acts.items():
        one, other = sorted((numbers[to], numbers[added]))
        wordings = [o.tolls[0].wording for o in (occurrences[one], occurrences[other])]
        yield one, other, (Reason(name="beside", one=wordings[0], other=wordings[1]),)


def _places(occurrences: Sequence[Occurrence], claims: Iterable[Claim]) -> dict[str, int]:
    """Claim id -> the act that it tells of, or that it counts."""
    numbers = {o.claim.id: number for number, o in enumerate(occurrences)}
    for claim in claims:
        if claim.about in numbers:
            numbers.setdefault(claim.id, numbers[claim.about or ""])
    return numbers


def _judged(occurrences: Sequence[Occurrence], claims: Sequence[Claim], judged: Judged) -> Iterable[Pair]:
    numbers = _places(occurrences, claims) if judged.same else {}
    for first, second in parts(judged.same):
        if first in numbers and second in numbers and numbers[first] != numbers[second]:
            one, other = sorted((numbers[first], numbers[second]))
            yield one, other, (Reason(name="judged", one=first, other=second),)


def _forbidden(
    occurrences: Sequence[Occurrence], claims: Sequence[Claim], judged: Judged
) -> set[tuple[int, int]]:
    """The pairs of acts that a reviewer has judged to be different, and answers beside what they answer."""
    numbers = _places(occurrences, claims) if judged.different else {}
    found = {
        (numbers[first], numbers[second])
        for first, second in parts(judged.different)
        if first in numbers and second in numbers
    }
    own = {o.claim.id: number for number, o in enumerate(occurrences)}
    answers = {(n, own[o.claim.about]) for n, o in enumerate(occurrences) if o.claim.about in own}
    return {(min(one), max(one)) for one in found | answers if one[0] != one[1]}


def _tell(group: Group, counts: Mapping[str, list[Figure]]) -> Incident:
    occurrences = sorted(group.occurrences, key=order_told)
    first, *others = (incident_id(o.claim.id) for o in occurrences)
    roots = _sources(occurrences)
    figures = [f for o in occurrences for f in (*o.figures, *counts.get(o.claim.id, ()))]
    named = next((o.type for o in occurrences if o.type), None)
    return Incident(
        id=first,
        aliases=tuple(others),
        type=named,
        places=tuple(dict.fromkeys(o.place for o in occurrences if o.place)),
        dates=tuple(sorted({o.date for o in occurrences if o.date})),
        parties=tuple(dict.fromkeys(name for o in occurrences for name in o.parties)),
        occurrences=tuple(occurrences),
        joins=tuple(group.joins),
        tallies=tally(
            msgspec.structs.replace(f, origin=roots.get(f.claim.report_id, f.origin)) for f in figures
        ),
        reports=len({o.claim.report_id for o in occurrences}),
        origins=len(set(roots.values())),
    )


def _sources(occurrences: Iterable[Occurrence]) -> dict[str, str]:
    """Report id -> the first report that is its origin, or that tells of the event in the very words."""
    first: dict[tuple[str, str], str] = {}
    above: dict[str, str] = {}

    def root(report_id: str) -> str:
        while (parent := above.get(report_id, report_id)) != report_id:
            report_id = parent
        return report_id

    for occurrence in occurrences:
        report_id = occurrence.claim.report_id
        for key in (("origin", occurrence.origin), ("words", occurrence.words)):
            one, other = root(report_id), root(first.setdefault(key, report_id))
            if key[1] and one != other:
                above[one] = other
    reports: dict[str, None] = defaultdict()
    reports.update(dict.fromkeys(o.claim.report_id for o in occurrences))
    return {report_id: root(report_id) for report_id in reports}
