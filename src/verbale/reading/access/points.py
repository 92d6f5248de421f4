"""The points that a noun names: crossings, roads, ports, besieged towns, each as the text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.access.lexicon import Kind, lexicon
from verbale.reading.clauses import after, lemma, with_conjuncts
from verbale.reading.draft import Draft, Sentence
from verbale.terms import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LISTING = ("including", "of", "in")
_NAMING = ("of", "from", "to", "into", "between", "near", "used", "through", "linking", "with")


@dataclass(frozen=True, slots=True)
class Point:
    """A point in one sentence.

    Attributes:
        name: as the text, or the gazetteer, names it.
        kind: gate, way or area.
        span: the words that name it there.
        noun: the noun it is named by, "" for a bare place name.
        named: whether a proper name or a description of its own says which one it is.
        support: where the name stands if it was taken from before.
    """

    name: str
    kind: Kind
    span: Span
    noun: str = ""
    named: bool = True
    support: tuple[Span, ...] = ()


def points_at(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The points that a noun and what is joined to it stand for; none where it names no point."""
    found: list[Point] = []
    for noun in with_conjuncts(token):
        found += _points_of(draft, sentence, noun)
    return list({p.name.lower(): p for p in found}.values())


def _points_of(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    place = _place_on(draft, sentence, token)
    kind = lexicon().kind_of(lemma(token))
    if kind is None:
        return [_from_place(place)] if place and place.feature != "country" else []
    if kind == "area":
        members = _members(draft, sentence, token)
        if members:
            return members
    if not _is_point(token):
        return []
    return [_described(draft, sentence, token, kind)]


def _place_on(draft: Draft, sentence: Sentence, token: Token) -> Place | None:
    span = sentence.at(token)
    return next((p for p in draft.places if p.span.overlaps(span)), None)


def _from_place(place: Place) -> Point:
    features = lexicon().features
    kind: Kind = "area"
    if place.feature in features["gate"]:
        kind = "gate"
    elif place.feature in features["way"]:
        kind = "way"
    return Point(place.name, kind, place.span)


def _members(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The named places that an area's noun stands for: "the town of X", "two villages, X and Y"."""
    nouns = [t for word in _LISTING for t in after(token, word)] if lemma(token) != "people" else []
    direct = [t for t in after(token, "of", "including")]
    apposed = [t for c in token.children if c.dep_ == "appos" for t in with_conjuncts(c)]
    compound = [c for c in token.children if c.dep_ in ("compound", "nmod") and not _is_adjectival(c)]
    for group in (direct, apposed, compound, nouns if token.tag_ == "NNS" else []):
        places = [_place_on(draft, sentence, t) for t in group]
        named = [_from_place(p) for p in places if p is not None and p.feature not in ("country", "region")]
        if named:
            return named
    return []


def _is_adjectival(token: Token) -> bool:
    return bool(token.pos_ == "ADJ" or token.ent_type_ == "NORP")


def _is_point(token: Token) -> bool:
    qualifiers, noun = lexicon().qualifiers, lemma(token)
    before = {t.lower_ for t in token.children if t.i < token.i} | {t.lower_ for t in token.lefts}
    before |= {token.nbor(-1).lower_} if token.i else set()
    if before & qualifiers["barred"]:
        return False
    if noun in qualifiers["needed"]:
        return bool(before & qualifiers["words"]) or any(t.pos_ == "PROPN" for t in token.lefts)
    return True


def _described(draft: Draft, sentence: Sentence, token: Token, kind: Kind) -> Point:
    words = _name_words(token)
    place = _overlay(draft, sentence, words)
    span = sentence.over(words)
    if place is not None:
        return Point(place.name, kind, span, lemma(token))
    proper = any(t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "LOC", "FAC") for t in words)
    told = len(words) > 1 and not _is_definite(token)
    return Point(span.of(draft.text), kind, span, lemma(token), proper or told or _has_tail(token, words))


def _overlay(draft: Draft, sentence: Sentence, words: list[Token]) -> Place | None:
    """The place that the gazetteer knows under these words, a point itself."""
    features = lexicon().features
    known = features["gate"] | features["way"]
    span = sentence.over(words)
    return next((p for p in draft.places if p.span.overlaps(span) and p.feature in known), None)


def _is_definite(token: Token) -> bool:
    return any(t.lower_ in ("the", "this", "that", "its", "their") for t in token.lefts if t.dep_ in ("det", "poss"))


def _has_tail(token: Token, words: list[Token]) -> bool:
    return words[-1].i > token.i


def _name_words(token: Token) -> list[Token]:
    """The words of a point's name: its modifiers without articles, possessors and praise, and its course."""
    dropped = lexicon().qualifiers["dropped"]
    start = token.i
    for left in sorted(token.lefts, key=lambda t: -t.i):
        if left.dep_ not in ("compound", "amod", "nmod", "nummod", "npadvmod", "punct") or left.lower_ in dropped:
            break
        if left.dep_ == "nummod":
            break
        start = left.left_edge.i
    end = token.i
    for right in token.rights:
        if right.dep_ == "prep" and right.lower_ in _NAMING and right.i - end <= 6:
            end = max(end, _short_edge(right))
    return [token.doc[i] for i in range(start, end + 1)]


def _short_edge(preposition: Token) -> int:
    """The last word of a prepositional phrase without its relative clauses."""
    end = preposition.i
    for child in preposition.children:
        if child.dep_ == "pobj":
            end = max([child.i, *(t.i for t in child.conjuncts if t.i < child.i + 6)])
            inner = [t for t in child.rights if t.dep_ == "prep" and t.lower_ in ("of", "to")]
            end = max([end, *(_short_edge(t) for t in inner)])
    return end
