"""The place that belongs to a word, for the readers of events, tolls, access and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.attachment import attached
from verbale.reading.draft import Draft, Sentence
from verbale.reading.places.build import TOWNS
from verbale.terms import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_AREAS = ("country", "continent")
_ACTING = frozenset(
    ("nsubj", "nsubjpass", "agent", "poss", "compound", "dobj", "conj", "amod", "appos", "nmod")
)


def place_of(draft: Draft, sentence: Sentence, token: Token) -> Place | None:
    """The place that modifies a word: one that hangs on it, else its clause's, else its sentence's.

    Only mentions that say where: a country or capital that acts or is acted on ("Damascus said")
    is none. The place of a town goes before that of its country. None where the sentence says no place.
    """
    places = [place for place in draft.places_in(sentence.span) if says_where(sentence, place)]
    small = [place for place in places if place.feature not in _AREAS]
    return attached(sentence, token, small) or attached(sentence, token, places)


def says_where(sentence: Sentence, place: Place) -> bool:
    """Whether a mention says where something is, not who acts: it hangs on a preposition, or opens a dateline."""
    tokens = sentence.tokens_in(place.span)
    if not tokens:
        return False
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    while head.dep_ in ("appos", "conj") and head.head.i != head.i:
        head = head.head
    if head.dep_ == "pobj":
        return head.head.lower_ not in ("by", "with", "between", "against")
    return (
        head.dep_ in ("npadvmod", "advmod", "ROOT")
        or place.feature not in (*_AREAS, *TOWNS, None)
        or head.dep_ not in _ACTING
    )
