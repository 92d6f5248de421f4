"""What reports of several conflicts say about whether a point can be passed."""

from __future__ import annotations

import pytest

from verbale.reading.access import AccessReader
from verbale.reading.citation import is_cited
from verbale.reading.draft import Draft
from verbale.reading.pipeline import Pipeline
from verbale.terms import Access, Report

READERS = ("sentences", "syntax", "actors", "places", "times", "statements")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(READERS)


def read(pipeline: Pipeline, text: str) -> tuple[Draft, list[Access]]:
    draft = pipeline.draft([Report(id="r", text=text, published="2024-03-14")])[0]
    draft.relevant = True
    return draft, AccessReader().read(draft)


def told(records: list[Access]) -> list[tuple[str, str]]:
    return [(r.point, r.status) for r in records]


@pytest.mark.parametrize(
    ("text", "point", "status"),
    [
        (
            "Ukraine's port of Odesa reopened to grain ships on Tuesday after three weeks.",
            "Odesa",
            "reopened",
        ),
        ("Russian missiles struck the Black Sea port of Odesa overnight.", "Odesa", "attacked"),
        ("Sudan's army closed the Adre border crossing with Chad in February.", "Adre", "closed"),
        (
            "Fifteen aid trucks crossed into Sudan through the Adre crossing on Wednesday.",
            "Adre crossing",
            "open",
        ),
        ("Azerbaijan has blocked the Lachin corridor since December.", "Lachin corridor", "closed"),
        (
            "The airport in Goma has been closed since M23 rebels seized the city.",
            "airport in Goma",
            "closed",
        ),
        ("The Rapid Support Forces have besieged El Fasher since May.", "El Fasher", "restricted"),
        ("Heavy rains have left roads to the camp at Maban impassable.", "roads to the camp", "closed"),
        ("An aid convoy of 20 trucks reached Mekelle on Friday.", "Mekelle", "open"),
        (
            "Troops turned back a convoy of medicine at a checkpoint outside Mekelle.",
            "checkpoint outside Mekelle",
            "closed",
        ),
        (
            "About 30,000 civilians are trapped in Severodonetsk, the governor said.",
            "Severodonetsk",
            "restricted",
        ),
        (
            "The junta has cut off the road between Mandalay and Lashio.",
            "road between Mandalay and Lashio",
            "closed",
        ),
        ("Hundreds of trucks are stuck on the Egyptian side of the Rafah crossing.", "Rafah", "restricted"),
        ("Goma's airport has been shut since January, aid agencies said.", "Goma's airport", "closed"),
        ("The navy sealed off the port of Trincomalee.", "Trincomalee", "closed"),
        ("The coalition allowed four fuel ships to dock at Hodeidah.", "Hodeidah", "open"),
        ("Drones hit port infrastructure in Izmail.", "port infrastructure in Izmail", "attacked"),
        (
            "The Red Cross was allowed to bring medicine through the Lachin corridor.",
            "Lachin corridor",
            "open",
        ),
        ("Rafah crossing remained shut on Monday for a second week.", "Rafah crossing", "closed"),
        (
            "The villagers of Palma, under siege from jihadists for a month, have no food.",
            "Palma",
            "restricted",
        ),
        ("The ELN lifted its blockade of the town of Istmina on Monday.", "Istmina", "reopened"),
    ],
)
def test_a_point_and_its_status(pipeline: Pipeline, text: str, point: str, status: str) -> None:
    draft, records = read(pipeline, text)
    assert any(point in r.point and r.status == status for r in records), told(records)
    assert all(is_cited(draft, "access", r) for r in records)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the airport at Bangassou.",
        "Stock markets closed lower.",
        "The minister opened a news conference by closing the door on critics.",
        "The army threatened to close the port of Beirut.",
        "The town could soon fall under siege.",
        "A siege of Kharkiv is about to begin.",
        "The aim is to secure the airport at Wau.",
    ],
)
def test_nothing_is_read_where_nothing_is_said_of_passage(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text)[1] == []


def test_what_was_closed_before_it_reopened_is_not_closed(pipeline: Pipeline) -> None:
    text = "The Torkham border crossing reopened on Friday after being closed for nine days."
    assert [r.status for r in read(pipeline, text)[1]] == ["reopened"]


def test_who_asks_for_an_opening_did_not_close_it(pipeline: Pipeline) -> None:
    records = read(pipeline, "The United Nations urged Chad to open the Adre crossing.")[1]
    assert [(r.status, r.by) for r in records] == [("closed", None)]


def test_a_description_means_the_crossing_named_before_and_cites_it(pipeline: Pipeline) -> None:
    text = "Shelling hit the Karni crossing on Tuesday. The army shut the crossing hours later."
    draft, records = read(pipeline, text)
    assert told(records) == [("Karni crossing", "attacked"), ("Karni crossing", "closed")]
    assert records[1].support[0].of(draft.text) == "Karni crossing"


def test_a_besieged_town_that_a_convoy_entered_is_one_restricted_record(pipeline: Pipeline) -> None:
    text = "The army has besieged Baidoa for a year. An aid convoy entered Baidoa on Monday."
    records = read(pipeline, text)[1]
    assert [(r.point, r.status, r.traffic, r.date) for r in records] == [
        ("Baidoa", "restricted", "aid", "2024-03-11")
    ]


def test_towns_listed_are_points_each(pipeline: Pipeline) -> None:
    records = read(pipeline, "Militants have besieged the towns of Djibo and Arbinda.")[1]
    assert {r.point for r in records} == {"Djibo", "Arbinda"}


def test_the_same_point_and_status_are_told_once(pipeline: Pipeline) -> None:
    text = "Guinea shut the Kouremale border crossing. The crossing was closed on Sunday, traders said."
    assert len(read(pipeline, text)[1]) == 1


def test_an_irrelevant_report_has_no_access(pipeline: Pipeline) -> None:
    draft = pipeline.draft([Report(id="r", text="The bridge to Salford was closed for repairs.")])[0]
    draft.relevant = False
    assert AccessReader().predict([draft]) == [[]]


def test_what_a_point_is_for_holds_for_what_is_told_of_it_later(pipeline: Pipeline) -> None:
    text = (
        "Shells hit the Adre crossing on Monday, the main route for aid into Darfur. "
        "The Rapid Support Forces closed the crossing after the attack."
    )
    _, records = read(pipeline, text)
    assert {(r.status, r.traffic) for r in records} >= {("closed", "aid")}


@pytest.mark.parametrize(
    ("text", "point", "status"),
    [
        ("Freighters stopped calling at Berbera after the shelling.", "Berbera", "closed"),
        ("Families trapped near the airport road cannot be reached by ambulances.", "airport road", "closed"),
        ("A flood washed out the bridge at Renk.", "bridge at Renk", "closed"),
        ("A column of 40 lorries drove into Kaya on Sunday.", "Kaya", "open"),
        ("Gangs burned five tankers on the road to Jacmel.", "road to Jacmel", "attacked"),
        ("The governor said the airport would stay closed.", "airport", "closed"),
        ("Ngok Dinka elders asked for the reopening of Malakal airport.", "Malakal airport", "closed"),
    ],
)
def test_points_by_what_happens_to_those_who_pass(
    pipeline: Pipeline, text: str, point: str, status: str
) -> None:
    records = read(pipeline, text)[1]
    assert any(point.lower() in r.point.lower() and r.status == status for r in records)


def test_people_cut_off_are_besieged_where_they_are(pipeline: Pipeline) -> None:
    records = read(pipeline, "Some 9,000 people in Djibo are cut off from the rest of Burkina Faso.")[1]
    assert told(records) == [("Djibo", "restricted")]
