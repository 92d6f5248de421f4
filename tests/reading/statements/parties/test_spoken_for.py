"""For whom somebody speaks: owners, candidates, cabinet posts, nouns for bodies, papers and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.spoken import reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader()


def who(draft: Draft) -> tuple[str | None, str | None]:
    return draft.statements[-1].speaker, draft.statements[-1].party


def test_a_firm_owns_the_title_that_follows_a_name(read: Callable[[str], Draft]) -> None:
    text = "Amina Bello, Safaricom's vice president for sales, said the masts in Kenya would be repaired."
    assert who(read(text)) == ("Amina Bello", "Safaricom")


def test_whom_sources_only_follow_is_not_for_whom_they_speak(read: Callable[[str], Draft]) -> None:
    text = "Two people who follow Khartoum's arms deals closely said the convoy had left Sudan."
    assert who(read(text)) == (None, None)


def test_sources_in_a_trade_speak_for_no_state(read: Callable[[str], Draft]) -> None:
    text = "Nigeria has shut a pipeline near Warri, foreign and Nigerian industry sources said."
    assert who(read(text)) == (None, None)


def test_what_a_director_directs_is_no_body(read: Callable[[str], Draft]) -> None:
    text = "“The wells are dry,” said Kari Dahl, Oxfam Director of Programs for South Sudan."
    assert who(read(text))[1] == "Oxfam"


def test_a_cabinet_post_is_of_the_state_a_report_is_set_in(read: Callable[[str], Draft]) -> None:
    text = "Soldiers closed the road to Lilongwe in Malawi. Energy Secretary Mary Banda said the fuel would last."
    assert who(read(text))[1] == "Malawi"


def test_a_noun_for_bodies_with_a_capital_points_back(read: Callable[[str], Draft]) -> None:
    text = "The African Development Bank lent Chad ten million dollars. The Bank said the road would open in May."
    assert who(read(text))[0] == "African Development Bank"


def test_a_spokesman_of_another_kind_of_body_is_not_of_the_one_that_spoke(
    read: Callable[[str], Draft],
) -> None:
    text = "Kenya Airways said the aircraft had turned back.\nAn airport spokesman said nobody was hurt."
    assert who(read(text))[1] != "Kenya Airways"


def test_a_candidate_named_elsewhere_does_not_speak_for_the_state(read: Callable[[str], Draft]) -> None:
    text = (
        "The army met Ghanaian presidential candidate Kofi Danso in Accra. Danso said the roads were unsafe."
    )
    assert who(read(text))[1] is None


def test_an_agency_with_the_united_nations_before_it_is_theirs(read: Callable[[str], Draft]) -> None:
    text = "Kari Dahl, an officer for the UN Development Program, said the wells of Juba were dry."
    assert who(read(text))[1] in ("United Nations", "United Nations Development Programme")


def test_a_title_after_an_unknown_name_makes_it_a_person(read: Callable[[str], Draft]) -> None:
    text = "Metropolitan Zinovy, policy chief of the Georgian Orthodox Church, said the shrine was safe."
    assert who(read(text))[1] == "Georgian Orthodox Church"


def test_an_address_is_its_speakers(read: Callable[[str], Draft]) -> None:
    text = "President Salva Kiir spoke in Juba. Salva Kiir's address to the army included a call for calm."
    assert {s.speaker for s in read(text).statements} <= {"Salva Kiir"}


def test_the_statement_is_of_whom_it_was_told_to_be_from(read: Callable[[str], Draft]) -> None:
    text = (
        "Kenya learned of it in a statement from the Ugandan government on Monday.\n"
        "“The road to Kampala is open,” the statement said."
    )
    assert who(read(text))[1] == "Uganda"


def test_he_after_a_quotation_is_not_whom_it_speaks_of(read: Callable[[str], Draft]) -> None:
    text = (
        "“We asked President William Ruto to come,” mayor Juma Otieno said in Kisumu.\n"
        "“I will meet Ruto here. Ruto will come with his guards,” he said."
    )
    assert who(read(text))[0] == "Juma Otieno"
