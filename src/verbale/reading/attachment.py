"""Which of a sentence's mentions belongs to one of its words: by syntax, by clause, by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from verbale.reading.draft import Sentence
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "csubj"))


class Mention(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


M = TypeVar("M", bound=Mention)


def attached(sentence: Sentence, token: Token, mentions: Sequence[M]) -> M | None:
    """The mention that modifies a word: one that hangs on it, else one of its clause, else one of the sentence.

    Of several, the one whose path in the parse is shortest, then the nearest in the text.
    """
    ranked = []
    for mention in mentions:
        tokens = sentence.tokens_in(mention.span)
        if tokens:
            ranked.append(
                (_rank(token, head_of(tokens)), abs(tokens[0].i - token.i), mention.span.start, mention)
            )
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def hangs_on(sentence: Sentence, token: Token, mention: Mention) -> bool:
    """Whether a mention modifies a word itself, no clause between them."""
    tokens = sentence.tokens_in(mention.span)
    return bool(tokens) and _rank(token, head_of(tokens))[0] == 0


def head_of(tokens: list[Token]) -> Token:
    """The first of these words that hangs on none of the others."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def _rank(token: Token, mention: Token) -> tuple[int, int]:
    """(0 hangs on it, 1 same clause, 2 elsewhere; steps up to where the two meet)."""
    steps, crossed, step = 0, 0, mention
    while step.i not in (token.i, step.head.i):
        crossed += step.dep_ in _CLAUSES
        step = step.head
        steps += 1
    if step.i == token.i:
        return (0 if not crossed else 1), steps
    return (1 if clause_of(mention).i == clause_of(token).i else 2), steps


def clause_of(token: Token) -> Token:
    """The word that heads the clause a word stands in."""
    while token.dep_ not in _CLAUSES and token.head.i != token.i:
        token = token.head
    return token
