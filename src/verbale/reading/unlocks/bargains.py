"""Conditions by the turn of phrase: "X and you will live", "the day X", "X first, then Y", "X or else Y", "a swap: X for Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.positions.conditions import to_end
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene
from verbale.reading.unlocks.lexicon import lexicon
from verbale.reading.unlocks.links import Link

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "shall", "'ll", "wo", "can", "would", "'d"})
_MAY = _WILL | {"could", "may", "might"}
_QUOTES = frozenset({'"', "“", "”", ";", ":"})
_NAMING = frozenset({"DET", "PROPN", "PRON", "NOUN", "NUM", "ADJ"})
_WITHIN = 12
_SOON = 5


def find_commands(scene: Scene) -> Iterator[Link]:
    """Find "Lay down your guns and you will live"."""
    for verb in scene.sentence.doc:
        if verb.tag_ not in ("VB", "VBP") or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.lefts):
            continue
        follows = next((c for c in verb.rights if c.dep_ == "conj" and _has_aux(c, _WILL)), None)
        if follows is None or not any(c.dep_ in ("nsubj", "nsubjpass") for c in follows.lefts):
            continue
        consequence = set(follows.subtree)
        condition = [t for t in verb.subtree if t not in consequence and t.i < follows.left_edge.i]
        yield Link(condition, list(consequence))


def find_inversions(scene: Scene) -> Iterator[Link]:
    """Find "Should the fighting spread, …", also where the parse takes it for something else."""
    doc = scene.sentence.doc
    for token in doc[:-2]:
        if token.text == "Were" and token.i == 0 and any(t.lower_ == "to" for t in doc[2:_WITHIN]):
            yield from _inverted(token)
        if token.lower_ != "should" or token.nbor().pos_ not in _NAMING:
            continue
        if token.i and doc[token.i - 1].pos_ in ("PRON", "PROPN", "AUX") and not token.text.istitle():
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < token.i for c in token.head.children):
            continue
        opens = token.i == 0 or doc[token.i - 1].is_punct or doc[token.i - 1].pos_ in ("CCONJ", "SCONJ")
        if opens:
            yield from _inverted(token)
        elif _threatens(doc[: token.i]):
            yield Link(to_end(doc[token.i + 1 :]), list(doc[_clause_start(token) : token.i]))


def _inverted(token: Token) -> Iterator[Link]:
    doc = token.doc
    comma = next((t for t in doc[token.i + 3 :] if t.text == ","), None)
    if comma is None:
        return
    rest = list(doc[comma.i + 1 :])
    if token.i == 0 or any(t.dep_ == "aux" and t.lower_ in _MAY for t in rest):
        yield Link(list(doc[token.i + 1 : comma.i]), rest)


def _threatens(before: object) -> bool:
    words = {t.lemma_.lower() for t in before}  # type: ignore[attr-defined]
    return bool(words & (_MAY | {"threaten", "warn", "promise", "pledge", "vow", "offer"}))


def _clause_start(token: Token) -> int:
    """Where the clause before a word begins: after the last quotation mark, semicolon or "that"."""
    for before in reversed(token.doc[: token.i]):
        if before.text in _QUOTES or before.lower_ == "that":
            return int(before.i + 1)
    return 0


def find_moments(scene: Scene) -> Iterator[Link]:
    """Find "We will lift the blockade the day he resigns"."""
    for noun in scene.sentence.doc:
        verb = noun.head
        clause = next((c for c in noun.rights if c.dep_ in ("relcl", "acl") and c.tag_ != "VBG"), None)
        if noun.lower_ not in lexicon().moments.words or clause is None or noun.dep_ != "npadvmod":
            continue
        if _has_aux(verb, _WILL) and noun.i > verb.i:
            inside = set(noun.subtree)
            yield Link(list(clause.subtree), [t for t in verb.subtree if t not in inside])


def find_sequences(scene: Scene) -> Iterator[Link]:
    """Find "Let the ships pass first, then we talk" and "X or else Y"."""
    doc = scene.sentence.doc
    for token in doc[1:-1]:
        start, before = _clause_start(token), token.nbor(-1)
        earlier = list(doc[start : token.i])
        if token.lower_ == "then" and before.text in (",", "and") and _is_first(earlier, scene):
            yield Link([t for t in earlier if t.lower_ != "first"], to_end(doc[token.i + 1 :]))
        elif token.lower_ == "else" and before.lower_ == "or":
            yield Link(earlier[:-1], to_end(doc[token.i + 1 :]), choice=token)
        elif token.lower_ == "failing" and token.nbor().lower_ in ("which", "that", "this"):
            yield Link(earlier, to_end(doc[token.i + 2 :]))
        elif token.lower_ == "or" and before.text == "," and _has_will(doc[token.i + 1 : token.i + _SOON]):
            yield Link(earlier, to_end(doc[token.i + 1 :]), choice=token)


def _has_will(words: object) -> bool:
    """Whether a clause begins here that tells what will be."""
    told = list(words)  # type: ignore[call-overload]
    return (
        any(t.dep_ == "aux" and t.lower_ in ("will", "would", "'ll") for t in told)
        and told[0].pos_ in _NAMING
    )


def _is_first(words: list[Token], scene: Scene) -> bool:
    first = next((t for t in words if t.lower_ == "first" and t.pos_ in ("ADV", "ADJ")), None)
    return first is not None and scene.is_quoted(first)


def find_ties(scene: Scene) -> Iterator[Link]:
    """Find "Linked talks on fees to an end of the expulsions"."""
    for verb in scene.sentence.doc:
        if verb.lemma_.lower() not in lexicon().tied.verbs or verb.pos_ != "VERB" or is_negated(verb):
            continue
        tied = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        owner = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if tied is None or owner is None or not scene.holders(owner):
            continue
        links = [
            c
            for near in (verb, tied)
            for c in near.rights
            if c.lower_ in ("to", "on", "with") and c.dep_ == "prep"
        ]
        links.sort(key=lambda c: c.lower_ == "to")
        if links:
            inside = set(links[-1].subtree)
            yield Link(
                [t for t in inside if t.i != links[-1].i], [t for t in tied.subtree if t not in inside]
            )


def find_barters(scene: Scene) -> Iterator[Link]:
    """Find "a swap: fuel for withdrawal"."""
    doc = scene.sentence.doc
    for noun in doc[:-3]:
        if noun.lemma_.lower() not in lexicon().barter.words or noun.nbor().text != ":":
            continue
        near = doc[noun.i + 2 : noun.i + 2 + _WITHIN]
        link = next((t for t in near if t.lower_ == "for"), None)
        if link is not None and link.i > noun.i + 2:
            stop = next((t.i for t in doc[link.i + 1 :] if t.is_punct), len(doc))
            yield Link(list(doc[link.i + 1 : stop]), list(doc[noun.i + 2 : link.i]))


def _has_aux(verb: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in words for c in verb.lefts)
