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
_JOINING = frozenset({"and", ","})
_DASHES = frozenset({"-", "–"})


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


def list_noun(token: Token) -> Token | None:
    """The noun after a list of names that the parse leaves apart: crossings, of "closed the X and Y crossings"."""
    if token.pos_ != "PROPN" or not token.conjuncts:
        return None
    last = max(t.i for t in token.conjuncts)
    noun = token.doc[last + 1] if last + 1 < len(token.doc) and last > token.i else None
    if noun is None or noun.tag_ != "NNS" or lexicon().kind_of(lemma(noun)) not in ("gate", "way"):
        return None
    return noun


def names_before(noun: Token) -> list[list[Token]]:
    """The names that stand before one noun of several points: "the X and Y crossings"."""
    words: list[list[Token]] = [[]]
    started = False
    for token in reversed(noun.doc[: noun.i]):
        if token.pos_ == "PROPN" or (started and token.text in _DASHES):
            started = True
            words[0].insert(0, token)
        elif started and token.lower_ in _JOINING and words[0]:
            words.insert(0, [])
        elif started or token.dep_ not in ("compound", "amod"):
            break
    return [w for w in words if w] if words[0] else []


def names_after(noun: Token) -> list[list[Token]]:
    """The names that follow such a noun: "the crossings at X and Y", "two crossings, X and Y"."""
    first = [
        t for c in noun.children if c.lower_ in ("at", "of", "in") for t in c.children if t.dep_ == "pobj"
    ]
    first += [c for c in noun.children if c.dep_ == "appos"]
    for head in first:
        heads = [t for t in (head, *head.conjuncts) if t.pos_ == "PROPN" and t.i > noun.i]
        if len(heads) > 1:
            return [[*_name_parts(t), t] for t in heads]
    return []


def _name_parts(head: Token) -> list[Token]:
    """The words of a name before its last, with the dashes within it."""
    start = int(head.i)
    for left in sorted((t for t in head.lefts if t.dep_ in ("compound", "punct")), key=lambda t: -t.i):
        if left.right_edge.i != start - 1 or left.text == ",":
            break
        start = int(left.left_edge.i)
    return list(head.doc[start : head.i])
