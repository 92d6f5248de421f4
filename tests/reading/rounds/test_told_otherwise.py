"""Rounds told without the usual words: by who sits down, by a day, by who mediates in the next sentence."""

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
        ("They will sit down again on 16 April in Chisinau.", "Chisinau", "announced"),
        (
            "Envoys of Japan and Russia sat across from one another in Vladivostok on Monday.",
            "Vladivostok",
            "ended",
        ),
        ("Fiji's leader and the rebels saw each other in Auckland on 2 March.", "Auckland", "ended"),
        ("In Bamako, negotiators are due to gather on Tuesday.", "Bamako", "announced"),
        ("A meeting in Tunis between Libya's rival generals yielded nothing.", "Tunis", "ended"),
        ("Talks between Nepal and the Maoists closed on Zanzibar on Tuesday.", "Zanzibar", "ended"),
        ("Envoys of Chad and Sudan met for the first time on Monday in Abeche.", "Abeche", "ended"),
        ("Commanders of Chad and Sudan met aboard the Endeavour on Friday.", "Endeavour", "ended"),
        ("A third round between Bogota and the ELN had fizzled out in Quito.", "Quito", "collapsed"),
        ("Negotiations to end Chad's long war stalled in Libreville on Friday.", "Libreville", "suspended"),
        ("U.N. envoy Hans Grundberg, who was in Muscat last week, was hopeful.", "Muscat", "ended"),
        ("A meeting of elders took place under a tree in Torit on Monday.", "Torit", "ended"),
        ("Ministers of Chad met the Sudanese leaders in Abeche on Monday.", "Abeche", "ended"),
        ("A second round table was called for June in Nairobi.", "Nairobi", "announced"),
    ],
)
def test_ways_to_tell_a_meeting(text: str, venue: str, status: str) -> None:
    assert [(r.venue, r.status) for r in read(text)] == [(venue, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad's cabinet met in N'Djamena on Monday.",
        "Senegal's President Macky Sall visited a rice mill in Kaolack on Sunday.",
        "A new round of air strikes hit Sanaa on Monday.",
        "The security cabinet convened in Jerusalem on Sunday.",
    ],
)
def test_what_is_no_round(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        (
            "Talks between Thailand and the BRN closed on Monday. Malaysia's facilitator was pleased.",
            {"Malaysia"},
        ),
        (
            "Chad and the rebels signed a pact in Doha on Monday. Qatar had mediated for five months.",
            {"Qatar"},
        ),
        ("Kenya adjourned the talks between South Sudan and the rebels on Monday.", {"Kenya"}),
    ],
)
def test_mediators_told_apart(text: str, mediators: set[str]) -> None:
    assert {name for r in read(text) for name in r.mediators} == mediators


def test_a_party_that_stays_away() -> None:
    text = "Talks on Darfur opened in Sirte on Saturday. The Justice and Equality Movement refused to come."
    found = {(r.status, r.parties) for r in read(text)}
    assert ("boycotted", ("Justice and Equality Movement",)) in found


def test_the_meeting_is_the_one_told_before() -> None:
    text = "Israel and Lebanon opened talks in Naqoura on Wednesday. The meeting lasted an hour."
    assert [r.status for r in read(text)] == ["opened"]


def test_a_town_is_called_as_the_report_calls_it() -> None:
    assert [r.venue for r in read("Israel and Lebanon met in Naqoura on Wednesday.")] == ["Naqoura"]


def test_a_session_here_is_where_the_report_was_filed() -> None:
    text = "GENEVA, March 12 - Burundi's government opened a session of talks here on Monday."
    assert [r.venue for r in read(text)] == ["Geneva"]


def test_a_sitting_that_is_only_counted() -> None:
    text = "The second round closed in Oslo on Monday, and the parties will start another on 2 April."
    assert ("announced", "2024-04-02") in {(r.status, r.date) for r in read(text)}


def test_talks_that_are_only_named_go_on() -> None:
    text = "A spokesman criticised the talks between Colombia and the ELN."
    assert [r.status for r in read(text)] == ["under_way"]


def test_talks_that_are_only_demanded_are_none() -> None:
    assert read("The rebels demanded talks between Bangui and their leaders.") == []
