"""The words of a source: its head, and those who are coordinated in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.statements.cues.parse import phrase
from verbale.reading.statements.found import Found, runs
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPENING = 3


@dataclass(slots=True, frozen=True)
class Part:
    """One of those who speak in a source: its words in order and their head.

    Attributes:
        sentence: the sentence it stands in.
        tokens: its words, without the clause that it is the source of.
        head: the noun, name or pronoun that the others hang on.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    head: Token

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return self.sentence.over(list(self.tokens))

    def spans(self, text: str) -> list[Span]:
        """Where its words stand, blanks and stops at their ends left out."""
        return runs(self.sentence, self.tokens, text)

    @property
    def definite(self) -> bool:
        """Whether it opens with "the" or "this", or is owned by somebody: "the minister", "Kenya's minister"."""
        opening = self.tokens[0].lower_ in ("the", "this", "that", "its", "their", "his", "her")
        return opening or any(c.dep_ == "poss" for c in self.head.children)


def parts_of(draft: Draft, found: Found) -> list[Part]:
    """Those who speak in a source, one for each that is coordinated; empty where there is no source."""
    sentence = draft.sentence_at(found.source[0].start) if found.source else None
    if sentence is None or sentence.doc is None:
        return []
    tokens = [t for span in found.source for t in sentence.tokens_in(span) if not t.is_space]
    tokens = _after_dateline(draft, sentence, tokens)
    if not tokens:
        return []
    head = _head(tokens)
    if head.lower_ in RELATIVE:
        noun = _referred(head)
        if noun is not None:
            head, tokens = noun, phrase(noun, head.head)
    return _split(sentence, tokens, head)


def _after_dateline(draft: Draft, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The words of a source that a report opens with, without the town in capitals before them."""
    if not tokens or tokens[0].i or sentence.start > _OPENING or not tokens[0].text.isupper():
        return tokens
    rest = list(tokens)
    while rest and _is_dateline(draft, sentence, rest[0]):
        rest.pop(0)
    return rest or tokens


def _is_dateline(draft: Draft, sentence: Sentence, token: Token) -> bool:
    """Whether a word is of the place that a report comes from: "GOMA, Congo"."""
    if token.text in (",", "/", "-", "–", "—"):
        return True
    there = any(p.country and p.span.overlaps(sentence.at(token)) for p in draft.places)
    town = token.text.isupper() and "." not in token.text
    return there and (town or (token.i > 0 and token.nbor(-1).text == ","))


def _head(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    nouns = [t for t in heads if t.pos_ in ("NOUN", "PROPN", "PRON", "DET", "NUM")]
    return (nouns or heads or tokens)[0]


def _referred(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = next((t for t in (pronoun, *pronoun.ancestors) if t.dep_ in ("relcl", "acl")), None)
    return clause.head if clause is not None else None


def split(part: Part) -> list[Part]:
    """A part for each of those who are coordinated in one."""
    return _split(part.sentence, list(part.tokens), part.head)


def _split(sentence: Sentence, tokens: list[Token], head: Token) -> list[Part]:
    """A part for each head that is coordinated with the first within the source."""
    inside = {t.i for t in tokens}
    heads = [head, *(t for t in head.conjuncts if t.i in inside and t.i > head.i and _is_nominal(t))]
    if len(heads) == 1:
        return [Part(sentence, tuple(tokens), head)]
    parts = []
    for one in heads:
        others = {t.i for other in heads if other.i > one.i for t in other.subtree}
        own = [t for t in one.subtree if t.i in inside and t.i not in others]
        while len(own) > 1 and own[-1].pos_ in ("CCONJ", "PUNCT"):
            own.pop()
        parts.append(Part(sentence, tuple(own or [one]), one))
    return parts


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON")
