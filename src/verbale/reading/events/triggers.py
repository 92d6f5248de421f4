"""Where events are worded: the verbs and nouns of a parse that the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.clauses import doer
from verbale.reading.events.duties import is_duty
from verbale.reading.events.lexicon import Entry, is_force, is_word, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR = frozenset({"compound", "amod", "nmod", "poss"})
_LINKS = frozenset({"prep", "agent", "dative"})


@dataclass(slots=True, frozen=True)
class Trigger:
    """A token that words an event, and how; `verb` says whether it stands as a verb."""

    token: Token
    entry: Entry
    verb: bool
    used: frozenset[int] = frozenset()


def triggers(doc: Doc) -> Iterator[Trigger]:
    """Yield the triggers of a parse, in order; a noun within a verb's phrase is not one by itself."""
    taken: set[int] = set()
    for token in doc:
        if token.dep_ == "acomp" and token.i in taken:
            continue
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBG", "VBN"):
            found = _verb(token)
            if found:
                taken.update(found.used)
                yield found
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken and token.dep_ != "compound":
            noun = _noun(token)
            if noun:
                yield noun


def between_foes(trigger: Trigger) -> Trigger:
    """What a trigger words in a report of a conflict: to sign a deal is to agree with the other side."""
    kind = trigger.entry.between_foes
    if kind is None:
        return trigger
    return replace(trigger, entry=msgspec.structs.replace(trigger.entry, type=kind, mutual=True))


def _verb(verb: Token) -> Trigger | None:
    phrases = lexicon().verbs.get(verb.lemma_.lower())
    if not phrases:
        return None
    satellites = _satellites(verb)
    for phrase in phrases:
        used = [min((satellites[w] for w in part if w in satellites), default=None) for part in phrase.parts]
        if None not in used:
            return Trigger(verb, phrase.entry, True, frozenset(i for i in used if i is not None))
    return None


def _satellites(verb: Token) -> dict[str, int]:
    """Lemma -> index of what depends on a verb: particles, objects, prepositions, and what hangs on those."""
    found: dict[str, int] = {}
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    for child in verb.children:
        _add_child(found, child, passive=passive)
    if not any(c.dep_ in ("dobj", "ccomp") for c in verb.children):
        found["!obj"] = verb.i
    _add_doer(found, verb)
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN" and (passive or verb.tag_ == "VBN"):
        _add_noun(found, verb.head)
    return found


def _add_doer(found: dict[str, int], verb: Token) -> None:
    """Whoever does it, also by what they are a crowd of: "hundreds of farmers"."""
    actor = doer(verb)
    if actor is None:
        return
    kind = [c for c in actor.lefts if c.dep_ in ("amod", "compound")]
    for word in (actor, *actor.conjuncts, *_of(actor), *kind):
        found.setdefault("^" + word.lemma_.lower(), verb.i)


def _of(noun: Token) -> list[Token]:
    return [g for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]


def _add_child(found: dict[str, int], child: Token, *, passive: bool) -> None:
    dep = child.dep_
    if dep == "acomp":
        found.setdefault(child.lower_, child.i)
    if dep in ("dobj", "attr", "acomp", "oprd") or (dep == "nsubjpass" and passive):
        _add_noun(found, child)
    elif dep in ("prt", "advmod", "xcomp", "ccomp", "advcl"):
        found.setdefault(child.lemma_.lower(), child.i)
        if dep == "ccomp" and is_duty(child):
            found.setdefault("!must", child.i)
    elif dep in _LINKS:
        found.setdefault(child.lower_, child.i)
        for under in child.children:
            _add_noun(found, under)


def _add_noun(found: dict[str, int], noun: Token) -> None:
    foreign = any(is_word(c.lemma_.lower(), "foreign") for c in noun.lefts if c.dep_ in _NEAR)
    if foreign and is_force(noun.lemma_.lower()):
        return
    found.setdefault(noun.lemma_.lower(), noun.i)
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "conj", "prep"):
            found.setdefault(child.lemma_.lower(), child.i if child.dep_ == "conj" else noun.i)
        if child.dep_ == "prep" and child.lower_ == "of":
            for under in child.children:
                found.setdefault(under.lemma_.lower(), noun.i)


def _noun(noun: Token) -> Trigger | None:
    entries = lexicon().nouns.get(noun.lemma_.lower()) or lexicon().nouns.get(noun.lower_)
    if not entries:
        return None
    before = {c.lemma_.lower() for c in noun.lefts if c.dep_ in _NEAR}
    foreign = {w for w in before if is_word(w, "foreign")}
    for words, entry in entries:
        if not foreign.issubset(words):
            continue
        if all(w in before or w in _of_words(noun) for w in words) and _is_meant(noun, words):
            return Trigger(noun, entry, verb=False)
    return None


def _of_words(noun: Token) -> set[str]:
    return {g.lemma_.lower() for c in noun.children if c.dep_ == "prep" for g in (c, *c.children)}


def _is_meant(noun: Token, words: tuple[str, ...]) -> bool:
    """A bare "strike" is an act of force only on, against, by or in something, or of an army."""
    if words or noun.lemma_.lower() not in ("strike", "explosion", "blast", "visit", "execution"):
        return True
    return any(
        c.dep_ == "prep" and c.lower_ in ("on", "against", "in", "at", "near", "by") for c in noun.children
    )
