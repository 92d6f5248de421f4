"""Reports told in a few words, for tests of what is made of many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verbale.terms import (
    KINDS,
    Access,
    Claim,
    Event,
    Heading,
    Position,
    Record,
    Round,
    Span,
    Statement,
    Toll,
    claim_id,
)
from verbale.views import Material

Told = Callable[[str], Record]


def sentence(text: str, words: str) -> Span:
    """The sentence of a text in which these words stand."""
    at = text.index(words)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    end = text.find(". ", at)
    return Span(start, len(text) if end < 0 else end + 1)


def position(party: str, issue: str, stance: Any, wording: str, **more: Any) -> Told:
    def tell(text: str) -> Record:
        evidence = sentence(text, wording)
        return Position(party=party, issue=issue, stance=stance, wording=wording, evidence=evidence, **more)

    return tell


def talks(words: str, *parties: str, status: Any = "ended", **more: Any) -> Told:
    return lambda text: Round(parties=parties, status=status, evidence=sentence(text, words), **more)


def passage(words: str, point: str, status: Any, **more: Any) -> Told:
    return lambda text: Access(point=point, status=status, evidence=sentence(text, words), **more)


def act(words: str, kind: str, who: str, whom: str | None = None, **more: Any) -> Told:
    return lambda text: Event(
        type=kind, initiator=who, recipient=whom, evidence=sentence(text, words), **more
    )


def toll(words: str, kind: Any, count: int, by: str | None, **more: Any) -> Told:
    return lambda text: Toll(
        kind=kind, low=count, high=count, wording=words, counted_by=by, evidence=sentence(text, words), **more
    )


def said(words: str, speaker: str, party: str | None, **more: Any) -> Told:
    def tell(text: str) -> Record:
        at = text.index(words)
        content = (Span(at, at + len(words)),)
        evidence = sentence(text, words)
        return Statement(content=content, speaker=speaker, party=party, evidence=evidence, **more)

    return tell


def make_claim(
    report_id: str, record: Record, *, known_as: str | None = None, about: str | None = None
) -> Claim:
    """A claim that a report makes, under the ID that the record would give it or under another."""
    kind = next(kind for kind, struct in KINDS.items() if isinstance(record, struct))
    return Claim(
        id=known_as or claim_id(kind, report_id, record),
        kind=kind,
        report_id=report_id,
        evidence=record.evidence,
        reader=kind,
        version="1",
        record=record,
        about=about,
    )


class Minutes:
    """Reports and their claims, as a view takes them."""

    def __init__(self) -> None:
        self.headings: dict[str, Heading] = {}
        self.texts: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.private: dict[str, frozenset[str]] = {}

    def report(self, published: str | None, text: str, *told: Told, **more: Any) -> str:
        """Add a report; a toll hangs on the event that stands before it."""
        report_id = f"r{len(self.headings)}"
        more = {"publisher": "Wire", "title": "News"} | more
        self.headings[report_id] = Heading(id=report_id, published=published, **more)
        self.texts[report_id] = text
        event = None
        for record in (tell(text) for tell in told):
            made = make_claim(report_id, record, about=event if isinstance(record, Toll) else None)
            event = made.id if made.kind == "events" else event
            self.claims.append(made)
        return report_id

    def material(self) -> Material:
        return Material(
            claims=tuple(self.claims),
            headings=self.headings,
            texts=self.texts,
            private_names=self.private,
        )
