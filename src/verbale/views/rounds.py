"""Rounds: each session of talks once, with what every report tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from verbale.fusion import sessions
from verbale.terms import Claim, Round
from verbale.views.captions import OUTCOMES, ROUND_STATUS
from verbale.views.days import within
from verbale.views.material import Citation, Material


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of a session: in one line, and in whose word."""

    line: str
    according_to: str | None
    citation: Citation


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session of talks.

    Attributes:
        date: the day that the reports give it, else that of the first report.
        dated_by: "text" where a report gives it, "report" else.
        venue: where, None where no report says.
        statuses: how it stood, in words, in order of publication, each once.
        outcomes: what came of it, in words, likewise.
        parties: who took part, by any report.
        mediators: who mediated, by any report.
        told: the reports, in order of publication.
    """

    date: str | None
    dated_by: str
    venue: str | None
    statuses: tuple[str, ...]
    outcomes: tuple[str, ...]
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    told: tuple[Telling, ...]


def rounds(
    material: Material, *, party: str | None = None, since: str | None = None, until: str | None = None
) -> list[Session]:
    """The sessions of a material, the latest first.

    Args:
        material: the claims.
        party: only those in which this party, or mediator, is told to take part.
        since: ISO date prefix, first day.
        until: ISO date prefix, last day.
    """
    found = (_session(material, group) for group in sessions(material.claims, material.headings.values()))
    chosen = [
        one
        for one in found
        if within(one.date, since, until) and (party is None or party in (*one.parties, *one.mediators))
    ]
    return sorted(chosen, key=lambda one: one.date or "", reverse=True)


def _session(material: Material, group: list[Claim]) -> Session:
    told = [(claim, claim.record) for claim in group if isinstance(claim.record, Round)]
    stated = [material.stated(claim) for claim, _ in told]
    dated = [record.date for _, record in told if record.date]
    return Session(
        date=max(dated, key=len) if dated else material.published(group[0].report_id),
        dated_by="text" if dated else "report",
        venue=next((one["venue"] for one in stated if one["venue"]), None),
        statuses=_once(ROUND_STATUS[record.status] for _, record in told),
        outcomes=_once(
            OUTCOMES[record.outcome] for _, record in told if record.outcome and record.status != "agreed"
        ),
        parties=_names(stated, "parties"),
        mediators=_names(stated, "mediators"),
        told=tuple(_telling(material, claim) for claim, _ in told),
    )


def _names(stated: list[dict[str, Any]], key: str) -> tuple[str, ...]:
    return _once(name for one in stated for name in one[key])


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _telling(material: Material, claim: Claim) -> Telling:
    return Telling(
        line=material.line(claim),
        according_to=material.stated(claim)["according_to"],
        citation=material.cite(claim),
    )
