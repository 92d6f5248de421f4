"""Reports made up, with their readings: as many as are wanted.

They are put together of a small vocabulary; what they tell of is as unevenly spread over parties, issues, places
and days as in the news: a few parties are told of in most reports.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import msgspec

from verbale.terms import (
    Access,
    Actor,
    Event,
    Position,
    Reading,
    Record,
    Report,
    Round,
    Span,
    Statement,
    Toll,
    digest_text,
    head,
    issue_labels,
    report_id,
)
from verbale.terms.records import Stance

CLAIMS_A_REPORT = 10
DAYS = 1500
COPIES = 0.15
FIRST = dt.date(2020, 1, 1)
PARTIES = tuple(
    f"{area} {what}"
    for what in ("Government", "Front", "Movement", "Council", "Army")
    for area in ("Northern", "Coastal", "River", "Highland", "Eastern", "Valley", "Island", "Border")
)
PEOPLE = tuple(
    f"{first} {last}" for first in ["Aba", "Cela", "Dunu", "Emeri", "Faso", "Gola"] for last in PARTIES[:10]
)
PLACES = tuple(
    f"{start}{end}"
    for start in ["Ka", "Lo", "Mi", "Ne", "Pa", "Ri", "So", "Tu"]
    for end in ["dara", "mbe", "nko", "ssa", "vere"]
)
STANCES: tuple[Stance, ...] = ("demand", "offer", "accept", "reject", "condition", "support", "oppose")
TYPES = ("ASSAULT", "AGREE", "AID", "CONSULT", "PROTEST", "RETREAT", "COERCE", "MOBILIZE")
MATTERS = ("the ceasefire", "the prisoners", "the crossing", "the withdrawal", "aid convoys", "the monitors")
WORDS = tuple(
    f"{a}{b}"
    for a in ["ban", "del", "for", "gar", "hil", "jun", "ket", "lor", "mas", "nor"]
    for b in ["a", "e", "i", "o", "u", "er", "in", "on", "at", "is"]
)
FILLER = 120

Told = tuple[str, Callable[[Span], Record]]


class Uneven:
    """Picks from a list, the n-th about n times more seldom than the first."""

    def __init__(self, rng: random.Random, options: Sequence[str]) -> None:
        self._rng, self._options = rng, options
        self._weights = list(accumulate(1 / (n + 1) for n in range(len(options))))

    def __call__(self) -> str:
        """One of them."""
        return self._rng.choices(self._options, cum_weights=self._weights)[0]


class Press:
    """Makes up reports."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 (no secret)
        self._party, self._place = Uneven(self._rng, PARTIES), Uneven(self._rng, PLACES)
        self._issue = Uneven(self._rng, tuple(issue_labels()))
        self._earlier: list[str] = []

    def report(self, number: int, total: int) -> tuple[Report, Reading]:
        """A report and its reading."""
        day = (FIRST + dt.timedelta(days=number * DAYS // total)).isoformat()
        parts: list[str] = []
        records: list[Record] = []
        at = 0
        for kind in range(CLAIMS_A_REPORT):
            sentence, make = self._told(kind, day)
            records.append(make(Span(at, at + len(sentence))))
            parts.append(sentence)
            at += len(sentence) + 1
        text = " ".join([*parts, *self._rng.choices(WORDS, k=FILLER)])
        title = f"{self._party()} on {self._rng.choice(MATTERS)}, {number}"
        sha256 = digest_text(text)
        report = Report(
            id=report_id(url=None, title=title, published=day, sha256=sha256),
            text=text,
            title=title,
            published=day,
            publisher=f"Daily {number % 60}",
            language="en",
            sha256=sha256,
            source=f"{number}.txt",
            retrieved=f"{day}T00:00:00Z",
        )
        return report, self._reading(report, records)

    def _told(self, kind: int, day: str) -> Told:
        """A sentence, and what makes its record of where it stands."""
        sides, place = (self._party(), self._party()), self._place()
        matter, person = self._rng.choice(MATTERS), self._rng.choice(PEOPLE)
        if kind < 3:
            return _statement(person, sides[0], matter, place)
        if kind < 5:
            return self._position(sides, matter, person)
        if kind < 7:
            return self._event(sides, place, day)
        if kind < 9:
            return self._toll(sides[1], place, day)
        return _closure(sides[0], place, day) if self._rng.random() < 0.5 else _round(sides, place, day)

    def _position(self, sides: tuple[str, str], matter: str, person: str) -> Told:
        party, other = sides
        stance, issue = self._rng.choice(STANCES), self._issue()
        said_by = self._rng.choice((None, party, person, other))
        return f"{party} takes its stand on {matter}, {self._rng.choice(WORDS)}.", lambda span: Position(
            party=party, issue=issue, stance=stance, said_by=said_by, wording=matter, evidence=span
        )

    def _event(self, sides: tuple[str, str], place: str, day: str) -> Told:
        party, other = sides
        date = day if self._rng.random() < 0.7 else None
        return f"{party} met {other} near {place}.", lambda span: Event(
            type=self._rng.choice(TYPES),
            initiator=party,
            recipient=other,
            place=place,
            date=date,
            evidence=span,
        )

    def _toll(self, counter: str, place: str, day: str) -> Told:
        low = self._rng.randint(1, 60)
        date = day if self._rng.random() < 0.5 else None
        return f"In {place} {low} people were killed, the {counter} said.", lambda span: Toll(
            kind="killed",
            low=low,
            high=low,
            wording=f"{low} people",
            counted_by=counter,
            place=place,
            date=date,
            evidence=span,
        )

    def _reading(self, report: Report, made: list[Record]) -> Reading:
        actors = tuple(
            Actor(span=one.evidence, name=one.party, kind="armed_group", via="name")
            for one in made
            if isinstance(one, Position)
        )
        heading = head(report)
        if self._earlier and self._rng.random() < COPIES:
            heading = msgspec.structs.replace(heading, copy_of=self._rng.choice(self._earlier[-200:]))
        self._earlier = [*self._earlier[-400:], report.id]
        return Reading(
            report=heading,
            relevant=True,
            actors=actors,
            statements=tuple(one for one in made if isinstance(one, Statement)),
            rounds=tuple(one for one in made if isinstance(one, Round)),
            positions=tuple(one for one in made if isinstance(one, Position)),
            events=tuple(one for one in made if isinstance(one, Event)),
            tolls=tuple(one for one in made if isinstance(one, Toll)),
            access=tuple(one for one in made if isinstance(one, Access)),
            readers={"made-up": "1"},
        )


def _statement(person: str, party: str, matter: str, place: str) -> Told:
    return f"{person} of the {party} spoke of {matter} in {place}.", lambda span: Statement(
        source=(Span(span.start, span.start + len(person)),),
        speaker=person,
        party=party,
        evidence=span,
    )


def _closure(party: str, place: str, day: str) -> Told:
    return f"The crossing at {place} was closed by the {party}.", lambda span: Access(
        point=f"{place} crossing", status="closed", by=party, date=day, evidence=span
    )


def _round(sides: tuple[str, str], place: str, day: str) -> Told:
    return f"{sides[0]} and {sides[1]} opened talks in {place}.", lambda span: Round(
        venue=place, date=day, parties=sides, status="opened", evidence=span
    )


def make_up(claims: int, seed: int = 1) -> Iterator[tuple[Report, Reading]]:
    """Reports and readings with so many claims."""
    press, total = Press(seed), claims // CLAIMS_A_REPORT
    for number in range(total):
        yield press.report(number, total)
