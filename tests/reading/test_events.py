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


CALM = [
    "The senator came under fire for her remarks on taxes.",
    "She lost her long battle against cancer on Friday in Lagos.",
    "The minister was bombarded with questions at a press conference in Manila.",
    "Colombia's tech sector has seen explosive growth this year.",
    "The director shot a film in Kenya last summer.",
    "He suffered a heart attack in Geneva on Tuesday.",
    "The striker attacked from the left in Sunday's game in Madrid.",
    "Brazil beat Germany 2-0 in Berlin on Friday.",
    "Nadal crushed his opponent in straight sets in Paris.",
    "Heavy rain battered Karachi on Monday.",
    "The company fired 200 employees in Dublin on Monday.",
    "The central bank raided its reserves in Abuja last month.",
    "Napoleon invaded Russia in 1812.",
    "Her photographs captured the mood of Havana.",
    "The mayor declared war on litter in Nairobi.",
    "The government launched a campaign against malaria in Uganda on Monday.",
    "Doctors are fighting an outbreak of cholera in Goma.",
    "Scientists bombarded atoms with neutrons in a laboratory in Geneva.",
    "The prosecutor attacked the witness's credibility in court in Bogota.",
    "She stormed out of the meeting in Rome on Monday.",
    "Lawmakers in Lima shot down the proposal on Monday.",
    "A shark attacked a swimmer off Perth on Tuesday.",
    "The virus has invaded hospitals across Italy.",
    "Gold hit a record high in London on Friday.",
    "The band hit the stage in Tokyo on Saturday.",
    "An earthquake destroyed homes in Nepal on Monday.",
    "The two firms battled over a patent in Delhi.",
    "The bank targeted wealthy customers in Dubai.",
    "The singer exploded onto the scene in Kingston.",
    "The opposition leader attacked the budget in parliament in Accra on Tuesday.",
    "The party suffered a crushing defeat in elections in Oslo.",
    "Critics attacked the film at the festival in Cannes.",
]


@pytest.mark.parametrize("text", CALM)
def test_figures_of_speech_tell_of_no_force(pipeline: Pipeline, text: str) -> None:
    assert [e for e in read(pipeline, text) if e.type in ("ASSAULT", "MOBILIZE", "COERCE")] == []


LONG = " The town is quiet. Markets are open. Schools are closed."


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Norway called on Russia to stop bombing Kyiv.", "Russia"),
        ("Norway urged Russia to stop shelling villages.", "Russia"),
    ],
)
def test_who_is_asked_to_stop_is_who_does_it(pipeline: Pipeline, text: str, initiator: str) -> None:
    assert {e.initiator for e in read(pipeline, text) if e.type == "ASSAULT"} == {initiator}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia said it would keep bombing Ukraine.", "planned"),
        ("Russia continued to shell Ukraine.", "happened"),
        ("Russia is trying to encircle Ukraine.", "planned"),
        ("Boko Haram claimed responsibility for the attack on Maiduguri.", "alleged"),
        ("Boko Haram denied responsibility for the attack on Maiduguri.", "denied"),
    ],
)
def test_status_of_what_goes_on_and_is_owned_up_to(pipeline: Pipeline, text: str, status: str) -> None:
    found = [e for e in read(pipeline, text + LONG) if e.type in ("ASSAULT", "COERCE")]
    assert {e.status for e in found} == {status}


def test_they_in_a_witnesss_words_is_not_the_witness(pipeline: Pipeline) -> None:
    found = read(pipeline, '"They fired at the villagers," said Amina Sow, a farmer in Mopti.')
    assert "Amina Sow" not in {e.initiator for e in found}


def test_the_day_of_saying_is_not_the_day_of_the_act(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, "Russia shelled Kharkiv, the United Nations said on Monday.")
    assert event.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Convoys are often attacked in Mali.",
        "Any move to deploy troops in Niger needs a vote.",
        "Canada released a statement on Sudan.",
        "Sudan wants Egypt to leave.",
        "A jailed cleric leads the group in Yemen.",
    ],
)
def test_habits_papers_and_wishes_are_no_events(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text + LONG) == ()


def test_troops_that_are_sent_are_not_those_they_are_sent_to(pipeline: Pipeline) -> None:
    found = read(pipeline, "Kenya sent commandos to Somalia.")
    assert {(e.type, e.initiator, e.recipient) for e in found} == {("MOBILIZE", "Kenya", "Somalia")}


def test_an_area_held_by_a_side_undergoes_the_act(pipeline: Pipeline) -> None:
    (event,) = read(pipeline, "Ethiopia shelled rebel-held towns on Monday.")
    assert event.recipient == "rebel-held towns"


def test_what_happens_meanwhile_is_not_the_speakers_account(pipeline: Pipeline) -> None:
    found = read(
        pipeline, "Ethiopia said the truce would fail, as Eritrean forces captured a village near Axum."
    )
    assert {e.according_to for e in found if e.type == "ASSAULT"} == {None}


def test_a_goal_is_planned(pipeline: Pipeline) -> None:
    found = read(pipeline, "The goal of Russia was to capture Kharkiv.")
    assert {e.status for e in found if e.type == "ASSAULT"} <= {"planned"}


def test_the_day_of_an_aside_is_its_own(pipeline: Pipeline) -> None:
    found = read(
        pipeline,
        "Kenya detained hundreds of militants under a crackdown launched after an attack in May 2013.",
    )
    assert {e.date for e in found if e.type == "COERCE" and e.initiator == "Kenya"} == {None}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ethiopia will stop bombing villages near Axum.", "planned"),
        ("Ethiopia will scale down its military operations against the rebels.", "planned"),
    ],
)
def test_force_that_ends_is_no_force(pipeline: Pipeline, text: str, status: str) -> None:
    found = read(pipeline, text)
    assert not {e.type for e in found} & {"ASSAULT"}
    assert {e.status for e in found if e.type == "RETREAT"} == {status}


def test_a_halt_that_is_ordered_is_no_attack(pipeline: Pipeline) -> None:
    found = read(pipeline, "President Abiy Ahmed ordered a halt to air strikes on Axum on Monday.")
    assert "ASSAULT" not in {e.type for e in found}
