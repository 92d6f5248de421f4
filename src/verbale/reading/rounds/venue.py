"""Where a round meets: the place after "in" or "at", or before the noun, never the conflict it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.capitals import capital_at
from verbale.reading.clauses import after, lemma
from verbale.reading.datelines import dateline_end
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.terms import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = ("in", "at")
_TOWARDS = ("to",)
# "In the same city", "in this very hall": where the report is from.
_AGAIN = frozenset({"same", "this"})
_SEATS = frozenset({"hall", "building", "palace", "place", "venue", "room"})
_TOWN_NOUNS = frozenset(
    {"city", "town", "capital", "resort", "headquarters", "village", "port", "island", "hotel"}
)


def venue_of(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> Place | None:
    """The venue of the meeting that `anchor` names; `words` are the verbs and nouns that say how it stands."""
    return next(_places(draft, sentence, anchor, words), None)


def filed_from(draft: Draft) -> Place | None:
    """The place that the report was filed from, where the title names it, or a sentence that speaks of talks.

    Elsewhere a dateline only says where the reporter was.
    """
    line = dateline_place(draft)
    if line is None or line.name in (draft.report.title or ""):
        return line
    for place in draft.places:
        sentence = draft.sentence_at(place.span.start)
        body = place.span.start > line.span.end and place.use == "name"
        if sentence is not None and body and place.name == line.name:
            words = {lemma(token) for token in sentence.doc}
            if words & _sitting():
                return place
    return None


def dateline_place(draft: Draft) -> Place | None:
    """The town of the dateline, its country apart; None where it names none or several."""
    paragraph = draft.text.split("\n", 1)[0]
    end = dateline_end(paragraph, draft.text)
    lines = [p for p in draft.places if p.span.end <= end]
    towns = [p for p in lines if p.feature not in ("country", "region")]
    return towns[0] if len(towns) == 1 and towns[0] is lines[0] else None


def _sitting() -> frozenset[str]:
    return lexicon().nouns["talks"] | lexicon().nouns["gathering"] | {"negotiator", "delegation", "agenda"}


def _places(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> Iterator[Place]:
    for noun in (anchor, *(w for w in words if w.pos_ == "NOUN")):
        yield from _before(draft, sentence, noun)
    for word in _sitting_first(anchor, words):
        for noun in (*after(word, *_WHERE), *_where_they_met(word)):
            yield from _deep(draft, sentence, noun)
    for word in (anchor, *words):
        yield from _where_clause(draft, sentence, word)
    for word in (anchor, *words):
        for noun in after(word, *_TOWARDS):
            yield from _deep(draft, sentence, noun)
        for noun in _direct(word):
            yield from _deep(draft, sentence, noun)


def _sitting_first(anchor: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words whose places tell where: of a deal what was done before what was dealt with.

    A truce "in" a place holds there, wherever it was made.
    """
    signed = any(lemma(word) in lexicon().deals["ceremonies"] for word in words)
    if lemma(anchor) in lexicon().deals["truces"] and not signed:
        return words
    deal = lexicon().kind_of(lemma(anchor)) in ("deal", "paper")
    return (*words, anchor) if deal else (anchor, *words)


def _where_they_met(word: Token) -> Iterator[Token]:
    """The place that the parse hangs on those met: "talks with the two sides in X", "met face to face in X"."""
    for partner in after(word, "with", "between", "to"):
        if partner.head.lower_ != "to" or partner.lower_ == "face":
            yield from after(partner, *_WHERE)


def _where_clause(draft: Draft, sentence: Sentence, word: Token) -> Iterator[Place]:
    """The place that a clause is on: "Muscat, where the envoys met"."""
    if word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.children):
        yield from _deep(draft, sentence, word.head)


def _direct(word: Token) -> Iterator[Token]:
    """The place that a journey's verb has as object, and the places of "of"-phrases on the noun."""
    for noun in after(word, "of"):
        yield from after(noun, *_WHERE)


def _before(draft: Draft, sentence: Sentence, anchor: Token) -> Iterator[Place]:
    """A town before the noun ("the Geneva talks"); a country there is what the talks are about."""
    for child in anchor.children:
        if child.dep_ in ("compound", "nmod", "amod"):
            place = draft.place_on(sentence.at(child))
            if place is not None and place.feature not in ("country", "region") and child.pos_ == "PROPN":
                yield place


def _deep(draft: Draft, sentence: Sentence, noun: Token) -> Iterator[Place]:
    """The place a noun is, or is in: "the German city of Munich", "the United Nations in Geneva"."""
    inner = list(after(noun, "in", "of", "at"))
    place = draft.place_on(sentence.at(noun))
    if place is not None and noun.lower_ not in _TOWN_NOUNS:
        yield place
    capital = capital_at(draft, noun)
    if capital is not None:
        named = next((p.span for p in draft.places if p.name == capital), sentence.at(noun))
        yield Place(span=named, name=capital, feature="capital")
    line = dateline_place(draft) if _is_here(noun) else None
    if line is not None:
        yield line
    for token in inner:
        found = draft.place_on(sentence.at(token))
        if found is not None:
            yield found
    for child in noun.children:
        if (
            child.dep_ in ("compound", "poss", "appos")
            and (found := draft.place_on(sentence.at(child))) is not None
        ):
            yield found


def _is_here(noun: Token) -> bool:
    seats = _TOWN_NOUNS | _SEATS
    return noun.lower_ in seats and any(c.lower_ in _AGAIN for c in noun.lefts)
