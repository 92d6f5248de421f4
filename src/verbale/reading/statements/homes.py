"""Whose police, army or ministry is meant where a report names no state beside it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.places.gazetteer import look_up

if TYPE_CHECKING:
    from verbale.reading.draft import Draft

_LEAD = 1.5


@cache
def state_of_country(country: str) -> State | None:
    """The state of an ISO 3166 two-letter code."""
    return _by_country().get(country)


@cache
def _by_country() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in lexicon().states.values():
        row = next((r for r, _ in look_up(state.name) if r.feature == "country"), None)
        if row is not None and row.country:
            found.setdefault(row.country, state)
    return found


@cache
def _by_code() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in lexicon().states.values():
        found.setdefault(state.code[:3], state)
    return found


def home_of(draft: Draft) -> State | None:
    """The state in which most of a report happens, None where two are named about as often.

    Places count, and so do the actors of a state; a state that only speaks is seldom the one.
    """
    counts: Counter[str] = Counter()
    for place in draft.places:
        state = state_of_country(place.country) if place.country else None
        if state is not None:
            counts[state.name] += 1
    for actor in draft.actors:
        state = _by_code().get(actor.code[:3])
        if state is not None and actor.via == "name":
            counts[state.name] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    return lexicon().states[ranked[0][0]]
