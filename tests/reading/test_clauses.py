"""How clauses are meant, and who acts in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.circumstances import iso_day
from verbale.reading.clauses import doer, mood, patient
from verbale.reading.syntax import load_model


def verb_of(text: str, lemma: str):  # noqa: ANN201 - spaCy's own type
    return next(t for t in load_model()(text) if t.lemma_ == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "meant"),
    [
        ("The army closed the road.", "close", "fact"),
        ("The army said it closed the road.", "close", "fact"),
        ("The army will close the road.", "close", "plan"),
        ("The army plans to close the road.", "close", "plan"),
        ("Envoys urged the army to open the road.", "open", "wish"),
        ("The army threatened to close the road.", "close", "threat"),
        ("The army refused to open the road.", "open", "refusal"),
        ("The army did not close the road.", "close", "negated"),
        ("If the army closes the road, aid will stop.", "close", "condition"),
        ("Donors pledged to give money as the army closed the road.", "close", "fact"),
    ],
)
def test_a_clause_is_meant_as_its_words_and_those_above_say(text: str, lemma: str, meant: str) -> None:
    assert mood(verb_of(text, lemma)) == meant


def test_the_agent_of_a_passive_does_it() -> None:
    verb = verb_of("The road was closed by rebels.", "close")
    assert (doer(verb).text, patient(verb).text) == ("rebels", "road")


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_keeps_its_iso_form_with_or_without_a_time(day: date) -> None:
    assert iso_day(day.isoformat()) == iso_day(f"{day.isoformat()}T10:00") == day.isoformat()


@pytest.mark.parametrize("value", ["2024-W09", "PRESENT_REF", "P2D", "2024-SU", ""])
def test_what_is_no_day_has_none(value: str) -> None:
    assert iso_day(value) is None
