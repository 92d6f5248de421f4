from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.documents.dates import parse_date
from verbale.terms import DATES


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06 21:45:06", "2024-05-06"),
        ("2024-05-06T23:30:00-05:00", "2024-05-06"),
        ("2024-5-6", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("20240506", "2024-05-06"),
        ("20240506101112", "2024-05-06"),
        ("May 6, 2024", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06"),
        ("Sept. 5th, 2020 at noon", "2020-09-05"),
        ("6th of May 2024", "2024-05-06"),
        ("May 2024", "2024-05"),
        ("2024/05/06", "2024-05-06"),
        ("23/04/2024", "2024-04-23"),
        ("04/23/2024", "2024-04-23"),
        ("5.5.2024", "2024-05-05"),
        ("1714989600", "2024-05-06"),
        (1714989600000, "2024-05-06"),
        (date(2024, 5, 6), "2024-05-06"),
        ("03/04/2024", None),
        ("2024-02-31", None),
        ("0001-01-01", None),
        ("Monday", None),
        ("true", None),
        (True, None),
        (None, None),
        ([], None),
    ],
)
def test_dates_become_iso_prefixes(written: object, day: str | None) -> None:
    assert parse_date(written) == day


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - a day on paper
def test_a_day_is_the_same_however_it_is_written(when: datetime) -> None:
    for form in (
        "%Y-%m-%d",
        "%d %B %Y",
        "%B %d, %Y",
        "%Y%m%d",
        "%a, %d %b %Y %H:%M:%S",
        "%Y-%m-%dT%H:%M:%SZ",
    ):
        assert parse_date(when.strftime(form)) == when.date().isoformat()


@given(st.text() | st.integers() | st.floats())
def test_whatever_stands_there_is_a_day_or_none(value: object) -> None:
    day = parse_date(value)
    assert day is None or DATES.validate(day)
