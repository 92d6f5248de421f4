"""Sessions: rounds of many reports that can be seen to be one, by stage, day and who meets where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from verbale.fusion.origins import origins
from verbale.terms import Claim, Heading, Round
from verbale.terms.dates import read_day

Key = tuple[str, str, str]
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
    or a mediator. Where one gives only a month, there must be one such session alone in it.
    """
    headings = {report.id: report for report in reports}
    roots = origins(headings.values())
    groups: list[list[Claim]] = []
    venues: list[set[str]] = []
    by_key: dict[Key, list[int]] = defaultdict(list)
    found = [c for c in claims if isinstance(c.record, Round) and c.report_id in headings]
    for claim in sorted(
        found, key=lambda c: (headings[c.report_id].published or "", c.report_id, c.evidence)
    ):
        record = claim.record
        if not isinstance(record, Round):
            continue
        root = headings.get(roots[claim.report_id], headings[claim.report_id])
        number = _known(record, _sought(record, root.published), by_key, venues)
        if number is None:
            number = len(groups)
            groups.append([])
            venues.append(set())
        groups[number].append(claim)
        if record.venue:
            venues[number].add(record.venue.casefold())
        for key in _held(record, root.published):
            by_key[key].append(number)
    return groups


def _when(record: Round, published: str | None) -> tuple[date | None, str]:
    """The day of a round, else None, and its month; the report's where it has none of its own."""
    stated = record.date or published
    return read_day(stated), (stated or "")[: len("2016-02")]


def _keys(record: Round, times: Iterable[str]) -> list[Key]:
    """What rounds may share: a stage, a time and a name."""
    names = sorted({name.casefold() for name in (record.venue, *record.parties, *record.mediators) if name})
    return [(_STAGES[record.status], time, name) for time in times for name in names]


def _held(record: Round, published: str | None) -> list[Key]:
    """By what a round is found: its day, and in its month by those that give none."""
    day, month = _when(record, published)
    return _keys(record, [day.isoformat(), month] if day else [month, f"{month} alone"])


def _sought(record: Round, published: str | None) -> list[Key]:
    """By what a round finds others: the days near its own and its month alone, else all of the month."""
    day, month = _when(record, published)
    if day is None:
        return _keys(record, [month])
    near = (day + timedelta(days=n) for n in range(-MAX_DAYS_APART, MAX_DAYS_APART + 1))
    return _keys(record, [*(one.isoformat() for one in near), f"{month} alone"])


def _known(
    record: Round, sought: list[Key], by_key: dict[Key, list[int]], venues: list[set[str]]
) -> int | None:
    """The first session of which a round may tell; of those that only a month tells, the only one."""
    near = {n for key in sought for n in by_key.get(key, ())}
    venue = record.venue.casefold() if record.venue else None
    may_be = [n for n in sorted(near) if venue is None or not venues[n] or venue in venues[n]]
    is_vague = all(len(time) == len("2016-02") for _, time, _ in sought)
    return may_be[0] if may_be and (not is_vague or len(may_be) == 1) else None
