"""Judgements applied on reading: the latest counts, an undo takes it back, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from verbale.fusion import follow_copies, review, standing_judgements
from verbale.terms import Claim, Event, Heading, Judgement, Span, Toll, make_judgement

MakeClaim = Callable[..., Claim]
MakeHeading = Callable[..., Heading]


def judge(verdict: Any, subject: str, at: int = 0, **more: Any) -> Judgement:
    return make_judgement(verdict, subject, reviewer="R", made=f"2024-05-06T10:00:{at:02}+00:00", **more)


@pytest.fixture
def killing(claim: MakeClaim) -> list[Claim]:
    event = claim("a", Event(type="ASSAULT", place="Bor", evidence=Span(0, 30)))
    return [
        event,
        claim("a", Toll(kind="killed", low=3, high=3, wording="three", evidence=Span(0, 30)), about=event.id),
    ]


def test_what_is_rejected_vanishes_and_its_counts_hang_on_nothing(killing: list[Claim]) -> None:
    reviewed = review([judge("reject", killing[0].id)])
    (count,) = reviewed.apply(killing)
    assert (count.id, count.about) == (killing[1].id, None)
    assert list(reviewed.apply(killing, rejected=True)) == killing


def test_the_latest_judgement_counts(killing: list[Claim]) -> None:
    made = [judge("reject", killing[0].id, 1), judge("accept", killing[0].id, 2)]
    assert list(review(made).apply(killing)) == killing


def test_an_edit_states_something_else_under_the_same_id(killing: list[Claim]) -> None:
    edited, _ = review(
        [judge("edit", killing[0].id, changes={"place": "Malakal", "evidence": [5, 6]})]
    ).apply(killing)
    assert (edited.id, edited.record.place, edited.evidence) == (killing[0].id, "Malakal", Span(0, 30))  # type: ignore[union-attr]
    assert edited.record.evidence == Span(0, 30)


@pytest.mark.parametrize("then", [["accept"], ["unsure"], ["reject", "accept"], ["accept", "accept"]])
def test_an_edit_stands_whatever_is_said_of_the_claim_since(killing: list[Claim], then: list[str]) -> None:
    made = [judge("edit", killing[0].id, changes={"place": "Malakal"})]
    made += [judge(verdict, killing[0].id, at) for at, verdict in enumerate(then, 1)]
    reviewed = review(made)
    claim, _ = reviewed.apply(killing)
    assert claim.record.place == "Malakal"  # type: ignore[union-attr]
    assert reviewed.verdict(claim.id) == then[-1]


def test_an_edited_claim_is_rejected_as_edited(killing: list[Claim]) -> None:
    made = [judge("edit", killing[0].id, changes={"place": "Malakal"}), judge("reject", killing[0].id, 1)]
    assert [one.id for one in review(made).apply(killing)] == [killing[1].id]
    claim, _ = review(made).apply(killing, rejected=True)
    assert claim.record.place == "Malakal"  # type: ignore[union-attr]


def test_of_several_edits_the_latest_counts_and_an_undone_one_is_none(killing: list[Claim]) -> None:
    first = judge("edit", killing[0].id, 1, changes={"place": "Malakal"})
    second = judge("edit", killing[0].id, 2, changes={"place": "Juba"})
    accept = judge("accept", killing[0].id, 3)
    undone = [judge("undo", one.id, at) for at, one in enumerate((second, first), 4)]
    places = [
        next(review([first, second, accept, *undone[:n]]).apply(killing)).record.place  # type: ignore[union-attr]
        for n in range(3)
    ]
    assert places == ["Juba", "Malakal", "Bor"]


def test_an_edit_that_does_not_fit_changes_nothing(killing: list[Claim]) -> None:
    assert (
        list(review([judge("edit", killing[0].id, changes={"status": "unheard of"})]).apply(killing))
        == killing
    )


def test_a_report_that_was_taken_down_has_no_claims(killing: list[Claim], heading: MakeHeading) -> None:
    reviewed = review([judge("takedown", "a")])
    assert list(reviewed.apply(killing, rejected=True)) == []
    assert follow_copies([heading("a"), heading("b")], reviewed).keys() == {"b"}


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    reject = judge("reject", "ab", 1)
    undo = judge("undo", reject.id, 2)
    assert standing_judgements([reject, undo]) == []
    assert standing_judgements([reject, undo, judge("undo", undo.id, 3)]) == [reject]


def test_the_earlier_judgement_stands_again_when_the_later_is_undone() -> None:
    accept, reject = judge("accept", "ab", 1), judge("reject", "ab", 2)
    assert review([accept, reject, judge("undo", reject.id, 3)]).verdict("ab") == "accept"


def test_reviewers_say_which_report_republishes_which(heading: MakeHeading) -> None:
    reports = [heading("a", "2024-01-01"), heading("b", "2024-01-02", "a"), heading("c", "2024-01-03")]
    made = [judge("different", "a", other="b"), judge("same", "c", other="a")]
    found = follow_copies(reports, review(made))
    assert {i: h.copy_of for i, h in found.items()} == {"a": None, "b": None, "c": "a"}
