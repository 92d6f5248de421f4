"""In what words a position is told, and what is taken as wanted."""

from __future__ import annotations

import pytest
from tests.reading.taken import read
from tests.reading.wartime import BEFORE


def test_a_word_cut_at_its_hyphen_is_nothing_wanted() -> None:
    found = read("Rwanda and Burundi agreed on Sunday to de-escalate the conflict.")
    assert all(p.issue == "fighting.truce" for p in found)


def test_the_day_of_a_stance_is_no_part_of_its_words() -> None:
    (found,) = read("The Houthis declared an indefinite ceasefire on Wednesday.")
    assert found.wording == "an indefinite ceasefire"


def test_the_wording_stands_in_the_text() -> None:
    text = "The Houthis demanded the reopening of Sanaa airport and the payment of salaries."
    assert "the reopening of Sanaa airport" in [p.wording for p in read(text)]


def test_a_list_in_a_quotation_is_split() -> None:
    text = "The Taliban reiterated their demand for “an agreement that ends the occupation, the release of prisoners and the lifting of sanctions.”"
    assert {"held.prisoners", "holding.sanctions"} <= {p.issue for p in read(text)}


def test_evidence_is_the_sentence() -> None:
    text = BEFORE + "Oman welcomed the prisoner swap. It rained."
    position = read("Oman welcomed the prisoner swap. It rained.")[0]
    assert position.evidence.of(text) == "Oman welcomed the prisoner swap."


OTHER = {
    "The ELN demanded land reform in coca country and an end to free trade.": [
        ("ELN", "an end to free trade"),
    ],
    "The MNLA wants visas for its delegates.": [
        ("National Movement for the Liberation of Azawad", "visas for its delegates")
    ],
    "The Houthis refused to share the customs income.": [("Houthis", "share the customs income")],
    "Senegal rejected any change to the national anthem.": [
        ("Senegal", "any change to the national anthem"),
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), OTHER.items())
def test_what_no_issue_tells_is_given_in_its_own_words(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    found = [(p.party, p.wording) for p in read(sentence) if p.issue == "other"]
    assert set(expected) <= set(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Houthis refused to comment.",
        "The United Nations urged the parties to show flexibility.",
        "Ukraine rejected it.",
        "The Taliban said the talks could fail if the weather turned.",
    ],
)
def test_what_names_nothing_wanted_is_no_position_on_other(sentence: str) -> None:
    assert not [p for p in read(sentence) if p.issue == "other"]


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            "Sudan demanded the immediate and unconditional withdrawal of all Rwandan, Ugandan and Burundian forces.",
            "the immediate and unconditional withdrawal of all Rwandan, Ugandan and Burundian forces",
        ),
        (
            "Rwanda said it would not sit at the table with the rebels.",
            "would not sit at the table with the rebels",
        ),
        ("The FARC demanded an amnesty and the release of prisoners.", "an amnesty"),
        (
            "Hamas said no pressure would stop it from resisting the occupation.",
            "no pressure would stop it from resisting the occupation",
        ),
    ],
)
def test_the_wording_is_the_whole_of_what_is_wanted(sentence: str, wording: str) -> None:
    assert wording in [p.wording for p in read(sentence)]


def test_what_points_back_is_worded_with_its_verb() -> None:
    found = read("Kenya proposed a ceasefire. France said it supported the African initiative.")
    assert "supported the African initiative" in [p.wording for p in found if p.party == "France"]


def test_a_clause_no_issue_tells_is_kept_whole() -> None:
    found = [
        p.wording for p in read("Kenya demanded that Somalia hand over the gunmen.") if p.issue == "other"
    ]
    assert found == ["Somalia hand over the gunmen"]


def test_what_talks_wait_for_is_worded_from_before() -> None:
    found = read("Libya demanded the release of prisoners before any talks.")
    assert "before any talks" in [p.wording for p in found if p.issue == "process.preconditions"]


def test_an_aside_about_a_demand_is_no_part_of_its_words() -> None:
    text = "The rebels demanded a withdrawal of all foreign troops, which the Sudanese government has long refused."
    demand = next(r for r in read(text) if r.stance == "demand")
    assert demand.wording is not None
    assert "which" not in demand.wording


def test_names_that_are_joined_stay_together_in_a_demand() -> None:
    text = "Kenya called on Rwanda and Congo to agree a ceasefire before the talks with the rebels."
    assert any(r.wording and r.wording.startswith("Rwanda and Congo to agree") for r in read(text))
