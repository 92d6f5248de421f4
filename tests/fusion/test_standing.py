from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.told import make_claim

from verbale.fusion import standing
from verbale.terms import Claim, Heading, Position, Span, Statement

MakeHeading = Callable[..., Heading]
MakeClaim = Callable[..., Claim]


def position(stance: Any, *, party: str = "Houthis", at: int = 0, **more: Any) -> Position:
    return Position(party=party, issue="aid.entry", stance=stance, evidence=Span(at, at + 20), **more)


def test_the_latest_stance_stands_and_the_history_is_kept(heading: MakeHeading, claim: MakeClaim) -> None:
    reports = [heading("a", "2018-12-01"), heading("b", "2018-12-13")]
    (cell,) = standing([claim("a", position("reject")), claim("b", position("accept"))], reports)
    assert [said.position.stance for said in cell.latest] == ["accept"]
    assert [said.position.stance for said in cell.history] == ["accept", "reject"]
    assert (cell.date, cell.reports, cell.origins) == ("2018-12-13", 2, 2)


def test_two_stances_of_one_day_stand_side_by_side(heading: MakeHeading, claim: MakeClaim) -> None:
    reports = [heading("a", "2018-12-13"), heading("b", "2018-12-13")]
    claims = [
        claim("a", position("reject")),
        claim("b", position("accept")),
        claim("b", position("accept", at=50)),
    ]
    (cell,) = standing(claims, reports)
    assert sorted(said.position.stance for said in cell.latest) == ["accept", "reject"]
    assert len(cell.history) == 3


def test_a_red_line_is_a_stance_of_its_own(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = [claim("a", position("reject")), claim("a", position("reject", at=50, red_line=True))]
    (cell,) = standing(claims, [heading("a", "2018-12-13")])
    assert {said.position.red_line for said in cell.latest} == {True, False}


def test_copies_are_one_origin(heading: MakeHeading, claim: MakeClaim) -> None:
    reports = [heading("a", "2018-12-01"), heading("b", "2018-12-01", "a"), heading("c", "2018-12-02", "b")]
    (cell,) = standing([claim(i, position("demand")) for i in "abc"], reports)
    assert (cell.reports, cell.origins) == (3, 1)


def test_the_day_of_the_statement_counts_before_the_day_of_the_report(
    heading: MakeHeading, claim: MakeClaim
) -> None:
    said = Statement(speaker="Houthis", said="2018-12-10", evidence=Span(0, 40))
    claims = [claim("a", position("reject")), claim("a", said), claim("b", position("accept"))]
    (cell,) = standing(claims, [heading("a", "2018-12-13"), heading("b", "2018-12-12")])
    assert [(one.position.stance, one.date) for one in cell.history] == [
        ("accept", "2018-12-12"),
        ("reject", "2018-12-10"),
    ]


def test_a_statement_of_another_does_not_date_a_position(heading: MakeHeading, claim: MakeClaim) -> None:
    said = Statement(speaker="Saudi Arabia", said="2018-12-10", evidence=Span(0, 40))
    (cell,) = standing([claim("a", position("reject")), claim("a", said)], [heading("a", "2018-12-13")])
    assert cell.date == "2018-12-13"


def test_an_undated_stance_is_never_later_than_a_dated_one(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = [claim("a", position("reject")), claim("b", position("accept"))]
    (cell,) = standing(claims, [heading("a"), heading("b", "2018-12-12")])
    assert [said.position.stance for said in cell.latest] == ["accept"]


def test_parties_and_issues_stand_apart_in_order(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = [claim("a", position("reject")), claim("a", position("demand", party="Government of Yemen"))]
    found = standing(claims, [heading("a", "2018-12-13")])
    assert [cell.party for cell in found] == ["Government of Yemen", "Houthis"]


def test_claims_of_reports_out_of_sight_are_passed_over(heading: MakeHeading, claim: MakeClaim) -> None:
    assert standing([claim("a", position("reject"))], [heading("b")]) == []


def test_a_party_that_opens_a_sentence_is_the_same_party() -> None:
    report = Heading(id="r", published="2021-01-02")
    one, two = (
        make_claim("r", Position(party=party, issue="aid.entry", stance="demand", evidence=Span(n, n + 5)))
        for n, party in enumerate(("Aid workers", "aid workers"))
    )
    found = standing([one, two], [report])
    assert [s.party for s in found] == ["aid workers"]
