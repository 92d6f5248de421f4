"""The rounds that reports of several conflicts tell."""

from __future__ import annotations

import pytest

from verbale.reading.citation import is_cited
from verbale.reading.draft import Draft
from verbale.reading.pipeline import Pipeline
from verbale.reading.rounds import RoundReader
from verbale.terms import Report, Round

READERS = ("sentences", "syntax", "actors", "places", "times", "statements")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(READERS)


def read(pipeline: Pipeline, text: str) -> tuple[Draft, list[Round]]:
    draft = pipeline.draft([Report(id="r", text=text, published="2024-03-14")])[0]
    draft.relevant = True
    return draft, RoundReader().read(draft)


@pytest.mark.parametrize(
    ("text", "venue", "status", "mediators"),
    [
        (
            "The government and the FARC resumed talks in Havana, with Cuba and Norway as guarantors.",
            "Havana",
            "opened",
            {"Cuba", "Norway"},
        ),
        (
            "Talks between Manila and the rebels, brokered by Malaysia, ended in Kuala Lumpur on Thursday.",
            "Kuala Lumpur",
            "ended",
            {"Malaysia"},
        ),
        ("The leaders of Russia and Ukraine will meet in Minsk on Wednesday.", "Minsk", "announced", set()),
        (
            "African Union mediators postponed the talks, due to open in Pretoria on Sunday.",
            "Pretoria",
            "postponed",
            {"African Union"},
        ),
        (
            "Peace talks between Azerbaijan and Armenia collapsed in Vienna last week.",
            "Vienna",
            "collapsed",
            set(),
        ),
        ("Egyptian and Qatari mediators met Hamas leaders in Cairo.", "Cairo", "ended", {"Egypt", "Qatar"}),
        ("Houthi representatives failed to show up for the talks in Geneva.", "Geneva", "boycotted", set()),
        ("The government pulled out of the talks in Oslo on Tuesday.", "Oslo", "collapsed", set()),
        ("The rebels suspended their talks in Addis Ababa on Friday.", "Addis Ababa", "suspended", set()),
        (
            "Malaysia-brokered talks between Manila and the MILF hit an impasse in Kuala Lumpur.",
            "Kuala Lumpur",
            "suspended",
            {"Malaysia"},
        ),
        (
            "Russian and Ukrainian negotiators met in Istanbul for their first direct talks in years.",
            "Istanbul",
            "ended",
            set(),
        ),
        (
            "Colombia's government and the ELN wrapped up a fourth cycle of talks in Caracas on Monday.",
            "Caracas",
            "ended",
            set(),
        ),
        ("Egypt is hosting a Hamas delegation in Cairo this week.", "Cairo", "under_way", {"Egypt"}),
        (
            "Qatar hosted a new round of indirect talks between Israel and Hamas on Sunday.",
            None,
            "ended",
            {"Qatar"},
        ),
        (
            "ECOWAS leaders are due to hold a summit on Niger in Abuja on Thursday.",
            "Abuja",
            "announced",
            None,
        ),
    ],
)
def test_a_round(
    pipeline: Pipeline, text: str, venue: str | None, status: str, mediators: set[str] | None
) -> None:
    draft, records = read(pipeline, text)
    assert [(r.venue, r.status) for r in records] == [(venue, status)]
    assert mediators is None or set(records[0].mediators) == mediators
    assert is_cited(draft, "rounds", records[0])


@pytest.mark.parametrize(
    "text",
    [
        "He called for talks.",
        "The prime minister held a news conference in Berlin.",
        "The rebels will not negotiate unless the army withdraws.",
        "A collapse of the talks is always possible.",
        "No agreement was signed.",
        "Nigeria denied that it was negotiating with Boko Haram.",
    ],
)
def test_what_is_only_wished_or_feared_is_no_round(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text)[1] == []


def test_parties_stand_apart_from_mediators(pipeline: Pipeline) -> None:
    text = "Talks between Sudan and Chad, mediated by Qatar, opened in Doha on Monday."
    record = read(pipeline, text)[1][0]
    assert len(record.parties) == 2
    assert record.mediators == ("Qatar",)


def test_mediators_told_later_of_the_same_round_are_cited(pipeline: Pipeline) -> None:
    text = (
        "A third week of truce negotiations ended in Doha on Sunday. "
        "The discussions that M23 held with Kenyan and Angolan mediators were useful, the group said."
    )
    draft, records = read(pipeline, text)
    assert [(r.venue, r.status, set(r.mediators)) for r in records] == [
        ("Doha", "ended", {"Kenya", "Angola"})
    ]
    assert is_cited(draft, "rounds", records[0])


def test_talks_due_and_a_party_that_stays_away_are_two_records(pipeline: Pipeline) -> None:
    text = "M23 said it would not attend the talks due to begin in Luanda on Sunday."
    assert {r.status for r in read(pipeline, text)[1]} == {"announced", "boycotted"}


def test_talks_put_off_in_the_next_clause_are_postponed(pipeline: Pipeline) -> None:
    text = "The talks were meant to start in Doha on Monday but Qatar has pushed them back to Friday."
    assert [r.status for r in read(pipeline, text)[1]] == ["postponed"]


def test_another_city_is_another_round(pipeline: Pipeline) -> None:
    text = "Talks opened in Jeddah on Monday. Talks will open in Geneva in August."
    assert {(r.venue, r.status) for r in read(pipeline, text)[1]} == {
        ("Jeddah", "opened"),
        ("Geneva", "announced"),
    }


def test_a_call_is_a_round(pipeline: Pipeline) -> None:
    text = "President Felix Tshisekedi spoke by phone with President Paul Kagame on Monday."
    assert [r.status for r in read(pipeline, text)[1]] == ["ended"]


def test_a_signed_deal_is_an_agreement(pipeline: Pipeline) -> None:
    text = "Sudan's army and the Rapid Support Forces signed a seven-day ceasefire in Jeddah on Saturday."
    record = read(pipeline, text)[1][0]
    assert (record.venue, record.status, record.outcome) == ("Jeddah", "agreed", "agreement")


def test_what_is_to_come_is_not_dated_before_the_report(pipeline: Pipeline) -> None:
    record = read(pipeline, "The talks will begin in Muscat on Friday.")[1][0]
    assert record.date == "2024-03-15"


def test_an_irrelevant_report_has_no_rounds(pipeline: Pipeline) -> None:
    draft = pipeline.draft([Report(id="r", text="Talks between the club and the player broke down.")])[0]
    draft.relevant = False
    assert RoundReader().predict([draft]) == [[]]


def test_a_deal_and_the_talks_that_made_it_are_one_round(pipeline: Pipeline) -> None:
    text = (
        "Armenia and Azerbaijan agreed on a ceasefire in Nagorno-Karabakh after talks in Moscow on Saturday."
    )
    _, records = read(pipeline, text)
    assert [(r.venue, r.status) for r in records] == [("Moscow", "agreed")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Congolese army and M23 rebels reached an agreement on prisoners in Doha on Sunday.",
            {"M23", "Congolese army"},
        ),
        (
            "The M23 announced a truce on Monday as peace talks with the Congolese government opened in Doha.",
            {"M23", "Congolese government"},
        ),
    ],
)
def test_both_sides_of_talks_are_found(pipeline: Pipeline, text: str, parties: set[str]) -> None:
    _, rounds = read(pipeline, text)
    assert [set(r.parties) for r in rounds] == [parties]


def test_what_someone_would_like_to_go_on_is_not_under_way(pipeline: Pipeline) -> None:
    _, rounds = read(pipeline, "The release creates a climate favorable to continuing the talks.")
    assert rounds == []


def test_what_went_on_when_something_was_announced_is_the_reporters_word(pipeline: Pipeline) -> None:
    _, (found,) = read(
        pipeline, "The rebels announced a truce as talks between Manila and the rebels opened in Oslo."
    )
    assert found.according_to is None


@pytest.mark.parametrize(
    ("text", "venue", "status"),
    [
        ("Envoys of Chad and Sudan met in the Kenyan capital on Tuesday.", "Nairobi", "ended"),
        ("The rebels and the government met in Angola's capital on Tuesday.", "Luanda", "ended"),
        ("A FARC delegation is in Oslo for talks with the government.", "Oslo", "under_way"),
        ("The accord was signed in Maputo on 6 August before the leaders of SADC.", "Maputo", "agreed"),
        ("The two sides put their names to a truce deal in Juba on Monday.", "Juba", "agreed"),
        ("Delegates of the junta returned to the table in Kunming on Friday.", "Kunming", "under_way"),
        ("The government called off the talks in Havana after the bombing.", "Havana", "suspended"),
        ("After a week of negotiations in Bunia the army left.", "Bunia", "ended"),
        ("Qatar asked for an urgent meeting of the Arab League.", None, "announced"),
        ("He returned to Muscat, where talks had ended in May.", "Muscat", "ended"),
    ],
)
def test_where_and_how_talks_are_told(pipeline: Pipeline, text: str, venue: str | None, status: str) -> None:
    draft, records = read(pipeline, text)
    assert (venue, status) in [(r.venue, r.status) for r in records if is_cited(draft, "rounds", r)]


def test_a_signing_in_the_first_sentence_is_where_it_was_filed(pipeline: Pipeline) -> None:
    text = "MAPUTO - The government and Renamo signed a peace agreement on Tuesday."
    draft, records = read(pipeline, text)
    assert [(r.venue, r.status) for r in records if is_cited(draft, "rounds", r)] == [("Maputo", "agreed")]


def test_where_a_truce_holds_is_not_where_it_was_made(pipeline: Pipeline) -> None:
    text = "Chad and Sudan agreed on Monday on a ceasefire in Darfur."
    assert [r.venue for r in read(pipeline, text)[1]] == [None]


def test_a_truce_of_one_side_is_no_deal(pipeline: Pipeline) -> None:
    _, rounds = read(pipeline, "The FARC announced a unilateral ceasefire of two months on Monday.")
    assert "agreed" not in {r.status for r in rounds}
