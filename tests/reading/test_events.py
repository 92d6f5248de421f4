"""Events: types, roles, moods, and what is no event."""

from __future__ import annotations

import pytest

from verbale.reading import Pipeline
from verbale.reading.events.lexicon import lexicon
from verbale.terms import Event, Report

READERS = ("relevance", "sentences", "syntax", "actors", "places", "times", "statements", "events", "tolls")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(READERS)


def read(pipeline: Pipeline, text: str) -> tuple[Event, ...]:
    (reading,) = pipeline.read([Report(id="r", text=text, published="2023-06-14", language="en")])
    return reading.events


@pytest.mark.parametrize(
    ("text", "kind", "initiator", "recipient"),
    [
        ("Russia shelled Ukraine on Monday.", "ASSAULT", "Russia", "Ukraine"),
        ("Ukraine was attacked by Russia on Monday.", "ASSAULT", "Russia", "Ukraine"),
        ("Ukraine came under attack by Russia.", "ASSAULT", "Russia", "Ukraine"),
        ("Russia carried out air strikes on Ukraine.", "ASSAULT", "Russia", "Ukraine"),
        ("Ethiopia imposed a blockade on Eritrea.", "COERCE", "Ethiopia", "Eritrea"),
        ("Russia withdrew its troops from Georgia.", "RETREAT", "Russia", "Georgia"),
        ("Qatar delivered aid to Lebanon.", "AID", "Qatar", "Lebanon"),
        ("Norway accused Russia of arson.", "ACCUSE", "Norway", "Russia"),
        ("Canada urged Russia to disarm.", "REQUEST", "Canada", "Russia"),
        ("Japan suspended aid to Myanmar.", "SANCTION", "Japan", "Myanmar"),
        ("Armenia signed a deal with Azerbaijan.", "SUPPORT", "Armenia", "Azerbaijan"),
        ("Armenia threatened to attack Azerbaijan.", "THREATEN", "Armenia", "Azerbaijan"),
    ],
)
def test_who_did_what_to_whom(
    pipeline: Pipeline, text: str, kind: str, initiator: str, recipient: str
) -> None:
    found = {(e.type, e.initiator, e.recipient) for e in read(pipeline, text)}
    assert (kind, initiator, recipient) in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia shelled Ukraine.", "happened"),
        ("Russia plans to attack Ukraine.", "planned"),
        ("Ukraine accused Russia of shelling Odesa.", "alleged"),
        ("Russia denied attacking Ukraine.", "denied"),
    ],
)
def test_status(pipeline: Pipeline, text: str, status: str) -> None:
    assert [e.status for e in read(pipeline, text) if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Russia did not attack Ukraine.",
        "If Russia attacks Ukraine, Poland could close its airspace.",
        "He died of a heart attack in Berlin.",
        "The striker attacked the goal twice before the match ended in Lagos.",
        "Shares in Paris fell as traders attacked the currency and stocks slid.",
        "In the film, the plot has rebels storm Moscow.",
        "The committee called for an end to attacks on schools.",
    ],
)
def test_no_act_of_force_is_read_where_none_is_told(pipeline: Pipeline, text: str) -> None:
    assert [e for e in read(pipeline, text) if e.type == "ASSAULT"] == []


def test_each_initiator_has_an_event(pipeline: Pipeline) -> None:
    found = read(pipeline, "Ukraine and Poland attacked Russia on Monday.")
    assert {e.initiator for e in found if e.type == "ASSAULT"} == {"Ukraine", "Poland"}


def test_the_order_of_clauses_does_not_matter(pipeline: Pipeline) -> None:
    one = read(pipeline, "After Russia shelled Kharkiv, Ukraine attacked Belgorod.")
    two = read(pipeline, "Ukraine attacked Belgorod after Russia shelled Kharkiv.")
    assert {(e.type, e.initiator) for e in one} == {(e.type, e.initiator) for e in two}


def test_by_whose_word(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, "Russia shelled Kharkiv on Monday, the United Nations said.")
    assert (event.according_to, event.status, event.date) == ("United Nations", "happened", "2023-06-12")


def test_an_answer_points_at_what_it_answers(pipeline: Pipeline) -> None:
    found = read(pipeline, "Russia shelled Kharkiv on Monday. Ukraine struck Belgorod in retaliation.")
    assert found[1].answers == 0


def test_one_happening_stands_once(pipeline: Pipeline) -> None:
    found = read(pipeline, "Russia attacked Kharkiv on Monday. Residents said Russia attacked Kharkiv.")
    assert len([e for e in found if e.type == "ASSAULT"]) == 1


def test_in_a_report_of_talks_words_are_no_events(pipeline: Pipeline) -> None:
    text = "The talks opened in Oslo. The talks went on for a day. Canada urged Russia to disarm. The truce holds."
    assert [e for e in read(pipeline, text) if e.type == "REQUEST"] == []


def test_the_lexicon_is_not_small() -> None:
    assert sum(len(phrases) for phrases in lexicon().verbs.values()) > 500
