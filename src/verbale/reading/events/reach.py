"""Whom an act reaches beyond its own objects: whose thing it is, whom it is against, who would have to act first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, is_passive, patient
from verbale.reading.events.lexicon import is_word
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.vocabulary import is_role_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset({"compound", "nmod", "amod"})
_BY = frozenset({"by", "from", "of"})
_UNTIL = frozenset({"until", "till", "unless", "before", "if"})
_APART = frozenset({"relcl", "acl", "advcl", "ccomp", "conj"})
_SAID = frozenset({"relcl", "advcl", "ccomp", "conj"})
_ABOUT = frozenset({"against", "over", "at", "about", "for", "of"})
_DAYS = frozenset({"DATE", "TIME"})
_NAMES = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON"})


def reached(trigger: Trigger, things: Iterable[Token]) -> Iterator[Token]:
    """The tokens that may name whom a verb's act reaches, the likeliest first.

    Args:
        trigger: a verb.
        things: the nouns after its prepositions.
    """
    token = trigger.token
    direct = patient(token)
    worded = is_role_word(trigger.entry.type, "worded")
    for thing in (*([direct] if direct is not None else []), *(things if worded else ())):
        if worded or is_role_word(thing.lemma_.lower(), "gatherings"):
            yield from owners(thing)
    for target in against(token):
        yield target
        yield from owners(target)
    if not is_word(trigger.entry.type, "harsh"):
        yield from _until(token)


def owners(noun: Token) -> Iterator[Token]:
    """Whose a thing is: "Peru's plan", "a plan by Peru", "a rally staged by students"."""
    yield from (c for c in noun.lefts if c.dep_ == "poss" or (c.dep_ in _OWNING and c.ent_type_ in _NAMES))
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _BY:
            yield from (g for g in child.children if g.dep_ == "pobj")
        if child.dep_ == "acl" and child.tag_ == "VBN":
            maker = doer(child)
            if maker is not None:
                yield maker


def culprits(act: Token) -> Iterator[Token]:
    """Who did what an act of word or a protest is about: "protested the killings of civilians by X", "held by X"."""
    things = list(_about(act))
    links = [b for t in things for b in t.subtree if not _is_apart(t, b, _SAID)]
    if things and not is_passive(act):
        links += act.children
    for link in links:
        if link.dep_ in ("agent", "prep") and link.lower_ == "by":
            yield from (c for c in link.children if c.dep_ == "pobj" and c.ent_type_ not in _DAYS)


def _about(act: Token) -> Iterator[Token]:
    """The things that an act is about, as nouns: its object, what follows "against", "over" and the like."""
    direct = patient(act) if act.pos_ == "VERB" else None
    if direct is not None:
        yield direct
    for child in act.children:
        if child.dep_ == "prep" and child.lower_ in _ABOUT:
            yield from (c for c in child.children if c.dep_ == "pobj")


def against(token: Token) -> Iterator[Token]:
    """Whom anything in an act's own clause is against: "mobilised troops for a war against X"."""
    for below in token.subtree:
        if below.lower_ == "against" and below.dep_ == "prep" and not _is_apart(token, below, _APART):
            yield from (c for c in below.children if c.dep_ == "pobj")


def _is_apart(token: Token, below: Token, apart: frozenset[str]) -> bool:
    step = below
    while step.i != token.i:
        if step.dep_ in apart:
            return True
        step = step.head
    return False


def _until(verb: Token) -> Iterator[Token]:
    """Who would have to do something first: "will not end the strike until X pays"."""
    below = [g for c in verb.children if c.dep_ == "xcomp" for g in c.children]
    for child in (*verb.children, *below):
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _UNTIL for c in child.children):
            who = doer(child)
            if who is not None and who.pos_ != "PRON":
                yield who
