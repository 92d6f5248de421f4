"""Whether a sentence speaks, at one of its words, of what is still to come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from verbale.reading.times.lexicon import time_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_CLIMB = 12
_BACKWARD = frozenset(("was", "were", "had", "have", "has", "been", "being"))


def speaks_of_future(token: Token) -> bool:
    """Whether the verb that a word hangs on, or one above it, looks forward.

    The first word upwards that shows its time decides: "will", "due", "scheduled" and an infinitive
    under "agreed" or "vowed" look forward, a past tense back. Where none shows it, it is the past.
    """
    path = _climb(token)
    for below, step in pairwise([token, *path]):
        verdict = _looks_forward(step, below)
        if verdict is not None:
            return verdict
    return False


def _climb(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head.i != path[-1].i and len(path) < _MAX_CLIMB:
        path.append(path[-1].head)
    return path


def _looks_forward(token: Token, below: Token) -> bool | None:
    lemma = token.lemma_.lower()
    if any(child.lower_ in time_list("future_modals") for child in token.children if child.dep_[:3] == "aux"):
        return True
    if lemma in time_list("intent_heads") and below.tag_ == "VB":
        return True
    if lemma in time_list("future_heads") and token.tag_ != "VBD":
        return True
    if token.tag_ == "VBD":
        return False
    if token.tag_ == "VBN" and any(child.lower_ in _BACKWARD for child in token.children):
        return False
    if token.tag_ in ("VBZ", "VBP") and lemma in time_list("arranged_verbs"):
        return True
    return None
