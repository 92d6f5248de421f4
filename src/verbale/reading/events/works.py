"""Whether an act is told by a film, a novel, a play or a game."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.clauses import is_passive
from verbale.reading.words import load_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_IN = frozenset({"in", "of", "from", "throughout", "on", "for", "with"})
_TIMES = frozenset({"after", "before", "since", "when", "as", "while", "until"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE = 2
_INSIDE = frozenset({"pobj", "prep", "compound", "poss", "nmod", "conj", "appos"})


class _Works(msgspec.Struct):
    sure: frozenset[str]
    soft: frozenset[str]
    parts: frozenset[str]
    orders: frozenset[str]
    fresh: frozenset[str]
    makers: frozenset[str]
    telling: frozenset[str]
    people: frozenset[str]


class _Words(msgspec.Struct):
    sure: frozenset[str]


class _Data(msgspec.Struct):
    works: _Works
    beholders: _Words


@cache
def _works() -> _Works:
    return load_data("events/domains", _Data).works


@cache
def _beholders() -> frozenset[str]:
    return load_data("events/domains", _Data).beholders.sure


def is_told_by_a_work(token: Token, stage: int, is_stranger: Callable[[Token], bool]) -> bool:
    """Whether a token words what happens in a work of fiction.

    Args:
        token: of the act.
        stage: how much in its sentence speaks of the stage; a "scene" or a "series" alone is none.
        is_stranger: whether a name is of nobody known to politics or war, where nothing else speaks of either.
    """
    nouns = (t for t in token.doc if t.pos_ in ("NOUN", "PROPN") and t.i != token.i)
    works = [t for t in nouns if _is_work(t, stage, is_stranger)]
    return any(_is_below(token, work) or _is_framed(token, work) for work in works) or _is_beheld(token)


def _is_beheld(token: Token) -> bool:
    """Whether viewers or readers see or remember it."""
    known = _beholders()
    above = (a for a in token.ancestors if a.pos_ == "VERB")
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in known for verb in above for c in verb.children)


def _is_work(noun: Token, stage: int, is_stranger: Callable[[Token], bool]) -> bool:
    known, words = _works(), {noun.lemma_.lower(), noun.lower_}
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in known.people:
        return False
    if not words.isdisjoint(known.sure):
        return True
    if words.isdisjoint(known.soft):
        return False
    before = {t.lemma_.lower() for t in noun.lefts}
    if stage >= _BESIDE or not before.isdisjoint(known.makers):
        return True
    if "war" in before and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return True
    return _is_part(noun, before) or (
        not before.isdisjoint(known.fresh)
        and any(t.dep_ == "poss" and (t.ent_type_ == "PERSON" or is_stranger(t)) for t in noun.lefts)
    )


def _is_part(noun: Token, before: set[str]) -> bool:
    """A part of a work, by its number and not "of the war": "in the second act"."""
    known = _works()
    whole = any(c.dep_ == "prep" and c.lower_ in ("of", "in") for c in noun.children)
    within = noun.dep_ == "pobj" and noun.head.lower_ == "in"
    return noun.lemma_.lower() in known.parts and within and not whole and not before.isdisjoint(known.orders)


def _is_below(token: Token, work: Token) -> bool:
    """A work "about the siege", "in which aliens attack"; a film that is itself banned or seized is not of it."""
    head = work.head if work.dep_ == "compound" else work
    if not head.is_ancestor(token):
        return False
    step = token
    while step.head.i != head.i:
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
    """Whether a clause or phrase only tells when: "before the police came"; in the present tense it is told too."""
    told = node.tag_ in ("VBZ", "VBP")
    return (node.dep_ == "advcl" and not told and any(c.lower_ in _TIMES for c in node.children)) or (
        node.dep_ == "prep" and node.lower_ in _TIMES
    )


def _frames(work: Token, verb: Token, token: Token) -> bool:
    if _is_in(work, verb):
        return True
    for child in verb.children:
        if child.dep_ in _SUBJECTS and (child.i == work.i or child.is_ancestor(work)):
            undergoes = verb.i == token.i and child.i == work.i and is_passive(verb)
            tells = verb.lemma_.lower() in _works().telling or not _is_of_people(child)
            return tells and not undergoes and not child.is_ancestor(token)
    return False


def _is_in(work: Token, verb: Token) -> bool:
    """Whether the verb's clause is set in a work: "in the film", "in the last episode of the series"."""
    node = work
    while node.head.i not in (node.i, verb.i):
        if node.dep_ not in _INSIDE:
            return False
        node = node.head
    if node.dep_ == "dobj":
        return any(c.dep_ == "prep" and c.lower_ == "in" and c.is_ancestor(work) for c in node.children)
    return node.head.i == verb.i and node.dep_ == "prep" and node.lower_ in _IN


def _is_of_people(head: Token) -> bool:
    return head.lemma_.lower() in _works().people
