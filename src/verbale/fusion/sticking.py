"""Sticking points: what two parties to the talks oppose one another on, since when, and how often it is raised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from verbale.fusion.compatibility import Words, clashes, share
from verbale.fusion.matter import leaning
from verbale.fusion.standing import Said, Standing
from verbale.fusion.table import Table


class Opposed(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties that are opposed on an issue.

    Attributes:
        issue: the issue's full id.
        parties: the two, who is for it first.
        grounds: their latest stances that are at odds.
        since: the day from which both have kept to their side; None where it is not known.
        first: the earliest stances of those, one a party.
        last: the latest day on which either is reported to speak of the matter.
        raised: number of claims by which either does.
        reports: number of reports that these stand in.
        origins: number of those that are no copies of one another.
    """

    issue: str
    parties: tuple[str, str]
    grounds: tuple[Said, Said]
    since: str | None
    first: tuple[Said, Said]
    last: str | None
    raised: int
    reports: int
    origins: int


def opposed(standings: Iterable[Standing], seats: Table, words: Words) -> list[Opposed]:
    """The pairs of parties to the talks whose latest stances are opposed, the longest standing first."""
    groups: dict[str, list[Standing]] = {}
    for one in standings:
        if seats.seats(one.party):
            groups.setdefault(one.issue, []).append(one)
    found = [pair for held in groups.values() for pair in _pairs(held, seats, words)]
    return sorted(found, key=lambda o: (o.since or "9", -o.origins, o.issue, o.parties))


def _pairs(held: Sequence[Standing], seats: Table, words: Words) -> Iterable[Opposed]:
    for one, other in combinations(held, 2):
        grounds = clashes(one, other, words) if seats.meet(one.party, other.party) else None
        if grounds is None:
            continue
        histories = {one.party: one.history, other.party: other.history}
        (first, first_said), (second, second_said) = grounds
        spoken = [_on_matter(said, histories[party], words) for party, said in grounds]
        begun = (_begin(first_said, spoken[0]), _begin(second_said, spoken[1]))
        dates = [said.date for said in begun]
        raised = [said for history in spoken for said in history]
        yield Opposed(
            issue=one.issue,
            parties=(first, second),
            grounds=(first_said, second_said),
            since=max(filter(None, dates)) if all(dates) else None,
            first=begun,
            last=max((said.date for said in raised if said.date), default=None),
            raised=len(raised),
            reports=len({said.claim.report_id for said in raised}),
            origins=len({said.origin for said in raised}),
        )


def _on_matter(latest: Said, history: Sequence[Said], words: Words) -> list[Said]:
    """What the party itself and reporters say of the same matter, not later than it, the latest first."""
    return [
        said
        for said in history
        if said is latest
        or (
            said.voice in ("own", "told")
            and (said.date or "") <= (latest.date or "")
            and share(("", latest), ("", said), words)
        )
    ]


def _begin(latest: Said, history: Sequence[Said]) -> Said:
    """The first stance of the unbroken run that leans as the latest does."""
    first = latest
    for said in history:
        leans = leaning(said.position) * leaning(latest.position)
        if leans < 0 and said.date != first.date:
            break
        if leans > 0:
            first = said
    return first
