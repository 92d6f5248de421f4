"""Reports of our own that hold one of each thing that an exporter must get right, and all files made of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.told import Minutes, act, passage, position, said, talks, toll

from verbale.export import EXPORTERS, publish
from verbale.terms import Actor, Place, Span
from verbale.views import Material

PRIVATE = "Amina Yusuf"
URL = "https://news.example/2031/lake?a=1&b={2}"

FIRST = (
    "Talks in Bol are announced for 12 May. The rebels shelled Bol and 14 to 20 people died, the army said. "
    "“We ran,” said Amina Yusuf, a resident. The army closed the Kest crossing to aid."
)
SECOND = "The army attacked villagers in Mao. 9 villagers died and the rebels reject a truce & 50% of it."


def somewhere(name: str, lat: float, lon: float, feature: str, number: int | None = None) -> Place:
    return Place(
        span=Span(0, 1), name=name, lat=lat, lon=lon, feature=feature, country="TD", geonames_id=number
    )


def someone(name: str, kind: str, code: str) -> Actor:
    return Actor(span=Span(0, 1), name=name, kind=kind, code=code)


@pytest.fixture(scope="session")
def lake() -> Material:
    """Three reports: one with a private person, one that is a copy of it, and one without a date or an address."""
    minutes = Minutes()
    told = (
        talks("Talks in Bol", "rebels", "army", status="announced", venue="Bol", date="2031-05-12"),
        act("shelled Bol", "ASSAULT", "rebels", "army", place="Bol", date="2031-05-01", geonames_id=7),
        toll("14 to 20 people", "killed", 14, "army", who="people"),
        act("for 12 May", "ASSAULT", "rebels", "army", date="2031-06", status="planned"),
        said("“We ran,”", PRIVATE, None),
        passage("the Kest crossing", "Kest", "closed", by="army", traffic="aid", date="2031-05-02"),
    )
    first = minutes.report(
        "2031-05-02",
        FIRST,
        *told,
        url=URL,
        title=f"Shells on Bol: {PRIVATE}'s <day> & “night”",
        language="en",
    )
    minutes.report("2031-05-03", FIRST, *told, publisher="Mirror", copy_of=first)
    minutes.report(
        None,
        SECOND,
        act("attacked villagers", "ASSAULT", "army", "villagers", place="Mao", date="2031-05"),
        toll("9 villagers", "killed", 9, None, who="villagers"),
        position("rebels", "fighting.truce", "reject", "a truce & 50% of it"),
    )
    material = minutes.material()
    at = FIRST.index(PRIVATE)
    private = dict.fromkeys(("r0", "r1"), (Span(at, at + len(PRIVATE)),))
    names = dict.fromkeys(private, frozenset({PRIVATE}))
    actors = {
        "rebels": someone("rebels", "armed_group", "TCD REB"),
        "army": someone("army", "military", "TCD MIL"),
        "villagers": someone("villagers", "people", "TCD CVL"),
    }
    places = (somewhere("Bol", 13.46, 14.71, "city", 7), somewhere("Kest", 13.1, -0.25, "crossing"))
    return replace(
        material,
        private=private,
        private_names=names,
        actors=dict.fromkeys(material.headings, actors),
        places={"r0": places, "r1": places, "r2": (somewhere("Mao", 14.12, 15.31, "region", 8),)},
    )


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory, lake: Material) -> Path:
    """A folder with every file that every exporter makes."""
    folder = tmp_path_factory.mktemp("out")
    count, _ = publish([lake], EXPORTERS, folder)
    assert count == len(lake.claims)
    return folder
