"""Every mention of a meeting in a sentence: by a noun, by a verb, or as a deal reached."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.reading.rounds.encounters import find_by_verb
from verbale.reading.rounds.journeys import find_presence
from verbale.reading.rounds.mediation import find_mediation
from verbale.reading.rounds.mention import Mention, Scene
from verbale.reading.rounds.nouns import find_by_noun, find_by_number


def find_mentions(scene: Scene) -> Iterator[Mention]:
    """The mentions of one sentence, in order."""
    taken: set[int] = set()
    for token in scene.sentence.doc:
        if token.i in taken:
            continue
        yield from find_by_number(scene, token, taken)
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken:
            yield from find_by_noun(scene, token, taken)
        elif token.pos_ == "VERB":
            yield from find_by_verb(scene, token)
        elif token.pos_ == "AUX":
            yield from find_presence(scene, token)
    yield from find_mediation(scene)
