"""Whether what a sentence tells is of sport, markets, the stage, nature or history, and so no event."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.doers import doer_weight, is_by_no_fighter, is_literal, is_of_state
from verbale.reading.events.figures import is_dismissal, is_figured
from verbale.reading.events.history import is_past
from verbale.reading.events.lexicon import is_word
from verbale.reading.events.nature import is_of_nature
from verbale.reading.events.scenes import SURE, Scene, scene_of
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.works import is_told_by_a_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARE = 0.5
_LEAST_SENTENCES = 3
_LEAST_TOKENS = 4


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
        bodily = is_word(trigger.entry.type, "forceful")
        if (
            is_told_by_a_work(token, scene.weights["stage"].total, partial(self._is_stranger, sentence))
            or is_past(draft, sentence, token, bodily=bodily)
            or is_of_nature(draft, sentence, trigger, scene)
        ):
            return True
        by = doer_weight(draft, sentence, trigger)
        if by < SURE and (is_figured(trigger) or is_dismissal(trigger)):
            return True
        return not by and (
            is_by_no_fighter(draft, sentence, trigger) or self._is_of_domain(sentence, trigger, scene)
        )

    def _is_stranger(self, sentence: Sentence, name: Token) -> bool:
        """Whether a name is no actor's, and nothing in its sentence speaks of war."""
        earnest = self._scenes[sentence.index].earnest.total
        return name.pos_ == "PROPN" and not earnest and not self.draft.actors_on(sentence.at(name))

    def _is_of_domain(self, sentence: Sentence, trigger: Trigger, scene: Scene) -> bool:
        domain = scene.domain(conflict=self.draft.relevant)
        if (domain != "stage" and is_literal(trigger)) or is_of_state(self.draft, sentence, trigger, domain):
            return False
        if domain is not None:
            return True
        return self._report is not None and scene.earnest.total <= scene.weights[self._report].total
