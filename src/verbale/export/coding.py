"""What the shapes of event data sets have in common: which events, their counts, what sort the actors are."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from verbale.export.rows import Cited
from verbale.terms import Event, Toll
from verbale.terms.vocabulary import load_data
from verbale.views.privacy import WITHHELD

Sort = Literal["state", "armed", "civilians", ""]

_STATE = frozenset(("state", "government", "military"))
_ARMED = frozenset(("armed_group", "opposition"))
_ANYONE = (None, "people", "persons")


class _Words(msgspec.Struct):
    civilians: frozenset[str]


@cache
def _civilian_words() -> frozenset[str]:
    return load_data("export", "civilians", _Words).civilians


def _are_civilians(words: str) -> bool:
    return not _civilian_words().isdisjoint(words.lower().replace("-", " ").split())


class Deaths(NamedTuple):
    """The deaths of an event by the counts of one report, None where it sets no bound or they differ.

    `civilians` is their number where the one count is of civilians.
    """

    low: int | None = None
    high: int | None = None
    best: int | None = None
    civilians: int | None = None
    counted: bool = False


def deaths(tolls: tuple[Toll, ...]) -> Deaths:
    """What the counts say of the dead; nothing is added up.

    Rival counts of the same people give a range. Counts of different people give nothing: only
    who knows that they do not overlap may add them.
    """
    killed = [toll for toll in tolls if toll.kind == "killed"]
    if not killed:
        return Deaths()
    if len({toll.who for toll in killed if toll.who not in _ANYONE}) > 1:
        return Deaths(counted=True)
    lows, highs = [toll.low for toll in killed], [toll.high for toll in killed]
    low = min((n for n in lows if n is not None), default=None)
    high = None if None in highs else max(n for n in highs if n is not None)
    best = low if low == high else None
    is_civil = all(_are_civilians(toll.who or "") for toll in killed)
    return Deaths(low, high, best, best if is_civil else None, counted=True)


def sort_of(cited: Cited, name: str | None) -> Sort:
    """What sort of side an actor is, as the report has it; "" where that is not known."""
    if not name or name in _ANYONE:
        return ""
    actor = cited.actor(name)
    if _are_civilians(name) and (actor is None or actor.kind == "people"):
        return "civilians"
    if actor is None:
        return ""
    if actor.kind in _STATE:
        return "state"
    if actor.kind in _ARMED:
        return "armed" if actor.kind == "armed_group" or "REB" in actor.code else ""
    return "civilians" if actor.kind == "people" and actor.code.endswith("CVL") else ""


def side(cited: Cited, name: str | None) -> str | None:
    """The name of a side: for a person, whom they act for; None for a place, where things only happen."""
    if not name or WITHHELD in name:
        return None
    if actor := cited.actor(name):
        return actor.affiliation if actor.kind == "person" else name
    places = {place.name for place in cited.material.places.get(cited.claim.report_id, ())}
    event = cited.claim.record
    return None if name in places or (isinstance(event, Event) and event.place == name) else name


def number_of(claim_id: str) -> int:
    """A lasting whole number for a claim, small enough for tools that know no large ones."""
    return int(claim_id[:13], 16)
