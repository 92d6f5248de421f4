"""Where a round meets: the place after "in" or "at", or before the noun, never the conflict it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, lemma
from verbale.reading.datelines import dateline_end
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.terms import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = ("in", "at")
_TOWARDS = ("to",)
_TOWN_NOUNS = frozenset(
    {"city", "town", "capital", "resort", "headquarters", "village", "port", "island", "hotel"}
)


def venue_of(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> str | None:
    """The venue of the meeting that `anchor` names; `words` are the verbs and nouns that say how it stands."""
    for place in _places(draft, sentence, anchor, words):
        return place.name
    return None


def filed_from(draft: Draft) -> Place | None:
    """The place that the report was filed from, where the title names it, or a sentence that speaks of talks.

    Elsewhere a dateline only says where the reporter was.
    """
    paragraph = draft.text.split("\n", 1)[0]
    end = dateline_end(paragraph, draft.text)
    lines = [p for p in draft.places if p.span.end <= end]
    if len(lines) != 1 or lines[0].feature in ("country", "region"):
        return None
    if lines[0].name in (draft.report.title or ""):
        return lines[0]
    for place in draft.places:
        sentence = draft.sentence_at(place.span.start)
        body = place.span.start >= end and place.use == "name"
        if sentence is not None and body and place.name == lines[0].name:
            words = {lemma(token) for token in sentence.doc}
            if words & _sitting():
                return place
    return None


def _sitting() -> frozenset[str]:
    return lexicon().nouns["talks"] | lexicon().nouns["gathering"] | {"negotiator", "delegation", "agenda"}


def _places(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> Iterator[Place]:
    for noun in (anchor, *(w for w in words if w.pos_ == "NOUN")):
        yield from _before(draft, sentence, noun)
    for word in (anchor, *words):
        for noun in (*after(word, *_WHERE), *_where_they_met(word)):
            yield from _deep(draft, sentence, noun)
    for word in (anchor, *words):
        for noun in after(word, *_TOWARDS):
            yield from _deep(draft, sentence, noun)
        for noun in _direct(word):
            yield from _deep(draft, sentence, noun)


def _where_they_met(word: Token) -> Iterator[Token]:
    """The place that the parse hangs on those met: "talks with the two sides in X"."""
    for partner in after(word, "with", "between"):
        yield from after(partner, *_WHERE)


def _direct(word: Token) -> Iterator[Token]:
    """The place that a journey's verb has as object, and the places of "of"-phrases on the noun."""
    for noun in after(word, "of"):
        yield from after(noun, *_WHERE)


def _before(draft: Draft, sentence: Sentence, anchor: Token) -> Iterator[Place]:
    """A town before the noun ("the Geneva talks"); a country there is what the talks are about."""
    for child in anchor.children:
        if child.dep_ in ("compound", "nmod", "amod"):
            place = place_at(draft, sentence, child)
            if place is not None and place.feature not in ("country", "region") and child.pos_ == "PROPN":
                yield place


def _deep(draft: Draft, sentence: Sentence, noun: Token) -> Iterator[Place]:
    """The place a noun is, or is in: "the German city of Munich", "the United Nations in Geneva"."""
    inner = list(after(noun, "in", "of", "at"))
    place = place_at(draft, sentence, noun)
    if place is not None and noun.lower_ not in _TOWN_NOUNS:
        yield place
    for token in inner:
        found = place_at(draft, sentence, token)
        if found is not None:
            yield found
    for child in noun.children:
        if (
            child.dep_ in ("compound", "poss", "appos")
            and (found := place_at(draft, sentence, child)) is not None
        ):
            yield found


def place_at(draft: Draft, sentence: Sentence, token: Token) -> Place | None:
    """The mention of a place that holds a token."""
    span = sentence.at(token)
    return next((p for p in draft.places if p.span.overlaps(span)), None)
