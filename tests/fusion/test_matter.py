"""What a stance is about and which way it leans."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.fusion import leaning, matter, same_matter
from verbale.terms import Position, Span


def stance(issue: str, stance: Any, wording: str) -> Position:
    return Position(party="A", issue=issue, stance=stance, wording=wording, evidence=Span(0, 1))


def test_words_of_one_group_name_one_matter() -> None:
    assert (
        matter("a ceasefire") == matter("the cessation of hostilities") == matter("truces") | matter("truce")
    )


def test_names_and_forms_of_speech_name_no_matter() -> None:
    assert matter("the Government of Norway should now agree to it") == frozenset()


@pytest.mark.parametrize(
    ("issue", "kind", "wording", "leans"),
    [
        ("fighting.truce", "demand", "a truce", 1),
        ("fighting.truce", "reject", "a truce", -1),
        ("fighting.operation", "demand", "an end to air strikes", -1),
        ("fighting.operation", "reject", "will not halt its air strikes", 1),
        ("fighting.operation", "support", "its offensive in the hills", 1),
        ("fighting.operation", "condition", "its units are attacked", 0),
        ("aid.sieges", "condition", "sieges are lifted", -1),
        ("aid.entry", "oppose", "denying relief to the town", 1),
        ("fighting.truce", "oppose", "the failure to keep the truce", 1),
        ("civilians.protection", "reject", "accusations of shelling homes", 0),
        ("civilians.protection", "demand", "a halt to attacks on civilians", 1),
    ],
)
def test_a_stance_leans_by_its_words(issue: str, kind: str, wording: str, leans: int) -> None:
    assert leaning(stance(issue, kind, wording)) == leans


def test_an_act_needs_two_words_in_common_where_both_have_them() -> None:
    issue = "fighting.operation"
    assert not same_matter(issue, "shelling across the border", "bombing of rebel targets")
    assert same_matter(issue, "air strikes on rebel targets", "bombing of rebel targets")
    assert same_matter(issue, "bombing", "shelling of the town")


def test_what_is_on_no_issue_is_of_no_common_matter() -> None:
    assert not same_matter("other", "land reform", "land reform")


@given(st.text(max_size=80), st.text(max_size=80))
def test_sharing_a_matter_is_mutual(one: str, other: str) -> None:
    for issue in ("fighting.truce", "fighting.operation"):
        assert same_matter(issue, one, other) == same_matter(issue, other, one)
