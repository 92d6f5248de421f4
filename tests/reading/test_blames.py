from __future__ import annotations

import pytest
from tests.reading.wartime import read_whole

from verbale.terms import Blame

STATED = {
    "Kyiv accused Moscow of deliberately striking a children's hospital.": [("Ukraine", "Russia")],
    "Kenya holds Ethiopia responsible for the raid on Moyale.": [("Kenya", "Ethiopia")],
    "Armenia and Azerbaijan blamed each other for the shelling.": [
        ("Armenia", "Azerbaijan"),
        ("Azerbaijan", "Armenia"),
    ],
    "The Houthis said Saudi Arabia had bombed a prison in Saada.": [("Houthis", "Saudi Arabia")],
    "M23 was accused by Human Rights Watch of executing civilians.": [("Human Rights Watch", "M23")],
    "The United States denounced Russia's annexation of four regions.": [("United States", "Russia")],
    "Rwanda denies accusations by Uganda that it backs M23.": [("Uganda", "Rwanda")],
    "Hamas said Israel was obstructing a deal.": [("Hamas", "Israel")],
    "Zelensky said Russia was behind the attack on the dam.": [("Ukraine", "Russia")],
    "Chadian soldiers raided Tine. Sudan condemned the raid as a violation of its borders.": [
        ("Sudan", "Chad")
    ],
    "Georgia complained that Russia had moved the fence by night.": [("Georgia", "Russia")],
    "Rwanda said Congolese shells had landed in a market.": [("Rwanda", "Democratic Republic of the Congo")],
    "Uganda, which Rwanda accuses of arming the FDLR, kept silent.": [("Rwanda", "Uganda")],
    "Israel described Hezbollah as a terrorist group.": [("Israel", "Hezbollah")],
    "Rwanda said that Congo alone bore the blame for the crisis.": [
        ("Rwanda", "Democratic Republic of the Congo")
    ],
    "Washington laid the attack at Moscow's door.": [("United States", "Russia")],
    "Local traders accused the Houthis of levying tolls.": [("traders", "Houthis")],
    "The United Nations condemned the treatment of prisoners by the Houthis.": [
        ("United Nations", "Houthis")
    ],
}
UNSTATED = [
    "The United States urged Russia to stop bombing civilian areas.",
    "The Houthis said they would talk unless Saudi Arabia bombed Saada.",
    "Russia and Ukraine signed a deal in Istanbul.",
]


def read(text: str) -> list[Blame]:
    return read_whole(text).blames


@pytest.mark.parametrize("text", STATED)
def test_accuser_and_accused_are_read(text: str) -> None:
    assert [(b.accuser, b.accused) for b in read(text)] == STATED[text]


@pytest.mark.parametrize("text", UNSTATED)
def test_wishes_and_suppositions_are_no_blame(text: str) -> None:
    assert read(text) == []


def test_the_matter_is_at_most_eight_words_of_the_text() -> None:
    text = "Kyiv accused Moscow of deliberately striking a large children's hospital in the centre of the capital at noon."
    matter = read(text)[0].matter
    assert matter
    assert matter in text
    assert len(matter.split()) <= 8


def test_a_charge_that_runs_on_is_given_once() -> None:
    text = 'Kyiv said Russia had shelled the dam. "Russia bombed the bridge," Kyiv said.'
    assert len(read(text)) == 1


def test_civilians_are_not_blamed() -> None:
    assert (
        read("The United Nations said civilians were starving in El Fasher and had broken into stores.") == []
    )


def test_a_bare_number_stands_for_nobody_named_after_it() -> None:
    text = "The United Nations accused all three of torture and the disappearance of civilians in Homs."
    assert [b for b in read(text) if b.accused == "civilians"] == []


def test_ones_own_forces_are_not_blamed() -> None:
    assert read("Ukraine said its forces had attacked the bridge.") == []


def test_traded_accusations_are_two_blames() -> None:
    found = read("Armenia and Azerbaijan traded accusations over the shelling of Martuni.")
    assert {(b.accuser, b.accused) for b in found} == {("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia")}


def test_a_charge_that_is_denied_stays_a_charge() -> None:
    found = read(
        "Azerbaijan's defence ministry said Armenian forces shelled its positions; Armenia denied it."
    )
    assert [(b.accuser, b.accused) for b in found] == [("Azerbaijan", "Armenia")]


def test_the_abuses_of_an_army_are_laid_to_it() -> None:
    found = read("Amnesty International condemned the abuses of the Malian army against civilians.")
    assert [b.accused for b in found] == ["Malian army"]


def test_a_right_to_strike_is_no_deed() -> None:
    assert not read("Hezbollah said it would not accept an Israeli right to strike villages at will.")


def test_wanting_forces_out_is_no_blame() -> None:
    assert not read("The Taliban said Kabul wants foreign forces to leave.")


def test_what_is_the_result_of_an_act_is_laid_to_its_doer() -> None:
    found = read("M23 leader Bertrand Bisimwa said the clash was the result of Burundi's operations.")
    assert [(b.accuser, b.accused) for b in found] == [("M23", "Burundi")]


def test_it_may_be_who_spoke_before() -> None:
    found = read("M23 said it was ready to talk. It blamed Burundi for the fighting.")
    assert [(b.accuser, b.accused) for b in found] == [("M23", "Burundi")]
