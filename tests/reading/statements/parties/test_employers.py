"""For whom somebody speaks: firms and other bodies, countries by other names, police of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.spoken import reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft
    from verbale.terms import Statement


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader("rules")


def last(draft: Draft) -> Statement:
    return draft.statements[-1]


FIRM = "Lima Airlines said on Monday that it had ten planes.\n\n"
PARTIES = [
    pytest.param(
        "Kenya Power Ltd said the lights were back.", "Kenya Power Ltd", id="firm-named-after-state"
    ),
    pytest.param(f"{FIRM}The company said it would pay.", "Lima Airlines", id="company"),
    pytest.param(
        f"{FIRM}A spokesman for the airline said it would pay.", "Lima Airlines", id="for-the-airline"
    ),
    pytest.param(f"{FIRM}A spokeswoman said nobody was hurt.", "Lima Airlines", id="spokeswoman-alone"),
    pytest.param("Lima Airlines CEO Carlos Rojas said it would pay.", "Lima Airlines", id="before-office"),
    pytest.param(
        "Jan Berg, head of emerging markets at Dolo Bank, said prices would fall.", "Dolo Bank", id="deep-at"
    ),
    pytest.param(
        "Bahrain arrested four men on Sunday. The kingdom said they were spies.", "Bahrain", id="kingdom"
    ),
    pytest.param(
        "South Korea protested against North Korea on Sunday. The North said it was a satellite.",
        "North Korea",
        id="half",
    ),
    pytest.param("NATO ally Turkey said it would send troops.", "Turkey", id="ally"),
    pytest.param(
        "The Turkish group, known as the Upper Talks Committee, said it would come.",
        "Upper Talks Committee",
        id="known-as",
    ),
    pytest.param(
        "Chad said its army had won. Chad will hold a vote in Uganda. In Kampala, Uganda, police said two were held.",
        "Uganda",
        id="police-abroad",
    ),
    pytest.param(
        "Norway may send back eight hundred people, the interior minister said.", "Norway", id="acting-state"
    ),
    pytest.param(
        "Metin Demir, an analyst and retired Syrian officer, said Syria was tired.", None, id="analyst"
    ),
    pytest.param(
        "Mali is at war. Two non-Malian sources said the talks in Mali had failed.", None, id="non-national"
    ),
]


@pytest.mark.parametrize(("text", "party"), PARTIES)
def test_the_party_spoken_for_is_told_by_the_words_about_the_source(
    read: Callable[[str], Draft], text: str, party: str | None
) -> None:
    assert last(read(text)).party == party


def test_a_body_that_the_model_takes_for_a_person_is_a_body(read: Callable[[str], Draft]) -> None:
    said = last(read("The analytics firm Vela Nine opened in May. Vela Nine said sales rose."))
    assert (said.speaker, said.party) == ("Vela Nine", "Vela Nine")


def test_a_last_name_is_given_its_first_from_elsewhere_in_the_report(read: Callable[[str], Draft]) -> None:
    draft = read("Anders Berg said aircraft would be used.\n\nMr Berg said the people would leave.")
    assert last(draft).speaker == "Anders Berg"


def test_the_two_are_those_named_together_right_before(read: Callable[[str], Draft]) -> None:
    draft = read("Kenya and Uganda met on Monday. Both said a deal was near.")
    assert (last(draft).speaker, last(draft).jointly) == ("Kenya", ("Uganda",))
