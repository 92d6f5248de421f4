"""Coverage: whose reports and whose voices there are, and what is missing; facts, no score."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from verbale.fusion import origins
from verbale.terms import Claim, Position, Statement, issue_labels
from verbale.terms.dates import read_day
from verbale.views.board import seated, standings
from verbale.views.material import Citation, Material


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher; `origins` are those of its reports that copy no other."""

    name: str | None
    reports: int
    origins: int
    first: str | None
    last: str | None


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A side's voice: how many statements are its own, in how many origins; `example` is the latest.

    `party` None are sources that speak for nobody whom the reports name.
    """

    party: str | None
    statements: int
    quoted: int
    origins: int
    example: Citation


class Unheard(msgspec.Struct, frozen=True, kw_only=True):
    """A party on the board of whose own words there are none; `example` is who tells of it."""

    party: str
    positions: int
    told_by: tuple[str, ...]
    example: Citation


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a record rests on.

    Attributes:
        first: the first day of any report.
        last: the last day.
        reports: number of reports.
        origins: number of those that copy no other.
        undated: reports without a date.
        publishers: by number of origins.
        voices: by number of origins.
        unheard: parties on the board without a word of their own, those to the talks first.
        days_without: days between the first and the last on which no report was published, as spans.
        issues_without: labels of the issues on which nobody is reported to take a stance.
        silent_parties: parties to the talks without any reported stance.
    """

    first: str | None
    last: str | None
    reports: int
    origins: int
    undated: int
    publishers: tuple[Publisher, ...]
    voices: tuple[Heard, ...]
    unheard: tuple[Unheard, ...]
    days_without: tuple[tuple[str, str], ...]
    issues_without: tuple[str, ...]
    silent_parties: tuple[str, ...]


def coverage(material: Material) -> Coverage:
    """What the reports of a material cover, and what not."""
    headings = material.headings.values()
    roots = origins(headings)
    days = sorted({h.published for h in headings if h.published})
    board = [one for one in standings(material) if one.latest]
    taken = {one.issue for one in board}
    seats = seated(material)
    return Coverage(
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=len(material.headings),
        origins=len(set(roots.values())),
        undated=sum(1 for h in headings if not h.published),
        publishers=tuple(_publishers(material)),
        voices=tuple(_voices(material, roots)),
        unheard=tuple(_unheard(material, seats.parties)),
        days_without=tuple(_gaps(days)),
        issues_without=tuple(label for issue, label in issue_labels().items() if issue not in taken),
        silent_parties=tuple(p for p in seats.parties if p not in {one.party for one in board}),
    )


def _publishers(material: Material) -> list[Publisher]:
    groups: dict[str | None, list[str]] = defaultdict(list)
    for report_id, heading in material.headings.items():
        groups[heading.publisher].append(report_id)
    found = []
    for name, ids in groups.items():
        days = sorted(d for i in ids if (d := material.headings[i].published))
        found.append(
            Publisher(
                name=name,
                reports=len(ids),
                origins=sum(1 for i in ids if material.headings[i].copy_of is None),
                first=days[0] if days else None,
                last=days[-1] if days else None,
            )
        )
    return sorted(found, key=lambda p: (p.name is None, -p.origins, p.name or ""))


def _voices(material: Material, roots: Mapping[str, str]) -> list[Heard]:
    groups: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in material.whole:
        if isinstance(claim.record, Statement) and claim.record.act != "declined":
            groups[_side(material, claim, claim.record)].append(claim)
    found = [_heard(material, party, claims, roots) for party, claims in groups.items()]
    return sorted(found, key=lambda h: (h.party is None, -h.origins, -h.statements, h.party or ""))


def _side(material: Material, claim: Claim, statement: Statement) -> str | None:
    """The party that a statement is of; a private person's is nobody's."""
    hidden = material.private_names.get(claim.report_id, ())
    return statement.party if statement.party and statement.party not in hidden else None


def _heard(material: Material, party: str | None, claims: list[Claim], roots: Mapping[str, str]) -> Heard:
    latest = max(
        claims, key=lambda c: (material.published(c.report_id) or "", c.report_id, -c.evidence.start)
    )
    quoted = [c for c in claims if isinstance(c.record, Statement) and c.record.kind != "indirect"]
    return Heard(
        party=party,
        statements=len(claims),
        quoted=len(quoted),
        origins=len({roots[claim.report_id] for claim in claims}),
        example=material.cite(latest),
    )


def _unheard(material: Material, talking: Iterable[str]) -> list[Unheard]:
    own = {
        name
        for claim in material.whole
        if isinstance(claim.record, Statement)
        for name in (claim.record.party, claim.record.speaker)
    }
    groups: dict[str, list[Claim]] = defaultdict(list)
    for standing in standings(material):
        if standing.party not in own and not any(said.voice == "own" for said in standing.history):
            groups[standing.party] += [said.claim for said in standing.history]
    seats = set(talking)
    found = [
        Unheard(
            party=party,
            positions=len(claims),
            told_by=_told_by(material, claims),
            example=material.cite(claims[0]),
        )
        for party, claims in groups.items()
    ]
    return sorted(found, key=lambda u: (u.party not in seats, -u.positions, u.party))


def _told_by(material: Material, claims: Iterable[Claim]) -> tuple[str, ...]:
    names = {
        material.stated(claim)["said_by"] or "the reporter"
        for claim in claims
        if isinstance(claim.record, Position)
    }
    return tuple(sorted(names))


def _gaps(days: Iterable[str]) -> list[tuple[str, str]]:
    """Spans of days without a report, first and last day of each; only full dates count."""
    full = [day for day in map(read_day, days) if day]
    one = dt.timedelta(days=1)
    return [
        ((before + one).isoformat(), (after - one).isoformat())
        for before, after in pairwise(full)
        if after - before > one
    ]
