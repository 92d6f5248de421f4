"""Standings: where each party is publicly said to stand on each issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from verbale.fusion.matter import is_denial
from verbale.fusion.origins import origins
from verbale.fusion.voices import WEIGHT, Voice, spoken_for, taking_part, voice_of
from verbale.terms import Claim, Heading, Position, Statement


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of a position, and when it was taken.

    Attributes:
        claim: the claim.
        position: its record.
        date: the day the party said it, else the day the report was published; None if neither is known.
        published: the report's day of publication, None if unknown.
        origin: the report at the root of the copies that the claim's report is one of.
        voice: whose word it rests on.
    """

    claim: Claim
    position: Position
    date: str | None
    published: str | None
    origin: str
    voice: Voice = "told"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party publicly stands on an issue; nothing in it is chosen for the reader.

    Attributes:
        party: the party.
        issue: the issue's full id.
        latest: what was said on the latest day, each stance once, by the earliest report of it. Two
            stances of one day stand side by side. By another party's word only what is later than
            the party's own and the reporters'; by the word of someone who takes no part, nothing.
        history: every claim, the latest first.
        reports: number of reports that say anything of it.
        origins: number of those that are no copies of one another.
    """

    party: str
    issue: str
    latest: tuple[Said, ...]
    history: tuple[Said, ...]
    reports: int
    origins: int

    @property
    def date(self) -> str | None:
        """The latest day of what stands, None if no report of it is dated, or nothing stands."""
        return max((said.date for said in self.latest if said.date), default=None)


def standing(
    claims: Iterable[Claim], reports: Iterable[Heading], around: Sequence[Claim] = ()
) -> list[Standing]:
    """The standing of each party on each issue that any report tells of, by party and issue.

    To deny a charge is no stance.

    Args:
        claims: positions; claims of other kinds, or of reports that are not given, are passed over.
        reports: headings of the reports that the claims cite.
        around: all claims of these reports, where the first are only some: from statements it is
            known when a position was taken, and for whom its speaker speaks.
    """
    claims = list(claims)
    around = around or claims
    known = {report.id: report for report in reports}
    roots = origins(known.values())
    positions = [
        (claim, claim.record)
        for claim in claims
        if isinstance(claim.record, Position) and claim.report_id in known and not is_denial(claim.record)
    ]
    if not positions:
        return []
    statements: dict[str, list[Statement]] = defaultdict(list)
    for claim in around:
        if isinstance(claim.record, Statement):
            statements[claim.report_id].append(claim.record)
    speakers, parties = spoken_for(around), taking_part(around)
    names = _one_case(position.party for _, position in positions)
    cells: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for claim, position in positions:
        published = known[claim.report_id].published
        said = Said(
            claim=claim,
            position=position,
            date=_day_said(position, statements[claim.report_id]) or published,
            published=published,
            origin=roots[claim.report_id],
            voice=voice_of(position, speakers, parties),
        )
        cells[names[position.party], position.issue].append(said)
    return [_stand(party, issue, cells[party, issue]) for party, issue in sorted(cells)]


def _one_case(parties: Iterable[str]) -> dict[str, str]:
    """Name -> the one way to write it: "Rescue workers" opens a sentence and is "rescue workers"."""
    folded: dict[str, str] = {}
    parties = list(parties)
    for party in sorted(parties, reverse=True):
        folded.setdefault(party.casefold(), party)
    return {party: folded[party.casefold()] for party in parties}


def _day_said(position: Position, statements: Sequence[Statement]) -> str | None:
    """The day of the one statement in whose words the position stands."""
    days = {
        s.said
        for s in statements
        if s.said and s.evidence.overlaps(position.evidence) and _voices(s, position)
    }
    return days.pop() if len(days) == 1 else None


def _voices(statement: Statement, position: Position) -> bool:
    speakers = {statement.speaker, statement.party} - {None}
    return bool(speakers & {position.party, position.said_by})


def _stand(party: str, issue: str, found: list[Said]) -> Standing:
    by_report = sorted(found, key=lambda s: (s.published or "9", s.claim.report_id, s.claim.evidence))
    history = sorted(by_report, key=lambda s: s.date or "", reverse=True)
    latest: dict[tuple[str, bool, int], Said] = {}
    for said in _standing_still(history):
        latest.setdefault((said.position.stance, said.position.red_line, WEIGHT[said.voice]), said)
    return Standing(
        party=party,
        issue=issue,
        latest=tuple(latest.values()),
        history=tuple(history),
        reports=len({said.claim.report_id for said in found}),
        origins=len({said.origin for said in found}),
    )


def _standing_still(history: Sequence[Said]) -> list[Said]:
    """What the latest day has by the party's own and the reporters' word, then later word of others."""
    first = [said for said in history if WEIGHT[said.voice] == 0]
    others = [said for said in history if said.voice == "other"]
    day = (first[0].date or "") if first else ""
    later = [said for said in others if not first or (said.date or "") > day]
    last = (later[0].date or "") if later else ""
    return [
        *(said for said in first if (said.date or "") == day),
        *(said for said in later if (said.date or "") == last),
    ]
