"""Whether an act is told by a film, a novel, a play or a game."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.clauses import is_passive
from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN = frozenset({"in", "of", "from", "throughout", "on", "for", "with"})
_TIMES = frozenset({"after", "before", "since", "when", "as", "while", "until"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE = 2


class _Works(msgspec.Struct):
    sure: frozenset[str]
    soft: frozenset[str]
    makers: frozenset[str]
    people: frozenset[str]


class _Data(msgspec.Struct):
    works: _Works


@cache
def _works() -> _Works:
    return load_data("events/domains", _Data).works


def is_told_by_a_work(token: Token, stage: int) -> bool:
    """Whether a token words what happens in a work of fiction.

    Args:
        token: of the act.
        stage: how much in its sentence speaks of the stage; a "scene" or a "series" alone is none.
    """
    works = [t for t in token.doc if t.pos_ in ("NOUN", "PROPN") and t.i != token.i and _is_work(t, stage)]
    return any(_is_below(token, work) or _is_framed(token, work) for work in works)


def _is_work(noun: Token, stage: int) -> bool:
    known, word = _works(), noun.lemma_.lower()
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in known.people:
        return False
    if word in known.sure:
        return True
    if word not in known.soft:
        return False
    made = any(t.lemma_.lower() in known.makers for t in noun.lefts)
    return made or stage >= _BESIDE


def _is_below(token: Token, work: Token) -> bool:
    """A work "about the siege", "in which aliens attack"; a film that is itself banned or seized is not of it."""
    if not work.is_ancestor(token):
        return False
    step = token
    while step.head.i != work.i:
        step = step.head
    own = step.i == token.i and step.dep_ in ("acl", "relcl") and is_passive(token)
    return not own


def _is_framed(token: Token, work: Token) -> bool:
    """Whether a work is the stage or the teller of the act's clause or of one above it."""
    below, node = token, token
    while True:
        if node.pos_ in ("VERB", "AUX") and _frames(work, node, token):
            return True
        if node.head.i == node.i or _is_of_time(node):
            return False
        below, node = node, node.head
        if below.dep_ in _SUBJECTS and node.pos_ in ("VERB", "AUX") and not _is_in(work, node):
            return False


def _is_of_time(node: Token) -> bool:
    """Whether a clause or phrase only tells when: "before the police came"."""
    return (node.dep_ == "advcl" and any(c.lower_ in _TIMES for c in node.children)) or (
        node.dep_ == "prep" and node.lower_ in _TIMES
    )


def _frames(work: Token, verb: Token, token: Token) -> bool:
    if _is_in(work, verb):
        return True
    for child in verb.children:
        if child.dep_ in _SUBJECTS and (child.i == work.i or child.is_ancestor(work)):
            undergoes = verb.i == token.i and is_passive(verb)
            return not undergoes and not _is_of_people(child) and not child.is_ancestor(token)
    return False


def _is_in(work: Token, verb: Token) -> bool:
    """Whether the verb's clause is set in a work: "in the film", "in the last episode of the series"."""
    node = work
    while node.head.i not in (node.i, verb.i):
        if node.dep_ not in ("pobj", "prep", "compound", "poss", "nmod", "conj", "appos"):
            return False
        node = node.head
    return node.head.i == verb.i and node.dep_ == "prep" and node.lower_ in _IN


def _is_of_people(head: Token) -> bool:
    return head.lemma_.lower() in _works().people
