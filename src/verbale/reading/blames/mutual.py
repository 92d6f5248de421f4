"""Charges of two sides against one another: "each side said the other had broken the truce"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.sides import is_other, sides_of
from verbale.reading.clauses import subject
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_TWO = 2


def find_mutual(scene: Scene) -> Iterator[Charge]:
    """Find what each of two sides says that the other did."""
    for verb in scene.sentence.doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in blame_words().verbs["saying"]:
            continue
        for clause in (c for c in verb.rights if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")):
            head = subject(clause)
            sides = _both(scene, subject(verb)) if head is not None and _is_the_other(head) else []
            if len({h.party for h in sides}) == _TWO and head is not None:
                named = set(head.subtree)
                yield Charge(
                    sides,
                    sides,
                    [t for t in clause.subtree if t not in named and t.dep_ != "mark"],
                    plain=True,
                )


def _is_the_other(head: Token) -> bool:
    """Whether it is the other of two, not "other groups"."""
    one = head.tag_ not in ("NNS", "NNPS") and any(c.lower_ in ("the", "its") for c in head.lefts)
    return one and is_other(head)


def _both(scene: Scene, token: Token | None) -> list[Holder]:
    """The two that a subject stands for; none where it stands for one."""
    if token is None:
        return []
    found = scene.holders(token)
    return found if len({h.party for h in found}) > 1 else sides_of(scene, token)
