"""Partial dates are cleaned, checked, compared and captioned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.terms import DATES

PREFIXES = st.tuples(st.dates(min_value=date(1000, 1, 1)), st.sampled_from((4, 7, 10))).map(
    lambda drawn: drawn[0].isoformat()[: drawn[1]]
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2016-02-07T18:30:00Z", "2016-02-07"),
        ("2016-02-22TMO", "2016-02-22"),
        ("2016/2/7", "2016-02-07"),
        (" 2016-02 ", "2016-02"),
        ("2016-W08", None),
        ("2016-02-30", None),
        ("last spring", None),
        (None, None),
    ],
)
def test_clean(raw: str | None, value: str | None) -> None:
    assert DATES.clean(raw) == value


@given(PREFIXES)
def test_a_prefix_is_valid_and_clean(value: str) -> None:
    assert DATES.validate(value)
    assert DATES.clean(value) == value


@given(PREFIXES)
def test_first_and_last_enclose_the_prefix(value: str) -> None:
    assert DATES.first(value) <= DATES.last(value)
    assert DATES.first(value).isoformat().startswith(value)
    assert DATES.last(value).isoformat().startswith(value)


@given(PREFIXES, PREFIXES)
def test_compare_is_symmetric_and_bounded(left: str, right: str) -> None:
    alike = DATES.compare(left, right)
    assert alike == DATES.compare(right, left)
    assert 0 <= alike <= 1
    assert (alike == 1) == (left == right)


def test_a_day_within_its_month_is_closer_than_within_its_year() -> None:
    assert DATES.compare("2016-02-07", "2016-02") > DATES.compare("2016-02-07", "2016") > 0
    assert DATES.compare("2016-02-07", "2016-03") == 0


def test_caption() -> None:
    shown = [DATES.caption(value) for value in ("2016-02-07", "2016-02", "2016")]
    assert shown == ["7 February 2016", "February 2016", "2016"]
