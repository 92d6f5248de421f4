"""Meetings that a verb tells: who sees, calls, speaks to and visits whom, and what is no meeting."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.rounds import RoundReader
from verbale.terms import Round


def read(text: str) -> list[Round]:
    return RoundReader().read(readied(text))


@pytest.mark.parametrize(
    ("text", "venue", "status"),
    [
        ("Ivan Duque will see the Venezuelan leader in Bogota on Friday.", "Bogota", "announced"),
        ("The leaders of Chad and Niger assembled in Abuja on Sunday.", "Abuja", "ended"),
        ("The president met the head of the M23 near Kampala on Tuesday.", "Kampala", "ended"),
        ("The chief of staff and his rebel counterpart met in Bouake on Sunday.", "Bouake", "ended"),
        ("A joint commission set up under the accord met in Bujumbura on Monday.", "Bujumbura", "ended"),
        ("Chad and the rebels agreed on Monday to meet again in Doha.", "Doha", "announced"),
        ("Talks set for Monday in Vienna were put off for a week.", "Vienna", "postponed"),
        (
            "The minister met the envoys after a two-day session in the Malaysian capital.",
            "Kuala Lumpur",
            "ended",
        ),
    ],
)
def test_meetings_are_told_by_many_verbs(text: str, venue: str, status: str) -> None:
    assert (venue, status) in [(r.venue, r.status) for r in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "President Joe Biden spoke to the leaders of Egypt on Saturday.",
        "Angola's president called President Felix Tshisekedi on Friday to discuss the truce.",
        "French President Emmanuel Macron told Vladimir Putin in a telephone call that the siege must end.",
        "The foreign ministers of Georgia and Russia had spoken by telephone on Monday.",
    ],
)
def test_calls_are_rounds(text: str) -> None:
    assert [r.status for r in read(text)] == ["ended"]


@pytest.mark.parametrize(
    "text",
    [
        "Residents met the trucks with cheers at the crossing.",
        "The army said it would discuss the proposal with its commanders.",
        "Russia had to speak to the rebels and to Iran, Kerry said.",
        "Both sides needed to see their leaders.",
        "He will see the war end, he said.",
        "The rebel chief called President Salva Kiir a liar on Monday.",
        "A senior official saw the talks as a step forward.",
        "An air strike killed militants meeting in the eastern town of Sabha.",
        "Pakistan said it was ready to receive the delegations again at any time.",
        "The movement has refused to take part in any negotiations with Chad.",
        "A statement signed by the rebel leader ruled out elections.",
        "Spain asked the parties to return to negotiations.",
        "The rebels asked for the talks to be put off for a week.",
        "The president said he would not go to Moscow to meet Putin.",
        "Aid for bringing the armed forces together was suspended.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert read(text) == []


def test_a_meeting_called_something_is_not_called_for_a_day() -> None:
    assert "announced" not in [r.status for r in read('Elders called Monday night\'s meeting "cordial".')]


def test_a_planned_visit_that_is_cancelled_is_told_once() -> None:
    records = read("Mexico's president has cancelled a planned visit to Washington.")
    assert [(r.venue, r.status) for r in records] == [("Washington", "boycotted")]


def test_the_council_meets_when_it_votes() -> None:
    records = read("The U.N. Security Council voted on Monday for a truce in Libya.")
    assert [(r.parties, r.status) for r in records] == [(("United Nations Security Council",), "ended")]


def test_the_next_round_is_not_where_the_last_one_was() -> None:
    text = "Talks between Manila and the MILF ended in Oslo on Monday. A further round is planned for June at a place yet to be chosen."
    assert [(r.venue, r.status) for r in read(text)] == [("Oslo", "ended"), (None, "announced")]


def test_the_relief_official_of_a_body_that_mediates_is_no_mediator() -> None:
    records = read("The United Nations' top relief official met the Houthi leaders in Sanaa on Monday.")
    assert [(r.parties[0], r.mediators) for r in records] == [("United Nations", ())]
