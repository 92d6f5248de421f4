"""The place that stands for those there, where no one else is named to whom something is done."""

from __future__ import annotations

import re

import msgspec

from verbale.reading.draft import Draft
from verbale.reading.events.vocabulary import is_role_word
from verbale.terms import Event, Place

_WHERE = re.compile(
    r"\b(?:in|at|into|to|from|on|near|around|across|throughout|over|inside)\W+(?:[\w'-]+\W+){0,4}$"
)


def grounded(draft: Draft, event: Event) -> Event:
    """An event without a recipient with its place as one: a ceasefire in a region, aid to a town, troops sent to it."""
    if event.recipient or not event.place or event.initiator is None:
        return event
    waters = any(is_role_word(word.lower(), "waters") for word in event.place.split())
    if waters or not is_role_word(event.type, "grounded"):
        return event
    place = next((p for p in draft.places_in(event.evidence) if p.name == event.place), None)
    if (
        place is None
        or event.initiator == place.name
        or _is_too_small(event, place)
        or not _says_where(draft, event, place)
    ):
        return event
    return msgspec.structs.replace(event, recipient=place.name)


def _is_too_small(event: Event, place: Place) -> bool:
    """Whether the place is one that nobody agrees with or backs: a town stands for its people, not for a party."""
    return is_role_word(event.type, "with_parties") and place.feature != "country"


def _says_where(draft: Draft, event: Event, place: Place) -> bool:
    """Whether the place is where it is done, and no part of who does it."""
    before = draft.text[event.evidence.start : place.span.start]
    inside = any(
        a.span.contains(place.span) for a in draft.actors_in(event.evidence) if a.party == event.initiator
    )
    return _WHERE.search(before) is not None and not inside
