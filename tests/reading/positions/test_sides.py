"""Stances told by a preposition, an order, a bargain, a denied object or a judgement."""

from __future__ import annotations

import pytest
from tests.reading.taken import stances

TOLD = {
    "Kenya was against any airlift of weapons to the rebels.": ("Kenya", "oppose"),
    "Norway came out in favour of a ceasefire in Darfur.": ("Norway", "support"),
    "Uganda is cool to a ceasefire in Darfur.": ("Uganda", "oppose"),
    "Chad accepts no foreign troops on its soil.": ("Chad", "reject"),
    "Ghana will sign nothing on a ceasefire.": ("Ghana", "reject"),
    "Rwanda no longer insists on the disarmament of the rebels.": ("Rwanda", "accept"),
    "Turkey no longer rejects a ceasefire.": ("Turkey", "offer"),
    "Nepal would gladly release its prisoners.": ("Nepal", "offer"),
    "Georgia will settle for nothing less than the withdrawal of Russian troops.": ("Georgia", "demand"),
    "Sudan acceded to the deployment of foreign troops.": ("Sudan", "accept"),
    "Ethiopia dangled a ceasefire before the rebels.": ("Ethiopia", "offer"),
    "Somalia forbade foreign troops to enter Mogadishu.": ("Somali government", "reject"),
    "Egypt described the ceasefire as a trap.": ("Egypt", "oppose"),
    "Kenya is ready to send peacekeepers if Haiti disarms the gangs.": ("Kenya", "condition"),
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.items())
def test_a_stance_is_taken(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in {(party, stance) for party, _, stance in stances(sentence)}


def test_what_is_bidden_in_a_quotation_is_demanded() -> None:
    found = stances('"Release the prisoners first," the Ukrainian president said.')
    assert {(issue, stance) for _, issue, stance in found} == {("held.prisoners", "demand")}


def test_who_was_urged_to_do_what() -> None:
    found = stances("The Houthis were urged by Norway to release the prisoners.")
    assert found == {("Norway", "held.prisoners", "demand")}


def test_the_first_verb_lends_its_future_to_the_second() -> None:
    found = stances("Under the deal Armenia will open the road and release its prisoners.")
    assert ("Armenia", "held.prisoners", "accept") in found


def test_a_ceasefire_that_will_not_cover_a_group_is_meant_so() -> None:
    found = stances("The truce would not apply to the Islamic State, Norway said.")
    assert {stance for _, issue, stance in found if issue == "fighting.exclusions"} <= {"support"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The money is for Ukraine.",
        "Israel was at war with Egypt.",
        "Rebels asked to leave.",
        "The attack will not pass without an answer, Norway said.",
    ],
)
def test_what_is_no_stance(sentence: str) -> None:
    assert not stances(sentence)
