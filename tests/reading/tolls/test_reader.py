"""Tolls as an analyst would write them down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.counted import read

from verbale.reading.tolls.grammar import plain, tallies
from verbale.reading.tolls.people import Line


def read_line(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(t.kind, t.people.low, t.people.high) for t in tallies(Line(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were killed and nine wounded in Goma.", [("killed", 2, 2), ("wounded", 9, 9)]),
        ("The blast killed 12 people and injured 30 others.", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("The death toll rose to 45.", [("killed", 45, 45)]),
        ("An ambush that left three soldiers dead and 5 hurt", [("killed", 3, 3), ("wounded", 5, 5)]),
        ("Between 20 and 30 fighters died.", [("killed", 20, 30)]),
        ("Dozens of villagers have fled.", [("displaced", 24, 99)]),
        ("The war drove two million people from their homes.", [("displaced", 2_000_000, 2_000_000)]),
        ("Gunmen abducted 40 schoolgirls.", [("abducted", 40, 40)]),
        ("Police detained at least 14 demonstrators.", [("detained", 14, None)]),
        ("The army released up to 60 prisoners.", [("released", None, 60)]),
        ("About 8,000 people are trapped.", [("besieged", 8000, 8000)]),
        ("Six miners are missing.", [("missing", 6, 6)]),
        ("The murder of two priests shocked the town.", [("killed", 2, 2)]),
        ("MAYOR PEDRO NADIE WAS KILLED TODAY.", [("killed", 1, 1)]),
        ("Two gunmen killed three guards.", [("killed", 3, 3)]),
        ("Shelling killed 9 people, including two children.", [("killed", 9, 9), ("killed", 2, 2)]),
        ("Police shot dead four men.", [("killed", 4, 4)]),
    ],
)
def test_counts_are_read_in_every_voice(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The attack could kill dozens of people.",
        "They threatened to kill three ministers.",
        "Five houses were destroyed in 1998.",
        "No one was wounded.",
        "He was 65 when the war began.",
        "The road is 12 km long.",
    ],
)
def test_what_did_not_happen_or_is_no_person_is_not_counted(text: str) -> None:
    assert read_line(text) == []


def test_the_counter_is_the_party_that_says_so() -> None:
    reading = read("Three soldiers were killed near Goma on Monday, the United Nations said.")
    (toll,) = reading.tolls
    assert (toll.wording, toll.who, toll.counted_by) == ("Three soldiers", "soldiers", "United Nations")
    assert toll.date == "2023-06-12"


def test_rival_counts_stay_apart() -> None:
    text = (
        "The army said 12 people were killed in Goma. The United Nations said 30 people were killed in Goma."
    )
    assert sorted(t.low or 0 for t in read(text).tolls) == [12, 30]


def test_a_count_repeated_stands_once() -> None:
    text = "Nine people were killed in Goma. Witnesses fled after nine people were killed in Goma."
    assert [t.low for t in read(text).tolls if t.kind == "killed"] == [9]


def test_a_victims_name_is_not_in_the_wording() -> None:
    (toll,) = read("Gunmen killed teacher Ahmed Nemo in Mocha.").tolls
    assert "Nemo" not in f"{toll.wording} {toll.who}"
    assert (toll.low, toll.high) == (1, 1)


def test_a_toll_points_at_its_event() -> None:
    reading = read("Rebels shelled Goma on Monday, killing 12 people.")
    (toll,) = reading.tolls
    assert toll.event is not None
    assert reading.events[toll.event].type == "ASSAULT"


WORDS = [
    "at",
    "least",
    "12",
    "people",
    "were",
    "killed",
    "and",
    ",",
    "dozens",
    "wounded",
    "of",
    "no",
    "murder",
    "fled",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_give_counts_within_them(words: list[str]) -> None:
    text = " ".join(words)
    line = Line(text)
    for tally in tallies(line):
        assert 0 <= tally.people.first <= tally.people.last <= len(line.tokens)
        assert tally.people.counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two 15-year-old boys were killed in Goma.", [("killed", 2, 2)]),
        ("The army killed and arrested dozens of students.", [("killed", 24, 99), ("detained", 24, 99)]),
        (
            "Radio Okapi gave a toll of 17 people killed, with 31 wounded.",
            [("killed", 17, 17), ("wounded", 31, 31)],
        ),
        ("At least 60 others were injured by shells.", [("wounded", 60, None)]),
        ("The toll could rise to 40.", []),
        ("Medics evacuated 36 dead bodies.", [("killed", 36, 36)]),
    ],
)
def test_ages_joined_verbs_and_what_may_come(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    line = Line(text)
    assert [(t.kind, t.people.low, t.people.high) for t in plain(line, tallies(line))] == expected


def test_who_claims_an_attack_counts_nobody() -> None:
    (toll,) = read("Boko Haram claimed responsibility for a bombing that killed seven people.").tolls
    assert toll.counted_by is None


def test_a_nations_name_before_a_thing_is_nobody() -> None:
    assert read_line("The blast killed three people, a Kenyan interior ministry statement said.") == [
        ("killed", 3, 3)
    ]


def test_a_toll_told_a_sentence_later_has_the_day_of_its_attack() -> None:
    text = "Rebels fired rockets near Goma on Monday. Four soldiers were killed in the attack on Goma, the United Nations said."
    reading = read(text)
    (toll,) = reading.tolls
    assert (toll.date, toll.counted_by) == ("2023-06-12", "United Nations")
