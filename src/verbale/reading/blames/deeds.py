"""Whether what a party is said to have done is held against it: by its verb, and by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over
from verbale.reading.actors.pairs import ADVERSARIES
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.clauses import is_passive, subject
from verbale.reading.positions.frames import below, is_negated
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDED = frozenset({"stop", "end", "prevent", "halt", "reduce", "cease", "curb", "avoid", "avert"})
_ILLS = frozenset(
    {
        "attack",
        "attacks",
        "violence",
        "fighting",
        "terrorism",
        "crime",
        "crimes",
        "bloodshed",
        "massacre",
        "war",
        "escalation",
        "conflict",
        "raids",
    }
)
_TURNED_DOWN = frozenset({"reject", "end"})
_BREACH = frozenset({"breach", "violation", "defiance", "contravention"})
_BELLIGERENT = ADVERSARIES | {"person"}


def misdeed(scene: Scene, verb: Token, speaker: Holder) -> list[Token]:
    """The words of the bad deed, empty where it is none."""
    lemma = verb.lemma_.lower()
    phrase = [verb, *_objects(verb)]
    if lemma in ("be", "remain", "have", "show", "lack"):
        return phrase if _is_fault(verb, phrase) else []
    if is_negated(verb):
        denied = [c for c in verb.lefts if c.dep_ in ("aux", "neg")]
        return [*denied, *phrase] if _is_unfulfilled(verb) and _may_hold(speaker) else []
    if _in_breach(verb):
        return phrase
    if was_due(verb) or _did_it(verb):
        return phrase
    if _is_harmless(verb, {t.lower_ for t in phrase} | {t.lemma_.lower() for t in phrase}):
        return []
    deeds = blame_words().deeds
    harm = lemma in deeds.harm and may_accuse(scene, speaker)
    return phrase if harm or lemma in deeds.grave or _lands(verb) else []


def _may_hold(speaker: Holder) -> bool:
    """Whether a speaker may hold others to their word: a party, a state, a body, or whoever speaks for one."""
    return speaker.kind in _BELLIGERENT | {"state", "organisation", ""}


def _is_unfulfilled(verb: Token) -> bool:
    """Whether it tells that what was owed was not done: "had not handed in a single rifle"."""
    done = any(c.dep_ == "aux" and c.lemma_ in ("have", "do") for c in verb.lefts)
    return done and verb.lemma_.lower() in blame_words().deeds.owed


def _in_breach(verb: Token) -> bool:
    """Whether it was done "in breach of", "in violation of" something."""
    return any(
        t.lower_ in _BREACH and t.head.lower_ == "in" and t.head.head in (verb, *verb.rights)
        for t in verb.subtree
    )


def _is_fault(verb: Token, phrase: list[Token]) -> bool:
    """Whether being or having so is a fault: "has no goodwill", "is behind the raid"."""
    deeds = blame_words().deeds
    words = {t.lower_ for t in phrase} | {t.lemma_.lower() for t in phrase}
    none = any(t.lower_ == "no" and t.head.lower_ in deeds.lack for t in phrase)
    if is_negated(verb) or verb.lemma_.lower() == "lack" or none:
        return bool(words & deeds.lack)
    return bool(words & deeds.behind)


def _did_it(verb: Token) -> bool:
    """Find "The sappers did it"."""
    done = any(c.dep_ == "dobj" and c.lower_ in ("it", "this") for c in verb.rights)
    return verb.lemma_.lower() == "do" and done


def _is_harmless(verb: Token, words: set[str]) -> bool:
    """Whether a verb tells of a bad deed only with other words than those beside it."""
    deeds, lemma = blame_words().deeds, verb.lemma_.lower()
    acted_on = any(c.dep_ in ("dobj", "ccomp", "nsubj") for c in verb.rights)
    if lemma in deeds.transitive and not is_passive(verb) and not acted_on:
        return True
    if any(c.lower_ == "from" and c.dep_ == "prep" for c in verb.rights) and lemma in deeds.holding:
        return False
    if lemma in deeds.holding and not words & deeds.held:
        return True
    raised = lemma == "bring" and any(c.dep_ == "prt" and c.lower_ in ("up", "about") for c in verb.rights)
    if raised or (lemma in _ENDED and words & _ILLS):
        return True
    if lemma in ("want", "seek"):
        words = words - {"force", "forces", "territory"}
    return lemma in deeds.weak and not _is_told_bad(
        lemma, words, {c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"}
    )


def _is_told_bad(lemma: str, words: set[str], done_to: set[str]) -> bool:
    deeds = blame_words().deeds
    if lemma == "take" and words & _ENDED:
        return False
    spoilt = lemma in deeds.spoiling and (
        done_to & deeds.goods if lemma in _TURNED_DOWN else words & deeds.goods
    )
    return bool(words & deeds.bad or spoilt or (lemma in deeds.shutting and words & deeds.passages))


def _lands(verb: Token) -> bool:
    """Whether somebody's shells or bombs fell there."""
    head = subject(verb)
    deeds = blame_words().deeds
    return verb.lemma_.lower() in deeds.landing and head is not None and head.lemma_.lower() in deeds.weapons


def _objects(verb: Token) -> list[Token]:
    objects = below(verb)
    if is_passive(verb):
        patient = subject(verb)
        objects = [*(patient.subtree if patient is not None else []), *objects]
    return objects


def may_accuse(scene: Scene, speaker: Holder) -> bool:
    """Whether a speaker is a party rather than a watcher."""
    watchers = blame_words().deeds.monitors
    if any(word.lower() in watchers for word in speaker.name.split()):
        return False
    kinds = {a.kind for a in actors_over(scene.draft, speaker.span.start)}
    return not kinds or bool(kinds & _BELLIGERENT) or "organisation" in kinds


def was_due(verb: Token) -> bool:
    """Whether it is said that it should have been done: "ought to have cleared it"."""
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.lefts) and (
        any(c.lower_ in ("should", "ought") for c in verb.lefts) or verb.head.lower_ == "ought"
    )
