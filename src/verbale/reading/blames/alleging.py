"""Charges by what a speaker says that another party did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over
from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.clauses import after, is_passive, subject
from verbale.reading.positions.frames import below, is_negated
from verbale.reading.positions.spoken import is_unreal
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELLIGERENT = frozenset({"state", "government", "military", "armed_group", "opposition", "person"})


def find_allegations(scene: Scene) -> Iterator[Charge]:
    """ "The army said the rebels had shelled …", and the same in quotation marks."""
    for verb in scene.sentence.doc:
        if verb.pos_ not in ("VERB", "AUX") or is_unreal(verb):
            continue
        speaker = scene.speaker(verb)
        if speaker is None:
            continue
        accused = [h for h in _doers(scene, verb) if h.party != speaker.party and h.name != speaker.name]
        if not accused:
            continue
        matter = _misdeed(scene, verb, speaker)
        if matter:
            yield Charge([speaker], accused, matter)


def _doers(scene: Scene, verb: Token) -> list[Holder]:
    if is_passive(verb):
        return [h for agent in after(verb, "by") for h in scene.holders(agent)]
    return scene.holders(subject(verb))


def _misdeed(scene: Scene, verb: Token, speaker: Holder) -> list[Token]:
    """The words of the bad deed, empty where it is none."""
    deeds, lemma = blame_words().deeds, verb.lemma_.lower()
    phrase = [verb, *_objects(verb)]
    words = {t.lower_ for t in phrase} | {t.lemma_.lower() for t in phrase}
    if lemma in ("be", "remain", "have", "show", "lack"):
        if is_negated(verb) or any(t.lower_ in ("no", "not", "n't") for t in phrase) or lemma == "lack":
            return phrase if words & deeds.lack else []
        return phrase if words & deeds.behind else []
    if is_negated(verb):
        return []
    if lemma in deeds.weak and not words & deeds.bad:
        return []
    if lemma in deeds.grave:
        return phrase
    return phrase if lemma in deeds.harm and _may_accuse(scene, speaker) else []


def _objects(verb: Token) -> list[Token]:
    objects = below(verb)
    if is_passive(verb):
        patient = subject(verb)
        objects = [*(patient.subtree if patient is not None else []), *objects]
    return objects


def _may_accuse(scene: Scene, speaker: Holder) -> bool:
    """Whether a speaker is a party rather than a watcher."""
    watchers = blame_words().deeds.monitors
    if any(word.lower() in watchers for word in speaker.name.split()):
        return False
    kinds = {a.kind for a in actors_over(scene.draft, speaker.span.start)}
    return not kinds or bool(kinds & _BELLIGERENT) or "organisation" in kinds
