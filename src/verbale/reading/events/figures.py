"""Figures of speech, and who is fired from a job."""

from __future__ import annotations

from verbale.reading.clauses import after, patient
from verbale.reading.events.lexicon import is_force, is_unit, is_word
from verbale.reading.events.scenes import is_listed
from verbale.reading.events.triggers import Trigger

_FIGURED = frozenset({"ASSAULT", "MOBILIZE"})
_OF_VERBS = ("against", "on", "with", "of", "for", "over", "from", "at")
_OF_NOUNS = ("against", "on", "with")


def is_figured(trigger: Trigger) -> bool:
    """Whether what it is done to is of a game or of nature, or its words are a figure of speech."""
    target = patient(trigger.token) if trigger.verb else None
    word = target.lemma_.lower() if target is not None else ""
    return (
        is_listed(word, "targets")
        or (trigger.entry.type == "ASSAULT" and is_listed(word, "agents"))
        or (trigger.entry.type in _FIGURED and _is_figure(trigger))
    )


def _is_figure(trigger: Trigger) -> bool:
    """A figure of speech: what is fought, hit or shot is an illness, a film or a plan, or questions are the bombs."""
    token = trigger.token
    if any(is_word(f"{token.lemma_.lower()} {c.lower_}", "idioms") for c in token.children):
        return True
    links = _OF_VERBS if trigger.verb else _OF_NOUNS
    places = [token, *(t for t in token.children if t.i in trigger.used)]
    about = [noun for place in places for noun in after(place, *links)]
    target = patient(token) if trigger.verb else None
    if target is None and token.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in token.children):
        target = token.head
    named = [*about, target] if target is not None else about
    return any(is_word(noun.lemma_.lower(), "figures") for noun in named)


def is_dismissal(trigger: Trigger) -> bool:
    """Whether someone is fired from a job, not something at someone."""
    token = trigger.token
    target = patient(token) if trigger.verb and token.lemma_.lower() == "fire" else None
    if target is None or target.i in trigger.used or target.pos_ not in ("NOUN", "PROPN"):
        return False
    word = target.lemma_.lower()
    return not (is_force(word) or is_unit(word) or is_listed(word, "fired"))
