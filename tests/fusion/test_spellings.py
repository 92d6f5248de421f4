"""Spellings of one point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.fusion import join_spellings


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("al-Foua", "Foua", "form"),
        ("Rafah crossing", "the Rafah border crossing", "form"),
        ("Bahr el-Ghazal road", "Bahr al Ghazal Road", "form"),
        ("Kefraya", "Kafraya", "letter"),
        ("Bab al-Salam", "Bab al-Salama crossing", "letter"),
    ],
)
def test_spellings_are_joined_with_a_reason(one: str, other: str, reason: str) -> None:
    chosen, reasons = join_spellings([one, one, other])
    assert chosen[other] == one
    assert [(alike.other, alike.reason) for alike in reasons] == [(other, reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Goma", "Boma"),
        ("Route 12", "Route 13"),
        ("Nyala road", "Zalingei road"),
        ("Erez", "Kerez"),
        ("Bor", "Bar"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    chosen, reasons = join_spellings([one, other])
    assert chosen == {one: one, other: other}
    assert reasons == []


@given(st.lists(st.text(alphabet="abcde- ", min_size=1, max_size=8)))
def test_every_name_has_one_spelling_that_stands_for_itself(names: list[str]) -> None:
    chosen, _ = join_spellings(names)
    assert set(chosen) == set(names)
    assert all(chosen[head] == head for head in chosen.values())
