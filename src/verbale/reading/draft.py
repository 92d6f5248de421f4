"""A report while it is being read: its sentences, their parses, and the records found so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from verbale.terms import (
    Access,
    Actor,
    Blame,
    Event,
    Place,
    Position,
    Reading,
    Report,
    Round,
    Span,
    Statement,
    Time,
    Toll,
    Unlock,
    head,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from verbale.reading.encoder import Encoding

_Mention = TypeVar("_Mention", Actor, Place, Time)


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence, `[start, end)` in the report's text.

    Attributes:
        index: its number in the report, from 0.
        paragraph: the number of its paragraph, from 0.
        doc: spaCy's parse of its words, whose character 0 is `start`; set by the `syntax` reader.
    """

    index: int
    start: int
    end: int
    paragraph: int
    doc: Doc = field(default=None, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False)

    @property
    def span(self) -> Span:
        """The whole sentence."""
        return Span(self.start, self.end)

    def at(self, token: Token) -> Span:
        """Where a token of `doc` stands in the report."""
        start = self.start + token.idx
        return Span(start, start + len(token.text))

    def over(self, tokens: TokenSpan | list[Token]) -> Span:
        """The smallest span of the report over all of these tokens."""
        first = min(t.idx for t in tokens)
        last = max(t.idx + len(t.text) for t in tokens)
        return Span(self.start + first, self.start + last)

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens of `doc` that a span of the report touches."""
        if len(self._starts) != len(self.doc):
            self._starts = [t.idx for t in self.doc]
        low, high = span.start - self.start, span.end - self.start
        first = max(0, bisect_right(self._starts, low) - 1)
        near = self.doc[first : bisect_left(self._starts, high)]
        return [t for t in near if low < t.idx + len(t.text)]


@dataclass(slots=True, eq=False)
class Draft:
    """What the readers write into, one after the other.

    The lists hold wire records; `actors`, `places` and `times` are kept in order of their start.
    `allusions` are the mentions of places by demonyms and within other names: they say where nothing is,
    so the readers of what happens do not ask them.
    `standing` tells where persons stand through whom a party acts in an event, and which party.
    `encoding` is what the trained readers share, made by the first that needs it.
    """

    report: Report
    relevant: bool = False
    sentences: list[Sentence] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    allusions: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    access: list[Access] = field(default_factory=list)
    unlocks: list[Unlock] = field(default_factory=list)
    blames: list[Blame] = field(default_factory=list)
    encoding: Encoding | None = field(default=None, repr=False)
    standing: set[tuple[Span, str]] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def sentence_at(self, char: int) -> Sentence | None:
        """The sentence that holds this offset, None between sentences."""
        index = bisect_right(self.sentences, char, key=lambda s: s.start) - 1
        if index < 0 or char >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def actors_in(self, span: Span) -> list[Actor]:
        """The mentions of actors that lie within a span, in order; one of several actors yields each."""
        return _within(self.actors, span)

    def actors_on(self, span: Span) -> list[Actor]:
        """The mentions of actors that touch a span, the longest mention's first."""
        found = [a for a in self.actors if a.span.overlaps(span)]
        return sorted(found, key=lambda a: a.span.start - a.span.end)

    def places_in(self, span: Span) -> list[Place]:
        """The mentions of places that lie within a span, in order."""
        return _within(self.places, span)

    def place_on(self, span: Span) -> Place | None:
        """The first mention of a place that touches a span."""
        return next((p for p in self.places if p.span.overlaps(span)), None)

    def times_in(self, span: Span) -> list[Time]:
        """The expressions of time that lie within a span, in order."""
        return _within(self.times, span)

    def reading(self, readers: dict[str, str]) -> Reading:
        """The finished reading; `readers` maps reader name to version."""
        return Reading(
            report=head(self.report),
            relevant=self.relevant,
            actors=tuple(self.actors),
            places=tuple(sorted([*self.places, *self.allusions], key=lambda place: place.span)),
            times=tuple(self.times),
            statements=tuple(self.statements),
            rounds=tuple(self.rounds),
            positions=tuple(self.positions),
            events=tuple(self.events),
            tolls=tuple(self.tolls),
            access=tuple(self.access),
            unlocks=tuple(self.unlocks),
            blames=tuple(self.blames),
            readers=readers,
        )


def _within(mentions: Sequence[_Mention], span: Span) -> list[_Mention]:
    """The mentions, in order of their start, that lie within a span."""
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
    return [m for m in mentions[first:last] if span.contains(m.span)]
