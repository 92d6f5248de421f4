from __future__ import annotations

import pytest
from tests.reading.wartime import read_whole

from verbale.terms import Unlock

STATED = {
    "The accord would pave the way for the release of 1,200 prisoners.": ("The accord", "held.prisoners"),
    "The FARC will not lay down its weapons unless the state guarantees their safety.": (
        "the state guarantees their safety",
        "forces.disarmament",
    ),
    "Ukraine agreed to return the bodies of Russian soldiers in exchange for 300 prisoners of war.": (
        "300 prisoners of war",
        "held.missing",
    ),
    "Once Rwandan troops leave, the talks could resume, Kinshasa said.": (
        "Rwandan troops leave",
        "process.timing",
    ),
    "Without a halt to the fighting, there can be no elections, the United Nations envoy said.": (
        "a halt to the fighting",
        "governance.elections",
    ),
    '"Lay down your arms and you will be spared," the army told the rebels.': (
        "Lay down your arms",
        "justice.amnesty",
    ),
    "Kabul linked talks on transit fees to an end of the expulsions.": (
        "an end of the expulsions",
        "process.participation",
    ),
    "The army said it would halt its offensive as soon as the rebels freed the hostages.": (
        "the rebels freed the hostages",
        "fighting.operation",
    ),
    "The Houthis threatened to resume attacks on shipping if the blockade was not lifted.": (
        "the blockade was not lifted",
        "fighting.operation",
    ),
    "Salaries must be paid before the airport can reopen, the Houthis said.": (
        "Salaries must be paid",
        "aid.crossings",
    ),
}


def read(text: str) -> list[Unlock]:
    return read_whole(text).unlocks


@pytest.mark.parametrize("text", STATED)
def test_condition_and_issue_are_read(text: str) -> None:
    assert STATED[text] in [(u.condition, u.issue) for u in read(text)]


def test_coordinated_consequences_are_split() -> None:
    found = read(
        "The truce would allow the release of hostages and would permit a surge of aid into the city."
    )
    assert [u.issue for u in found] == ["held.hostages", "aid.entry"]


def test_condition_and_consequence_are_the_texts_own_words() -> None:
    text = "If the ceasefire holds, aid convoys will enter El Fasher."
    found = read(text)
    assert found
    assert all(u.condition in text and u.consequence in text for u in found)


def test_a_pronoun_is_read_as_what_it_stands_for() -> None:
    found = read("The parties signed a ceasefire agreement. It could open the border crossing.")
    assert [u.condition for u in found] == ["a ceasefire agreement"]
    assert found[0].support


def test_a_cause_is_no_condition() -> None:
    assert read("The rebels left the talks because the army had shelled their camp.") == []


def test_the_day_of_saying_it_is_no_part_of_what_follows() -> None:
    found = read("Doha - Qatar said on Monday it would host talks if Hamas freed the hostages.")
    assert [u.consequence for u in found] == ["it would host talks"]


def test_what_is_demanded_first_is_the_condition_not_the_demand() -> None:
    found = read("The rebels demanded the release of prisoners before any talks.")
    assert [(u.condition, u.consequence) for u in found] == [("the release of prisoners", "any talks")]


def test_an_offer_may_wait_for_something() -> None:
    found = read("Jordan promised to lift sanctions if a ceasefire holds.")
    assert [(u.condition, u.issue) for u in found] == [("a ceasefire holds", "holding.sanctions")]


def test_what_comes_only_after_is_a_condition() -> None:
    found = read("Rwanda said it will lift its measures only after the FDLR militia has been disarmed.")
    assert [(u.condition, u.consequence) for u in found] == [
        ("the FDLR militia has been disarmed", "it will lift its measures")
    ]


@pytest.mark.parametrize(
    ("sentence", "consequence"),
    [
        (
            "The Houthi delegation will not fly to Muscat until the airport in Sanaa is reopened.",
            "The Houthi delegation … fly to Muscat",
        ),
        ("Kinshasa would not sign the ceasefire unless M23 left Goma.", "Kinshasa … sign the ceasefire"),
    ],
)
def test_what_is_held_back_is_what_would_follow(sentence: str, consequence: str) -> None:
    assert [u.consequence for u in read(sentence)] == [consequence]


@pytest.mark.parametrize(
    ("sentence", "condition", "consequence"),
    [
        (
            "The halt to air strikes could be extended if the truce held, President Paul Kagame said.",
            "the truce held",
            "The halt to air strikes could be extended",
        ),
        (
            "Ukraine said a truce would only come with the return of deported children.",
            "the return of deported children",
            "a truce would only come",
        ),
        (
            "M23 will free its prisoners on July 20. In return, the army will halt its air strikes.",
            "M23 will free its prisoners on July 20.",
            "the army will halt its air strikes",
        ),
        (
            "Those who surrender their weapons will be granted an amnesty, the decree says.",
            "Those who surrender their weapons",
            "will be granted an amnesty",
        ),
    ],
)
def test_what_follows_from_what(sentence: str, condition: str, consequence: str) -> None:
    assert [(u.condition, u.consequence) for u in read(sentence)] == [(condition, consequence)]
