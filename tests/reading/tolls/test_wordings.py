"""Tolls in the many wordings of the news: each sentence, and the counts an analyst would take from it."""

from __future__ import annotations

import pytest
from tests.reading.counted import read

from verbale.reading.tolls.grammar import plain, tallies
from verbale.reading.tolls.people import Line


def read_line(text: str) -> str:
    """The counts of a sentence by the words alone: "killed 3, wounded 5+"."""
    line = Line(text)
    return ", ".join(f"{t.kind} {bounds(t.people.low, t.people.high)}" for t in plain(line, tallies(line)))


def bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"up to {high}" if low is None else f"{low}-{high}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israeli strikes kill 12 in Gaza", "killed 12"),
        ("Russian drone attack kills three, injures 14 in Kharkiv", "killed 3, wounded 14"),
        ("Bombing in Mogadishu leaves five dead, 11 wounded", "killed 5, wounded 11"),
        ("Police arrest 12 protesters in Tbilisi", "detained 12"),
        ("The gunman managed to kill one guard and wound 12 others.", "killed 1, wounded 12"),
    ],
)
def test_headlines_and_the_plain_form(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll was revised down from 65 to 41.", "killed 41"),
        ("The ministry revised the toll to 41 from 65.", "killed 41"),
        ("Three more people died, raising the toll to 19.", "killed 3, killed 19"),
        ("The toll rose from 41 to 65.", "killed 65"),
        ("The number of victims is 59.", "killed 59"),
    ],
)
def test_tolls_that_rise_fall_and_are_brought_up(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fighting claimed the lives of 14 civilians, among them six children.", "killed 14, killed 6"),
        ("The blast cost 30 people their lives.", "killed 30"),
        ("Two nurses lost their lives.", "killed 2"),
        ("The battalion suffered 12 casualties, four of them fatal.", "killed 4"),
        ("Twelve people suffered injuries.", "wounded 12"),
    ],
)
def test_lives_lost_and_casualties(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten farmers were hurt on Monday, including three women.", "wounded 10, wounded 3"),
        ("He was killed in 1994 along with 10 Belgian peacekeepers.", "killed 10"),
        ("Twelve of those killed were children.", "killed 12"),
        ("Two ministers and the governor of Tigray were among the dead.", "killed 2, killed 1"),
        (
            "The raid killed 9 people: five women, three children and a doctor.",
            "killed 9, killed 5, killed 3, killed 1",
        ),
        (
            "Six miners (five Zambians and one Angolan) and two cooks died.",
            "killed 6, killed 5, killed 1, killed 2",
        ),
        ("A suicide bomber killed himself and eight worshippers.", "killed 8"),
    ],
)
def test_those_included_and_those_besides(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two doctors who are married were abducted on Saturday.", "abducted 2"),
        ("Ali Nemo, who was held in Sirte, was killed.", "killed 1"),
        (
            "Two fighters from the force — a coalition of Kurdish and Arab fighters — have been killed.",
            "killed 2",
        ),
        ("The murder in Kadugli on Monday of two priests shocked the town.", "killed 2"),
        ("The death yesterday of nine people is a crime.", "killed 9"),
        (
            "The killing of the six monks, five of whom were Thai, and two nuns was condemned.",
            "killed 6, killed 2",
        ),
    ],
)
def test_what_stands_between_people_and_their_cue(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the minister's bodyguards were also killed.", "killed 2"),
        ("Gunmen wounded the senator's daughter.", "wounded 1"),
        ("Rebels burned the mayor's office.", ""),
        ("Two Maryland sheriff's deputies were fatally shot.", "killed 2"),
        ("The assassination of prominent opposition leader Chokri Nemo shook Tunis.", "killed 1"),
    ],
)
def test_owners_and_attributes(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six of the 14 wounded later died.", "wounded 14, killed 6"),
        ("He said 2 of his 3 sons had been killed.", "killed 2"),
        ("They freed 126 hostages, half of whom were hospitalized.", "released 126"),
        ("The mine blast injured two children, one of them critically.", "wounded 2"),
    ],
)
def test_parts_of_a_count(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling killed a man, 45, and wounded his wife, 42.", "killed 1, wounded 1"),
        ("Four-year-old twins were killed.", ""),
        ("A 34-year-old woman and her two children were killed.", "killed 1, killed 2"),
        ("Over 10 M23 rebels were killed.", "killed 11+"),
        ("The fire caused millions in damage and injured six.", "wounded 6"),
    ],
)
def test_ages_and_the_numbers_of_names(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They warned the offensive could leave thousands dead.", ""),
        ("He vowed to kill ten soldiers.", ""),
        ("Neither of the two pilots was hurt.", ""),
        ("Nine patients died of cancer.", ""),
        ("His name would likely be released.", ""),
    ],
)
def test_what_did_not_happen(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty refugees drowned and 40 others are missing.", "killed 20, missing 40"),
        ("Gunmen took 15 villagers hostage.", "abducted 15"),
        ("One civilian was killed and another injured.", "killed 1, wounded 1"),
        ("The gunman wounded as many as 20 others before he was killed.", "wounded up to 20"),
        (
            "The son was killed and at least 14 people, including his father, were wounded.",
            "killed 1, wounded 14+, wounded 1",
        ),
        ("He opened fire on his co-workers, killing three, the sheriff said.", "killed 3"),
    ],
)
def test_one_act_for_one_group(text: str, expected: str) -> None:
    assert read_line(text) == expected


def test_of_two_verbs_the_subject_is_whom_it_happened_to() -> None:
    text = "A boy tried to stab an Israeli policeman at a checkpoint, near Hebron, and was shot dead."
    assert [t.who for t in read(text).tolls] == ["boy"]


def test_whoever_is_named_is_told_once() -> None:
    text = "Senator Dilan Nemo was killed in Goma on Monday. Nemo was killed by two gunmen."
    assert [(t.kind, t.low) for t in read(text).tolls] == [("killed", 1)]


def test_one_victim_and_another_of_another_sort_are_two_tolls() -> None:
    text = "A nurse was killed in Goma on Monday. A soldier was killed in Goma on Monday."
    assert [t.who for t in read(text).tolls] == ["nurse", "soldier"]


def test_where_the_dead_came_from_is_not_where_they_died() -> None:
    (toll,) = read("Four of the dead were from Ukraine.").tolls
    assert toll.place is None


def test_a_wording_opens_with_an_owner_who_is_not_named() -> None:
    (toll,) = read("A sheriff's deputy was killed in an attack on Monday.").tolls
    assert (toll.wording, toll.who) == ("A sheriff's deputy", "deputy")


@pytest.mark.parametrize(
    "text", ["The card gives you free two-day shipping.", "Poachers killed three elephants."]
)
def test_what_is_no_person_is_not_counted(text: str) -> None:
    assert read_line(text) == ""


def test_who_owns_up_to_an_attack_counts_none_of_its_dead() -> None:
    text = "The Islamic State claimed responsibility for an attack Thursday in Jakarta, Indonesia, that left 7 dead, including five terrorists."
    assert [(t.low, t.counted_by) for t in read(text).tolls] == [(7, None), (5, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interior Minister Karim Aziz put the number of dead at 18.", "killed 18"),
        ("Governor Bile, who counted the dead, spoke of ruins.", ""),
        ("The mayor and two priests buried the dead on Friday.", ""),
    ],
)
def test_who_speaks_of_the_dead_is_not_one_of_them(text: str, expected: str) -> None:
    assert read_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nairobi puts its dead at 21 and its wounded at 40.", "killed 21, wounded 40"),
        ("The rebels gave their losses as 9.", "killed 9"),
        ("More than 60,000 people have left their homes.", "displaced 60001+"),
        ("Some 4,000 villagers were driven from their homes.", "displaced 4000"),
        ("Almost 7,000 people in the valley are cut off by the fighting.", "besieged 7000"),
        ("The deal freed 12 sailors in exchange for 30 prisoners.", "released 12, released 30"),
        ("Nurses treated 55 people for shrapnel wounds.", "wounded 55"),
        ("Over 9,000 Rohingyas have left Buthidaung.", ""),
    ],
)
def test_counts_without_a_word_for_the_harm(text: str, expected: str) -> None:
    assert read_line(text) == expected
