"""Unlocks as an analyst would paste them: whole words, the right way round, and none that say nothing."""

from __future__ import annotations

import pytest
from tests.reading.wartime import read_whole


def pairs(text: str) -> list[tuple[str, str]]:
    return [(u.condition, u.consequence) for u in read_whole(text).unlocks]


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        (
            "Uganda says its soldiers will stay until the militias are disarmed.",
            "until the militias are disarmed",
            "its soldiers will stay",
        ),
        (
            "The opposition said it would leave Nairobi unless the detainees were freed.",
            "unless the detainees were freed",
            "it would leave Nairobi",
        ),
        (
            "The rebels said they would discuss nothing until the army left Goma.",
            "until the army left Goma",
            "they would discuss nothing",
        ),
        (
            "The rebels will not come to the talks without a truce.",
            "a truce",
            "The rebels … come to the talks",
        ),
        (
            "Without a halt to the raids, the Karen will not attend the talks.",
            "a halt to the raids",
            "the Karen … attend the talks",
        ),
        (
            "Juba said observers could only come after a truce had been signed.",
            "a truce had been signed",
            "observers could only come",
        ),
        (
            "The rebels had to leave Bangui before a truce could be discussed.",
            "The rebels had to leave Bangui",
            "a truce could be discussed",
        ),
        (
            "The Houthis said any further attack would be answered with missiles.",
            "any further attack",
            "would be answered with missiles",
        ),
        (
            "Norway said it was ready to pay for monitors once a truce was signed.",
            "a truce was signed",
            "it was ready to pay for monitors",
        ),
        (
            "The army said the rebels must lay down their arms or face an assault.",
            "the rebels must lay down their arms or",
            "face an assault",
        ),
        (
            "The militia would only sign a truce that freed its prisoners.",
            "a truce that freed its prisoners",
            "The militia would only sign a truce",
        ),
        (
            "Khartoum would free the captives only if the rebels gave up Kadugli and Juba stopped its raids.",
            "the rebels gave up Kadugli and Juba stopped its raids",
            "Khartoum would free the captives",
        ),
        (
            "The commission said as many as a million people could flee if the shelling continued.",
            "the shelling continued",
            "as many as a million people could flee",
        ),
        (
            "The minister said the air strikes would not help the peace talks.",
            "the air strikes",
            "would not help the peace talks",
        ),
    ],
)
def test_words_read_whole_and_the_right_way_round(text: str, condition: str, consequence: str) -> None:
    assert (condition, consequence) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The official spoke on condition of anonymity because the truce talks go on.",
        "The Eritrean army said it would free the prisoners.",
        "The general has not said when he will withdraw his troops.",
        "The bridge at Wau was repaired so that convoys could cross.",
        "The ceasefire must lead to talks, the rebels said.",
        "Talks could not begin without them.",
        "Officials raised doubts that the truce would bring relief.",
        "China is dependent on Iran for oil, an analyst of the war said.",
        "The two sides undertook to free the prisoners as soon as possible.",
        "How can you sign a truce when your town is being shelled?",
        "Khartoum asked both sides to declare a ceasefire before the feast.",
    ],
)
def test_what_states_no_condition_is_none(text: str) -> None:
    assert pairs(text) == []


def test_a_swap_points_to_the_sentence_before() -> None:
    found = pairs("Hamas freed twelve hostages on Monday. Thirty prisoners were released in exchange.")
    assert found == [("Hamas freed twelve hostages on Monday.", "Thirty prisoners were released")]


def test_quotation_marks_stay_whole() -> None:
    found = pairs('Ankara said it would open the border in the event of an "extraordinary crisis".')
    assert found[0][0] == 'an "extraordinary crisis"'
