"""What is said of an act beside its clause or just above it: "it would attack, X threatened", "denied any attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import subject
from verbale.reading.events.lexicon import is_word, moods
from verbale.reading.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = ("threatened", "denied", "alleged", "planned")
_BEFORE = (",", "\u2014", "\u2013")


def beside(trigger: Trigger, kind: str) -> Token | None:
    """The word that says how an act is meant, where it stands beside the clause or denies "any" such act."""
    token = trigger.token
    if not trigger.verb:
        return _denying(token)
    return token.head if _is_own_threat(token, kind) else (parenthetical(token) or _turned(token))


def _turned(verb: Token) -> Token | None:
    """What says how an act is meant that stands before it: "shelling a school is what X denied"."""
    if verb.dep_ != "csubj" or verb.head.lemma_ != "be":
        return None
    said = next((c for c in verb.head.children if c.dep_ == "ccomp" and _asks_what(c)), None)
    return said if said is not None and moods().effect.get(said.lemma_.lower()) in _SAYING else None


def turned_complement(said: Token) -> Token | None:
    """The act that a verb of saying tells of from behind: "shelling" of "is what X denied"."""
    if said.dep_ != "ccomp" or said.head.lemma_ != "be" or not _asks_what(said):
        return None
    return next((c for c in said.head.children if c.dep_ == "csubj"), None)


def _asks_what(said: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ == "what" for c in said.children)


def _denying(noun: Token) -> Token | None:
    """What denies "any attack", or "that any attack took place"."""
    if not any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children):
        return None
    above = noun.head
    if above.dep_ == "ccomp" and noun.dep_ in ("nsubj", "nsubjpass"):
        above = above.head
    denies = moods().effect.get(above.lemma_.lower()) == "denied"
    return above if denies and not any(c.dep_ == "neg" for c in above.children) else None


def _is_own_threat(verb: Token, kind: str) -> bool:
    """Whether someone warns of what they would do themselves: "warned it would crush any protest"."""
    if verb.dep_ != "ccomp" or not is_word(kind, "harsh"):
        return False
    themselves = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children)
    ahead = any(c.dep_ == "aux" and is_word(c.lower_, "future") for c in verb.children)
    negated = any(c.dep_ == "neg" for c in verb.children)
    threatens = moods().effect.get(verb.head.lemma_.lower()) == "threatened"
    return threatens and themselves and ahead and not negated


def parenthetical(verb: Token) -> Token | None:
    """The clause beside a main one that says how it is meant: "it would attack, Iran threatened"."""
    for child in verb.children:
        effect = moods().effect.get(child.lemma_.lower())
        if child.dep_ in ("ccomp", "parataxis") and effect in _SAYING and _is_set_off(child):
            return child
    return None


def is_beside(below: Token, above: Token) -> bool:
    """Whether the lower of two clauses is the one that only says how the upper one is meant."""
    aside = parenthetical(above) if below.dep_ in ("ccomp", "parataxis") else None
    return aside is not None and aside.i == below.i


def _is_set_off(clause: Token) -> bool:
    """Whether a clause of saying stands after a comma, its subject first, and says nothing more itself."""
    actor = subject(clause)
    if actor is None or any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in clause.children):
        return False
    start = min(t.i for t in actor.subtree)
    return start > 0 and clause.doc[start - 1].text in _BEFORE
