"""Blames by who says so, against whom the text leaves to be found, and in words that stand by themselves."""

from __future__ import annotations

import pytest
from tests.reading.wartime import read_whole


def charges(text: str) -> list[tuple[str, str, str | None]]:
    return [(b.accuser, b.accused, b.matter) for b in read_whole(text).blames]


def sides(text: str) -> list[tuple[str, str]]:
    return [(accuser, accused) for accuser, accused, _ in charges(text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Sudan and Chad accused each other on Monday of arming rebels.", ("Chad", "Sudan")),
        ("Uganda spoke first. It accused Rwanda of arming the rebels.", ("Uganda", "Rwanda")),
        (
            "Kenya said that no deal would last and accused Ethiopia of starving the border towns.",
            ("Kenya", "Ethiopia"),
        ),
        ("Georgia said Russia had not withdrawn its troops from Perevi.", ("Georgia", "Russia")),
        (
            "Georgia said Russian soldiers had patrolled the zone in breach of the accord.",
            ("Georgia", "Russia"),
        ),
        ("Uganda said Rwanda shouldered much of the blame for the raid.", ("Uganda", "Rwanda")),
        (
            "Sudan said the presence of Ethiopian troops in Fashaga was the cause of the crisis.",
            ("Sudan", "Ethiopia"),
        ),
        (
            "Ethiopian troops raided Moyale in May. Kenya called the raid an attempt to sabotage the talks.",
            ("Kenya", "Ethiopia"),
        ),
    ],
)
def test_who_blames_whom(text: str, pair: tuple[str, str]) -> None:
    assert pair in sides(text)


def test_each_of_two_sides_blames_the_other() -> None:
    found = sides("Armenia and Azerbaijan signed a truce. Each side said the other had broken it.")
    assert set(found) == {("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia")}


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Kyiv said Moscow was not interested in peace.", "was not interested in peace"),
        (
            "Georgia said Russia had not withdrawn its troops from Perevi.",
            "had not withdrawn its troops from Perevi",
        ),
        ("Kenya said Somali planes were carrying out raids on Mandera.", "carrying out raids on Mandera"),
    ],
)
def test_the_words_of_a_charge_stand_by_themselves(text: str, matter: str) -> None:
    assert matter in [told for _, _, told in charges(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States acknowledged that the Taliban had taken steps to stop attacks.",
        "The Israeli army said troops shot two men at Nablus.",
        "Kenya said it would send any invading Ethiopian troops home.",
        "Kenya praised the Somali police for preventing attacks.",
        "Somalia warned Kenya, a country which once shelled Kismayo, of floods.",
        "Kenya said the rise of Islamic State was a cause for concern.",
        "The M23 was threatening to capture Goma as fighting with government forces spread.",
        "Russia and Iran argued that other groups should not take part in the truce.",
    ],
)
def test_what_charges_nobody_is_none(text: str) -> None:
    assert sides(text) == []
