"""Whether what a sentence tells is of sport, markets, the stage, nature or history, and so no event."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, is_passive, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.history import is_past
from verbale.reading.events.lexicon import is_word
from verbale.reading.events.scenes import Scene, scene_of, vocabulary
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.works import is_told_by_a_work
from verbale.reading.tolls.vocabulary import vocabulary as people

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARE = 0.5
_LEAST_SENTENCES = 3
_LEAST_TOKENS = 4
_FORCES = frozenset({"armed_group", "military"})
_ACTING = frozenset({"armed_group", "military", "state", "government", "opposition", "organisation"})
_UNTOUCHED = frozenset({"AID", "ACCUSE", "REQUEST", "CONSULT"})


class Domains:
    """Tells of each act in one report whether it is of another domain.

    Args:
        draft: the report, its sentences parsed.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._scenes = {
            s.index: scene_of(s.doc)
            for s in draft.sentences
            if s.doc is not None and len(s.doc) >= _LEAST_TOKENS
        }
        self._report = self._of_report()

    def _of_report(self) -> str | None:
        """The domain that at least half of the sentences are of, None for a report of a sentence or two."""
        counted = Counter(scene.domain(conflict=self.draft.relevant) for scene in self._scenes.values())
        del counted[None]
        name, many = next(iter(counted.most_common(1)), (None, 0))
        enough = len(self._scenes) >= _LEAST_SENTENCES and many >= _SHARE * len(self._scenes)
        return name if enough else None

    def is_elsewhere(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether what a trigger words is no act of politics or war."""
        scene, draft, token = self._scenes[sentence.index], self.draft, trigger.token
        if is_told_by_a_work(token, scene.weights["stage"].total) or is_past(draft, sentence, token):
            return True
        if _is_of_nature(draft, sentence, trigger, scene):
            return True
        if _is_literal(trigger) or _is_by_forces(draft, sentence, trigger):
            return False
        if scene.domain(conflict=draft.relevant) is not None:
            return True
        return self._report is not None and scene.earnest.total <= scene.weights[self._report].total


def _is_literal(trigger: Trigger) -> bool:
    """Whether a word is never a figure of sport or trade: people are killed or arrested, something is shelled."""
    if trigger.token.lemma_.lower() not in vocabulary().literal:
        return False
    target = patient(trigger.token) if trigger.verb else None
    return not trigger.verb or (target is not None and _is_people(target))


def _is_people(noun: Token) -> bool:
    known = people()
    return noun.ent_type_ == "PERSON" or noun.lower_ in known.plural or noun.lower_ in known.single


def _is_by_forces(draft: Draft, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether those who do it are soldiers, rebels, police or their weapons."""
    agents = [doer(trigger.token)] if trigger.verb else [t for t in trigger.token.lefts if t.pos_ != "DET"]
    earnest = vocabulary().earnest
    for agent in agents:
        if agent is None:
            continue
        if any(a.kind in _FORCES for a in draft.actors_on(sentence.at(agent))):
            return True
        if earnest.match([agent.lemma_.lower()], 0) or earnest.match([agent.lower_], 0):
            return True
    return False


def _is_of_nature(draft: Draft, sentence: Sentence, trigger: Trigger, scene: Scene) -> bool:
    """Whether weather, an illness or an animal does it, or nobody in a sentence that tells of them."""
    if trigger.entry.type in _UNTOUCHED:
        return False
    agent = doer(trigger.token) if trigger.verb and not trigger.entry.turned else None
    if agent is not None and agent.pos_ not in ("PRON", "DET"):
        return _is_natural(agent)
    if trigger.verb and agent is None and not is_passive(trigger.token):
        agent = trigger.token.head
        return agent.pos_ in ("NOUN", "PROPN") and _is_natural(agent)
    if not is_word(trigger.entry.type, "forceful") or scene.earnest.total > 1:
        return False
    acting = any(a.kind in _ACTING for a in draft.actors_in(sentence.span))
    return not acting and any(is_word(t.lemma_.lower(), "nature") for t in trigger.token.doc)


def _is_natural(noun: Token) -> bool:
    """Whether a noun, what it is a number of, or the first word of a name is of nature."""
    agents = vocabulary().agents
    named = noun.pos_ == "PROPN" and any(
        t.lemma_.lower() in agents and t.dep_ in ("compound", "nmod") for t in noun.lefts
    )
    return named or noun.lemma_.lower() in agents
