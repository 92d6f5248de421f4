"""Who stands in the roles of events: parties, persons, peoples, bodies, places."""

from __future__ import annotations

import pytest

from verbale.reading import Pipeline
from verbale.terms import Reading, Report, digest_text, report_id


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def read(pipeline: Pipeline, text: str) -> Reading:
    sha = digest_text(text)
    report = Report(
        id=report_id(url=None, title="", published="2019-03-06", sha256=sha),
        text=text,
        title="",
        published="2019-03-06",
        sha256=sha,
        language="en",
    )
    return next(pipeline.read([report]))


@pytest.mark.parametrize(
    ("text", "initiator", "recipient"),
    [
        ("Chad accused Libya of arming the rebels.", "Chad", "Libya"),
        ("Kenya rejected Uganda's proposal on Tuesday.", "Kenya", "Uganda"),
        ("Zambia and Malawi failed to reach agreement on the border.", "Zambia", "Malawi"),
        ("Zambia and Malawi signed a treaty in Lusaka.", "Zambia", "Malawi"),
        ("Gabon discussed the crisis with Angola on Friday.", "Gabon", "Angola"),
        ("Some 9,000 Burundians sought refuge in Rwanda.", "Burundians", "Rwanda"),
        ("Zambia refused to send troops to Malawi.", "Zambia", "Malawi"),
        ("Zambia threatened to attack Malawi.", "Zambia", "Malawi"),
        ("Mali allowed Niger to use the airfield.", "Mali", "Niger"),
        ("Norway will send troops to help Estonia.", "Norway", "Estonia"),
        ("Leaders of the Seleka met leaders of Gabon's government in Bangui.", "Seleka", "Gabon"),
    ],
)
def test_roles_of_parties(pipeline: Pipeline, text: str, initiator: str, recipient: str) -> None:
    assert (initiator, recipient) in [(e.initiator, e.recipient) for e in read(pipeline, text).events]


def test_people_and_bodies_stand_in_the_words_of_the_text(pipeline: Pipeline) -> None:
    found = read(pipeline, "A court in Lusaka freed two employees of the mine on Monday.").events
    assert [(e.initiator, e.recipient) for e in found] == [("court in Lusaka", "employees of the mine")]


def test_a_building_comes_before_the_place_where_it_stands(pipeline: Pipeline) -> None:
    found = read(pipeline, "Gunmen attacked a fuel depot in Benin on Monday.").events
    assert found[0].recipient == "fuel depot"


def test_a_building_alone_makes_no_event(pipeline: Pipeline) -> None:
    assert not read(pipeline, "The committee called for an end to attacks on clinics.").events


def test_who_is_held_is_the_person(pipeline: Pipeline) -> None:
    found = read(pipeline, "Rebels abducted Zambian Foreign Minister Joseph Banda on Monday.").events
    assert [e.recipient for e in found] == ["Joseph Banda"]


def test_one_criticised_by_their_own_side_is_the_person(pipeline: Pipeline) -> None:
    found = read(pipeline, "Zambia's prime minister criticised Foreign Minister Joseph Banda.").events
    assert [(e.initiator, e.recipient) for e in found] == [("Zambia", "Joseph Banda")]


def test_nobody_is_guessed_where_an_unknown_name_stands(pipeline: Pipeline) -> None:
    text = "Chad opened an investigation of Kwabenu over his ties with the Libyan government."
    assert "Libya" not in [e.recipient for e in read(pipeline, text).events]


def test_an_attack_kills_and_not_what_it_struck(pipeline: Pipeline) -> None:
    found = read(pipeline, "An air strike on an Oxfam clinic that killed nine nurses shocked Goma.").events
    assert "Oxfam" not in [e.initiator for e in found]


def test_troops_that_an_army_tells_of_are_its_own(pipeline: Pipeline) -> None:
    found = read(pipeline, "The Chadian army said troops shot two gunmen near Abeche on Monday.").events
    assert [e.initiator for e in found] == ["Chadian army"]


def test_no_party_does_it_to_itself(pipeline: Pipeline) -> None:
    found = read(pipeline, "Kenyan authorities imposed a curfew in the town of Lamu in Kenya.").events
    assert [(e.initiator, e.recipient) for e in found] == [("Kenya", "Lamu")]


def test_the_party_of_an_event_is_a_mention_where_its_office_holder_stands(pipeline: Pipeline) -> None:
    text = "Zambian President Joseph Banda accused Malawi of spying."
    reading = read(pipeline, text)
    assert reading.events[0].initiator == "Zambia"
    where = [a.span.of(text) for a in reading.actors if a.name == "Zambia"]
    assert where == ["Zambian President Joseph Banda"]


def test_the_body_that_opens_a_title_is_a_mention_of_its_own(pipeline: Pipeline) -> None:
    text = "SPLM-IO leader Riek Machar spoke on Monday."
    assert [(a.span.of(text), a.name) for a in read(pipeline, text).actors] == [
        ("SPLM-IO leader Riek Machar", "Riek Machar"),
        ("SPLM-IO", "SPLM-IO"),
    ]


def test_forces_loyal_to_somebody_are_theirs(pipeline: Pipeline) -> None:
    text = "Fighters loyal to Riek Machar of the SPLM-IO attacked Malakal on Monday."
    assert [e.initiator for e in read(pipeline, text).events] == ["SPLM-IO"]


def test_a_description_after_a_name_means_whom_the_name_means(pipeline: Pipeline) -> None:
    text = "The raids were aimed at Boko Haram, a militant Islamist group that has seized Damasak."
    assert [a.name for a in read(pipeline, text).actors] == ["Boko Haram", "Boko Haram"]


def test_half_of_a_word_undergoes_nothing(pipeline: Pipeline) -> None:
    found = read(pipeline, "Gabon agreed to a Zambia-drafted plan.").events
    assert "Zambia" not in [e.recipient for e in found]
