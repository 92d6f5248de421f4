"""Histories of points; here as the view of access shows them."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.told import Minutes, passage

from verbale.views import Point, access


def history(*told: tuple[str, str, dict[str, str]]) -> Point:
    minutes = Minutes()
    for day, status, more in told:
        minutes.report(day, "The Tine crossing is told of.", passage("Tine", "Tine crossing", status, **more))
    (point,) = access(minutes.material())
    return point


def test_a_state_lasts_until_another_is_told_of_a_later_day() -> None:
    point = history(("2021-03-01", "closed", {"by": "army"}), ("2021-03-09", "reopened", {}))
    assert [(s.status, s.first, s.until) for s in point.spans] == [
        ("closed", "2021-03-01", "2021-03-09"),
        ("reopened", "2021-03-09", None),
    ]


def test_the_same_state_again_is_one_span_with_both_reports() -> None:
    point = history(("2021-03-01", "closed", {"by": "army"}), ("2021-03-04", "closed", {}))
    (span,) = point.spans
    assert (span.first, span.last, span.by, len(span.told)) == ("2021-03-01", "2021-03-04", "army", 2)


def test_states_at_odds_on_one_day_stand_side_by_side() -> None:
    point = history(("2021-03-01", "closed", {"by": "army"}), ("2021-03-01", "reopened", {}))
    assert [(s.status, s.disputed, s.until) for s in point.spans] == [
        ("closed", True, None),
        ("reopened", True, None),
    ]


def test_two_who_are_said_to_have_closed_it_are_never_merged() -> None:
    point = history(("2021-03-01", "closed", {"by": "army"}), ("2021-03-02", "closed", {"by": "rebels"}))
    assert [span.by for span in point.spans] == ["army", "rebels"]


def test_open_for_one_traffic_does_not_contradict_closed_for_another() -> None:
    point = history(
        ("2021-03-01", "closed", {"traffic": "people"}), ("2021-03-02", "reopened", {"traffic": "goods"})
    )
    assert [span.until for span in point.spans] == [None, None]


def test_a_convoy_that_got_through_ends_no_siege() -> None:
    point = history(
        ("2021-03-01", "restricted", {"traffic": "aid"}),
        ("2021-03-05", "open", {"traffic": "aid"}),
        ("2021-03-09", "restricted", {"traffic": "aid"}),
    )
    assert [(s.status, s.first, s.last, s.of_a_day) for s in point.spans] == [
        ("restricted", "2021-03-01", "2021-03-09", False),
        ("open", "2021-03-05", "2021-03-05", True),
    ]


def test_an_attack_ends_nothing() -> None:
    point = history(("2021-03-01", "open", {}), ("2021-03-05", "attacked", {"by": "rebels"}))
    assert [(s.status, s.until, s.of_a_day) for s in point.spans] == [
        ("open", None, False),
        ("attacked", None, True),
    ]


def test_the_texts_day_goes_before_the_reports() -> None:
    point = history(("2021-03-05", "closed", {"date": "2021-02"}))
    assert [(t.date, t.dated_by) for t in point.spans[0].told] == [("2021-02", "text")]


def test_what_has_no_name_is_each_reports_own() -> None:
    minutes = Minutes()
    for day in ("2021-03-01", "2021-03-02"):
        minutes.report(day, "A border is shut.", passage("border", "border", "closed"))
    assert [(p.point, p.named, p.reports) for p in access(minutes.material())] == [("border", False, 1)] * 2


def test_a_point_is_found_under_any_spelling() -> None:
    minutes = Minutes()
    minutes.report("2021-03-01", "Road to al-Foua shut.", passage("al-Foua", "al-Foua", "closed"))
    minutes.report("2021-03-02", "Road to Foua shut.", passage("Foua", "Foua", "closed"))
    (point,) = access(minutes.material(), point="al-foua")
    assert (point.reports, [alike.reason for alike in point.spellings]) == (2, ["form"])
    assert access(minutes.material(), point="Kobani") == []


STATES = st.sampled_from(["open", "restricted", "closed", "reopened", "attacked"])
DAYS = st.dates(min_value=dt.date(2021, 3, 1), max_value=dt.date(2021, 3, 9)).map(dt.date.isoformat)
TOLD = st.tuples(DAYS, STATES, st.fixed_dictionaries({"by": st.sampled_from([None, "army", "rebels"])}))


@given(st.lists(TOLD, min_size=1, max_size=12))
def test_every_report_stands_in_one_span_of_its_own_state(
    told: list[tuple[str, str, dict[str, str]]],
) -> None:
    point = history(*told)
    cited = [one.citation.report_id for span in point.spans for one in span.told]
    assert sorted(cited) == sorted(f"r{n}" for n in range(len(told)))
    for span in point.spans:
        states = {told[int(one.citation.report_id[1:])][1] for one in span.told}
        assert states == {span.status}
        assert span.until is None or span.last is None or span.last <= span.until
