"""Sessions: rounds of many reports that can be seen to be one, by stage, day and who meets where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from verbale.fusion.origins import origins
from verbale.terms import DATES, Claim, Heading, Round

MAX_DAYS_APART = 1
_STAGES = {
    "announced": "ahead",
    "postponed": "ahead",
    "boycotted": "ahead",
    "opened": "under way",
    "under_way": "under way",
    "suspended": "over",
    "ended": "over",
    "collapsed": "over",
    "agreed": "over",
}


def sessions(claims: Iterable[Claim], reports: Iterable[Heading]) -> list[list[Claim]]:
    """Rounds sorted into those that tell of one session, each group in order of publication.

    Two are one where both are ahead, under way or over, their days (the round's own, else the
    report's) are at most one apart, and they share the venue; or, where one names none, a party
    or a mediator.
    """
    headings = {report.id: report for report in reports}
    roots = origins(headings.values())
    groups: list[list[Claim]] = []
    by_key: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    found = [c for c in claims if isinstance(c.record, Round) and c.report_id in headings]
    for claim in sorted(
        found, key=lambda c: (headings[c.report_id].published or "", c.report_id, c.evidence)
    ):
        record = claim.record
        if not isinstance(record, Round):
            continue
        root = headings.get(roots[claim.report_id], headings[claim.report_id])
        number = _known(record, root.published, by_key, groups)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(claim)
        for key in _keys(record, root.published):
            by_key[key].append(number)
    return groups


def _keys(record: Round, published: str | None, reach: int = 0) -> list[tuple[str, int, str]]:
    """What may be shared: its stage, a day within reach, and a name."""
    day = _day(record.date or published)
    if day is None:
        return []
    stage = _STAGES[record.status]
    names = {name.casefold() for name in (record.venue, *record.parties, *record.mediators) if name}
    days = range(day.toordinal() - reach, day.toordinal() + reach + 1)
    return [(stage, near, name) for near in days for name in sorted(names)]


def _known(
    record: Round,
    published: str | None,
    by_key: dict[tuple[str, int, str], list[int]],
    groups: list[list[Claim]],
) -> int | None:
    """The first session of which a round may tell."""
    near = {n for key in _keys(record, published, MAX_DAYS_APART) for n in by_key.get(key, ())}
    for number in sorted(near):
        venues = {
            other.record.venue.casefold()
            for other in groups[number]
            if isinstance(other.record, Round) and other.record.venue
        }
        if not record.venue or not venues or record.venue.casefold() in venues:
            return number
    return None


def _day(value: str | None) -> date | None:
    clean = DATES.clean(value)
    return DATES.first(clean) if clean and DATES.precision(clean) == "day" else None
