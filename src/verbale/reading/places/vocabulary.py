"""The vocabulary of places, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.reading.words import load_data

FILES = ("points", "regions", "names", "shapes", "admin", "demonyms")


class Point(msgspec.Struct, frozen=True):
    """A place that the gazetteer of towns lacks; `wikidata` is its item there, if that is known."""

    at: tuple[float, float]
    also: tuple[str, ...] = ()
    country: str | None = msgspec.field(default=None, name="in")
    wikidata: str | None = None


class _Names(msgspec.Struct):
    countries: dict[str, list[str]]
    towns: dict[str, dict[str, list[str]]]
    states: dict[str, list[str]]
    spelled: dict[str, str]


class _Admin(msgspec.Struct):
    regions: dict[str, dict[str, str]]
    counties: dict[str, dict[str, tuple[float, float]]]
    provinces: dict[str, dict[str, tuple[float, float]]]
    middles: dict[str, dict[str, tuple[float, float]]]


class _State(msgspec.Struct):
    name: str
    adj: list[str] = []
    people: list[str] = []


class _States(msgspec.Struct):
    state: list[_State]


class _Demonyms(msgspec.Struct):
    demonyms: dict[str, list[str]]


class _Lists(msgspec.Struct):
    lists: dict[str, list[str]]


@cache
def place_list(name: str) -> frozenset[str]:
    """A named list of `places/shapes.toml`."""
    return frozenset(load_data("places/shapes", _Lists).lists[name])


@cache
def places_named() -> _Names:
    """`places/names.toml`: usual names of countries, towns and states."""
    return load_data("places/names", _Names)


@cache
def points() -> dict[str, dict[str, Point]]:
    """`places/points.toml`: class of place -> name -> where it is."""
    return load_data("places/points", dict[str, dict[str, Point]])


@cache
def regions() -> dict[str, dict[str, list[str]]]:
    """`places/regions.toml`: country -> region -> its seat, then further names."""
    return load_data("places/regions", dict[str, dict[str, list[str]]])


@cache
def admin() -> _Admin:
    """`places/admin.toml`: the world's first-level regions by code, and counties and provinces with their middles."""
    return load_data("places/admin", _Admin)


@cache
def demonyms() -> dict[str, str]:
    """Adjective or people -> the name of its country or region, of states and of `places/demonyms.toml`."""
    found = {
        word: state.name
        for state in load_data("actors/states", _States).state
        for word in (*state.adj, *state.people)
    }
    others = load_data("places/demonyms", _Demonyms).demonyms
    return found | {word: name for name, words in others.items() for word in words}
