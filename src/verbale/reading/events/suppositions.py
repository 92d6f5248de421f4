"""What is only supposed, asked or told of nobody: conditions with "would" and "had", "for X to do", "no shots"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, patient
from verbale.reading.events.lexicon import is_word, moods

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_NO = frozenset({"no", "neither", "nor"})
_INVERTED = frozenset({"had", "should", "were"})
_QUESTIONS = frozenset({"what", "how", "why", "who", "when", "where", "whether", "if"})
_PERMITS = frozenset({"allow", "permit", "let", "empower", "entitle", "enable", "authorize", "authorise"})


def is_supposed(token: Token) -> bool:
    """Whether a verb tells what is supposed, may be done by law, is asked about, or what nobody did."""
    return (
        _is_of_nobody(token)
        or _is_inverted(token)
        or _is_unreal(token)
        or _is_for_to(token)
        or _is_question(token)
        or _is_permitted(token)
    )


def _is_of_nobody(verb: Token) -> bool:
    """Whether nobody does it or suffers it: "no shots were fired", "neither the army nor the rebels attacked"."""
    sides = [side for side in (doer(verb), patient(verb)) if side is not None]
    return any(
        side.lower_ in _NOBODY or any(c.lower_ in _NO and c.i < side.i for c in side.children)
        for side in sides
    )


def _is_inverted(verb: Token) -> bool:
    """Whether a clause is a condition without "if": "had the rebels captured the town", "should it attack"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass", "mark")), None)
    if first is None or first.lower_ not in _INVERTED or verb.dep_ not in ("advcl", "ccomp"):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and first.i < subject.i


def _is_unreal(verb: Token) -> bool:
    """What "would have" been done, or would be "if"."""
    words = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if "would" not in words:
        return False
    return "have" in words or any(c.dep_ == "advcl" and _is_condition(c) for c in verb.children)


def _is_condition(verb: Token) -> bool:
    return _is_inverted(verb) or any(
        c.dep_ == "mark" and is_word(c.lower_, "conditional") and c.nbor(-1).lower_ != "even"
        for c in verb.children
        if c.i > 0
    )


def _is_for_to(verb: Token) -> bool:
    """Whether an infinitive has a subject of its own: "a mistake for Sudan to invade"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")}
    return {"for", "to"} <= marks


def _is_question(verb: Token) -> bool:
    """Who asks what someone would do requests nothing of them."""
    if verb.lemma_ != "ask" or any(c.dep_ in ("prep", "prt") and c.lower_ == "for" for c in verb.children):
        return False
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "advcl")]
    return any(t.lower_ in _QUESTIONS and t.i > verb.i for c in clauses for t in c.children)


def _is_permitted(verb: Token) -> bool:
    """What a law or a rule lets someone do: no one has done it."""
    above = verb.head
    return (
        verb.dep_ in ("xcomp", "ccomp")
        and above.lemma_.lower() in _PERMITS
        and above.tag_ in ("VBZ", "VBP", "VB")
        and moods().effect.get(above.lemma_.lower()) != "open"
    )
