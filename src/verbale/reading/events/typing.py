"""What type an act is of: the lexicon's word and that of the trained layers weighed against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from verbale.reading.clauses import doer, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import Entry, is_unit, is_word, moods
from verbale.reading.events.moods import Mood, mood_of
from verbale.reading.events.trained import NONE, TYPES, judge
from verbale.reading.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from verbale.reading.events.trained.typer import Floats

PRIOR = 3.0
"""By how much, in nats, the lexicon's type comes before the others."""
NO_EVENT = 0.95
"""How sure the layers must be that a word of the lexicon tells no act."""
SURE = 0.8
"""How sure they must be of the type of a word that the lexicon lacks."""
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_LINKS = ("against", "on", "with", "to", "for", "from", "of", "at", "over", "into", "in")


class Act(NamedTuple):
    """A trigger with its mood, and as the lexicon has it: None where it does not."""

    trigger: Trigger
    mood: Mood
    listed: Trigger | None


def listed_acts(listed: Sequence[Trigger]) -> list[Act]:
    """The acts that the lexicon alone finds."""
    return [Act(trigger, mood, trigger) for trigger in listed if (mood := mood_of(trigger)) is not None]


def typed_acts(draft: Draft, sentence: Sentence, listed: Sequence[Trigger]) -> list[Act]:
    """The acts of a sentence with the types that they are most likely of.

    A word of the lexicon is left out only where it is most surely no act; a verb that the lexicon
    lacks is taken up only where the layers are sure of its type.
    """
    verbs = _verbs(sentence.doc, listed)
    beliefs = judge(draft, [(sentence, token) for token in (*(t.token for t in listed), *verbs)])
    acts = [
        _typed(Act(trigger, mood, trigger), belief)
        for trigger, belief in zip(listed, beliefs, strict=False)
        if (mood := mood_of(trigger)) is not None
    ]
    acts += [_unlisted(verb, belief) for verb, belief in zip(verbs, beliefs[len(listed) :], strict=True)]
    return [act for act in acts if act is not None]


def _typed(act: Act, belief: Floats) -> Act | None:
    """An act with the type that both together make likeliest, None where it is most surely none.

    Acts of force and their end keep the lexicon's type, which knows them best; so does what is only
    planned, alleged or denied, or said of another in plain words: the layers know it by what is done with it in
    the sentence.
    """
    folded = _FOLDED.get(act.mood.type, act.mood.type)
    plain = act.trigger.verb and is_word(act.trigger.token.lemma_.lower(), "plain")
    if folded not in TYPES or act.mood.status != "happened" or is_word(act.mood.type, "bodily") or plain:
        return act
    if belief[NONE] >= NO_EVENT:
        return None
    scores = np.log(belief[:NONE] + 1e-6)
    scores[[is_word(kind, "bodily") for kind in TYPES[:NONE]]] = -np.inf
    scores[TYPES.index(folded)] += PRIOR
    best = TYPES[int(scores.argmax())]
    return act if best == folded else _as(act, _unfolded(best, act.trigger.token))


def _unlisted(verb: Token, belief: Floats) -> Act | None:
    best = int(belief[:NONE].argmax())
    if belief[best] < SURE:
        return None
    kind = _unfolded(TYPES[best], verb)
    trigger = Trigger(verb, Entry(type=kind, to=_LINKS, mutual=kind == "CONSULT"), verb=True)
    mood = mood_of(trigger)
    return _as(Act(trigger, mood, None), kind) if mood is not None else None


def _as(act: Act, kind: str) -> Act:
    trigger = replace(act.trigger, entry=msgspec.structs.replace(act.trigger.entry, type=kind))
    return Act(trigger, replace(act.mood, type=kind), act.listed)


def _unfolded(kind: str, token: Token) -> str:
    """Who yields forces or ground withdraws, who yields anything else concedes."""
    if kind != "YIELD":
        return kind
    moved = (doer(token), patient(token)) if token.pos_ == "VERB" else (token,)
    forces = any(t is not None and is_unit(t.lemma_.lower()) for t in moved)
    return "RETREAT" if forces else "CONCEDE"


def _verbs(doc: Doc, listed: Sequence[Trigger]) -> list[Token]:
    """Verbs outside the lexicon that may tell an act: no plain words of saying, none without anybody beside it."""
    taken = {t.token.i for t in listed} | {i for t in listed for i in t.used}
    return [
        t
        for t in doc
        if t.pos_ == "VERB"
        and t.i not in taken
        and t.lemma_.lower() not in moods().effect
        and (doer(t) is not None or patient(t) is not None)
    ]
