"""Steps from one stance of a party to the next."""

from typing import Any

import pytest
from tests.told import Minutes, position, said

from verbale.views import Movement, show_movement
from verbale.views.movement import STEPS

TRUCE = "fighting.truce"


def moved(*stances: tuple[str, Any, str], issue: str = TRUCE, **more: Any) -> list[str]:
    """The steps of one party that says these things on these days."""
    minutes = Minutes()
    for day, stance, wording in stances:
        minutes.report(
            f"2021-03-{day}", f"They {wording}.", position("rebels", issue, stance, wording, **more)
        )
    return [move.step for move in reversed(steps(minutes).moves)]


def steps(minutes: Minutes, **more: Any) -> Movement:
    return show_movement(minutes.material(), steps=STEPS, **more)


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        (("reject", "refuse the truce"), ("accept", "accept the truce"), "softened"),
        (("reject", "refuse the truce"), ("condition", "keep the truce if"), "softened"),
        (("condition", "keep the truce if"), ("offer", "offer a truce"), "softened"),
        (("demand", "demand a truce"), ("offer", "offer a truce"), "softened"),
        (("offer", "offer a truce"), ("demand", "demand a truce"), "hardened"),
        (("accept", "accept the truce"), ("condition", "keep the truce if"), "hardened"),
        (("condition", "keep the truce if"), ("reject", "refuse the truce"), "hardened"),
        (("offer", "offer a truce"), ("reject", "refuse the truce"), "withdrawn"),
        (("demand", "demand a truce"), ("reject", "refuse the truce"), "withdrawn"),
        (("demand", "demand a truce"), ("support", "welcome a truce"), "repeated"),
        (("demand", "demand a truce"), ("condition", "insist on a truce first"), "repeated"),
        (("reject", "refuse the truce"), ("oppose", "object to the truce"), "repeated"),
    ],
)
def test_a_step_follows_the_order_of_stances(before: Any, after: Any, step: str) -> None:
    assert moved(("01", *before), ("05", *after)) == ["new", step]


def test_the_same_again_is_repeated_and_no_movement() -> None:
    assert moved(("01", "demand", "demand a truce"), ("05", "demand", "demand a ceasefire")) == [
        "new",
        "repeated",
    ]


def test_a_red_line_hardens_a_refusal() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01", "They refuse a truce.", position("rebels", TRUCE, "reject", "refuse a truce")
    )
    minutes.report(
        "2021-03-05",
        "They will never sign a truce.",
        position("rebels", TRUCE, "reject", "never sign a truce", red_line=True),
    )
    assert [move.step for move in steps(minutes).moves] == ["hardened", "new"]


def test_another_matter_on_the_same_issue_is_new() -> None:
    arms = "forces.arms"
    assert moved(
        ("01", "demand", "demand helicopters"), ("05", "reject", "refuse to hand in rifles"), issue=arms
    ) == ["new", "new"]


def test_an_end_of_an_act_that_is_asked_for_again_is_repeated() -> None:
    issue = "fighting.operation"
    assert moved(
        ("01", "demand", "want a halt to shelling"), ("05", "oppose", "object to shelling"), issue=issue
    ) == ["new", "repeated"]


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        (("offer", "offer a halt to shelling"), ("demand", "order shelling to resume"), "withdrawn"),
        (("offer", "offer a halt to shelling"), ("support", "defend the shelling"), "withdrawn"),
        (("support", "defend the shelling"), ("offer", "offer a halt to shelling"), "softened"),
        (("support", "defend the shelling"), ("oppose", "oppose the shelling"), "withdrawn"),
        (("reject", "refuse to halt shelling"), ("accept", "accept a halt to shelling"), "softened"),
        (("reject", "refuse to halt shelling"), ("support", "defend the shelling"), "repeated"),
    ],
)
def test_to_end_an_act_or_to_go_on_with_it_are_opposite_ways(before: Any, after: Any, step: str) -> None:
    steps_taken = moved(("01", *before), ("05", *after), issue="fighting.operation")
    assert steps_taken == ["new", step]


def test_the_same_step_twice_a_day_is_one_step() -> None:
    assert moved(
        ("01", "reject", "refuse the truce"),
        ("05", "accept", "accept the truce"),
        ("05", "accept", "take the truce"),
    ) == ["new", "softened", "repeated"]


def test_two_who_speak_for_a_party_on_one_day_may_contradict_each_other() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-05",
        "We accept the truce, Ali Noor said. We refuse the truce, Omar Dee said.",
        said("We accept the truce", "Ali Noor", "rebels"),
        said("We refuse the truce", "Omar Dee", "rebels"),
        position("rebels", TRUCE, "accept", "accept the truce", said_by="Ali Noor"),
        position("rebels", TRUCE, "reject", "refuse the truce", said_by="Omar Dee"),
    )
    (move,) = [move for move in steps(minutes).moves if move.step != "new"]
    assert move.step == "contradicted"
    assert move.before is not None
    assert {move.before.said_by, move.after.said_by} == {"Ali Noor", "Omar Dee"}


def test_one_speaker_who_says_both_on_one_day_does_not_contradict_the_party() -> None:
    assert moved(("05", "accept", "accept the truce"), ("05", "reject", "refuse the truce")) == ["new", "new"]


def test_a_copy_repeats_nothing() -> None:
    minutes = Minutes()
    told = position("rebels", TRUCE, "demand", "demand a truce")
    first = minutes.report("2021-03-01", "They demand a truce.", told)
    minutes.report("2021-03-02", "They demand a truce.", told, copy_of=first)
    assert [move.step for move in steps(minutes).moves] == ["new"]


def test_an_enemys_account_is_no_movement() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "The rebels offer a truce. The army wants a truce.",
        position("rebels", TRUCE, "offer", "offer a truce"),
        position("army", TRUCE, "demand", "wants a truce"),
    )
    minutes.report(
        "2021-03-05",
        "The rebels refuse the truce, the army said.",
        position("rebels", TRUCE, "reject", "refuse the truce", said_by="army"),
    )
    assert {move.step for move in steps(minutes).moves} == {"new"}


def test_both_statements_are_cited() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01", "They refuse a truce.", position("rebels", TRUCE, "reject", "refuse a truce")
    )
    minutes.report(
        "2021-03-05", "They accept a truce.", position("rebels", TRUCE, "accept", "accept a truce")
    )
    (move,) = show_movement(minutes.material()).moves
    assert move.before is not None
    assert (move.before.citation.quote, move.after.citation.quote) == (
        "They refuse a truce.",
        "They accept a truce.",
    )


def test_steps_before_the_period_are_not_listed() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01", "They refuse a truce.", position("rebels", TRUCE, "reject", "refuse a truce")
    )
    minutes.report(
        "2021-03-05", "They accept a truce.", position("rebels", TRUCE, "accept", "accept a truce")
    )
    assert show_movement(minutes.material(), since="2021-03-06").moves == ()
    assert len(show_movement(minutes.material(), since="2021-03", until="2021-03-05").moves) == 1
