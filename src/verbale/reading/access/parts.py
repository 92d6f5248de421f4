"""From the words that stand for a point to those that name it: parts, lists, "the one to X", "it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.lexicon import lexicon
from verbale.reading.clauses import after, lemma, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset({"it", "them"})
_STEPS = 3


def wholes(token: Token) -> Iterator[Token]:
    """The noun that a part is of ("its side of the crossing", "two of the bridges"), else the noun itself."""
    if token.pos_ == "NUM" or lemma(token) in lexicon().phrases["parts"]:
        found = [t for t in after(token, "of") if t.i > token.i]
        if found:
            yield from found
            return
    yield token


def listed(token: Token) -> Iterator[Token]:
    """A noun, what is joined to it, and the names of its list that the parse hangs elsewhere ("A, B and C")."""
    yield from with_conjuncts(token)
    first = token.left_edge
    while token.pos_ == "PROPN" and token.conjuncts and first.i >= 2 and first.nbor(-1).text == ",":
        before = first.nbor(-2)
        if before.pos_ != "PROPN" or before.dep_ not in ("npadvmod", "nsubj", "dep", "ROOT", "nmod"):
            return
        yield before
        first = before.left_edge


def is_stand_in(token: Token) -> bool:
    """Whether a word only stands for a point told before: "shut it again"."""
    return token.pos_ == "PRON" and token.lower_ in _PRONOUNS


def one_like(token: Token) -> tuple[Token, Token] | None:
    """What "the one to X" names, and the noun before that it is one of: X, roads."""
    if token.lower_ not in ("one", "ones", "those", "that"):
        return None
    named = next((t for t in after(token, "to", "from", "at", "near", "into") if t.pos_ == "PROPN"), None)
    nouns = (t for t in reversed(token.doc[: token.i]) if lexicon().kind_of(lemma(t)) in ("gate", "way"))
    noun = next(nouns, None)
    return (named, noun) if named is not None and noun is not None else None


def nouns_above(token: Token) -> Iterator[Token]:
    """The nouns that a noun hangs on by "of", "on" and the like: where "which" may reach back to."""
    node = token
    for _ in range(_STEPS):
        if node.dep_ not in ("pobj", "conj", "appos", "compound") or node.head.i == node.i:
            return
        node = node.head.head if node.dep_ == "pobj" else node.head
        if node.pos_ in ("NOUN", "PROPN"):
            yield node
