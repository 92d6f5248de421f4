"""Sticking points: what is opposed, since when; and apart, what mediators and reporters name as the obstacle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Literal

import msgspec

from verbale.fusion import Opposed, Table, opposed
from verbale.terms import Claim, Dossier, Position, Round, Statement, Unlock, issue_labels
from verbale.terms.vocabulary import load_data
from verbale.views.board import Stand, last_day, matter_words, seated, show_stand, standings
from verbale.views.days import days_between
from verbale.views.material import Citation, Material

PROCESS = "process."
_HELD = frozenset({"opened", "under_way", "suspended", "ended", "collapsed", "agreed"})


class Sticking(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties opposed on an issue.

    Attributes:
        issue: the issue's full id.
        label: what it is called.
        parties: the two; who is for it comes first.
        latest: their latest stances, in the same order.
        first: the stances by which each took that side.
        since: the later day of those, None where either is undated.
        days: from that day to the day of the view.
        last: the latest day on which either is reported to speak of the matter; `quiet_days` since then.
        met: on an issue of the process, a round after `since` in which both are told to have met.
        raised: how often either spoke of the matter; `reports` and `origins` tell where.
    """

    issue: str
    label: str
    parties: tuple[str, str]
    latest: tuple[Stand, Stand]
    first: tuple[Stand, Stand]
    since: str | None
    days: int | None
    last: str | None
    quiet_days: int | None
    met: Citation | None
    raised: int
    reports: int
    origins: int


class Obstacle(msgspec.Struct, frozen=True, kw_only=True):
    """What is named as the obstacle, in the words of `named_by`: a mediator, or None for the reporter."""

    named_by: str | None
    by: Literal["mediator", "reporter"]
    issues: tuple[str, ...]
    date: str | None
    citation: Citation


class StickingPoints(msgspec.Struct, frozen=True, kw_only=True):
    """The opposed, the longest standing first; and what is named as the obstacle, the latest first."""

    as_of: str | None
    compared: tuple[str, ...]
    compared_by: str
    points: tuple[Sticking, ...]
    named: tuple[Obstacle, ...]


class _Data(msgspec.Struct):
    phrases: list[str]
    weights: list[str]
    nouns: list[str]


@cache
def _data() -> _Data:
    return load_data("views", "obstacles", _Data)


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    fixed = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in data.phrases)
    weighed = rf"(?:{'|'.join(data.weights)})\s+(?:{'|'.join(data.nouns)})"
    return re.compile(rf"\b(?:{fixed}|{weighed})\b", re.IGNORECASE)


def _places(text: str) -> list[int]:
    """Where a text names an obstacle; most name none, which is quickly seen."""
    low = text.lower()
    if not any(word in low for word in _clues()):
        return []
    return [match.start() for match in _pattern().finditer(text)]


@cache
def _clues() -> tuple[str, ...]:
    data = _data()
    return (*{max(phrase.split(), key=len) for phrase in data.phrases}, *data.nouns)


def sticking(
    material: Material,
    *,
    as_of: str | None = None,
    between: Collection[str] = (),
    dossier: Dossier | None = None,
) -> StickingPoints:
    """The sticking points among the parties to the talks.

    Args:
        material: the claims.
        as_of: ISO day to which `days` count; None takes the latest day of any report.
        between: the parties to the talks; else the dossier's, else those that rounds name.
        dossier: names the parties.
    """
    seats = seated(material, between, dossier)
    last = as_of or last_day(material)
    found = opposed(standings(material), seats, lambda said: matter_words(material, said))
    return StickingPoints(
        as_of=last,
        compared=seats.parties,
        compared_by=seats.known_by,
        points=tuple(_point(material, one, last) for one in found),
        named=tuple(_named(material, seats)),
    )


def _point(material: Material, one: Opposed, last: str | None) -> Sticking:
    return Sticking(
        issue=one.issue,
        label=issue_labels().get(one.issue, one.issue),
        parties=one.parties,
        latest=(show_stand(material, one.grounds[0]), show_stand(material, one.grounds[1])),
        first=(show_stand(material, one.first[0]), show_stand(material, one.first[1])),
        since=one.since,
        days=days_between(one.since, last),
        last=one.last,
        quiet_days=days_between(one.last, last),
        met=_met(material, one) if one.issue.startswith(PROCESS) else None,
        raised=one.raised,
        reports=one.reports,
        origins=one.origins,
    )


def _met(material: Material, one: Opposed) -> Citation | None:
    """The first round in which the two are told to have met after both had taken their sides."""
    found = [
        (record.date or material.published(claim.report_id) or "", claim)
        for claim in material.whole
        if isinstance(record := claim.record, Round)
        and record.status in _HELD
        and set(one.parties) <= set(record.parties)
    ]
    after = [(day, claim) for day, claim in found if one.since and day > one.since]
    return material.cite(min(after, key=lambda told: (told[0], told[1].id))[1]) if after else None


def _named(material: Material, seats: Table) -> Iterator[Obstacle]:
    """Cited words that name an obstacle, each sentence once, not by a party to the talks."""
    places = {report_id: _places(text) for report_id, text in material.texts.items()}
    hits: dict[tuple[str, int], list[Claim]] = {}
    for claim in material.whole:
        start, end = claim.evidence
        for at in places[claim.report_id]:
            if start <= at < end:
                hits.setdefault((claim.report_id, at), []).append(claim)
    found = [_obstacle(material, claims, seats, at) for (_, at), claims in hits.items()]
    yield from sorted((one for one in found if one), key=lambda one: one.date or "", reverse=True)


def _obstacle(material: Material, claims: list[Claim], seats: Table, at: int) -> Obstacle | None:
    """An obstacle as the claims around it tell: who names it, and on which issue."""
    inside = [
        (claim, record)
        for claim in claims
        if isinstance(record := claim.record, Statement)
        and any(span.start <= at < span.end for span in record.content)
    ]
    mediating = [c for c, record in inside if {record.speaker, record.party}.intersection(seats.mediators)]
    if inside and not mediating:
        return None
    issues = {c.record.issue for c in claims if isinstance(c.record, Position | Unlock)} - {"other"}
    shortest = min(claims, key=lambda c: (c.evidence.end - c.evidence.start, c.id))
    return Obstacle(
        named_by=_speaker(material, mediating[0]) if mediating else None,
        by="mediator" if inside else "reporter",
        issues=tuple(sorted(issues)),
        date=material.published(shortest.report_id),
        citation=material.cite(shortest),
    )


def _speaker(material: Material, claim: Claim) -> str | None:
    stated = material.stated(claim)
    names: list[str | None] = [stated["speaker"], stated["for"], stated["description"]]
    return next((name for name in names if name), None)
