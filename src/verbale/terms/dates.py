"""Partial dates: an ISO prefix is a date, as precise as it is long.

`2021` means the year, `2021-02` the month, `2021-02-07` the day. Nothing is ever filled in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day"]

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?(?:[T ].*)?\s*", re.DOTALL)
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WITHIN = {"year": 0.4, "month": 0.7}
_NEXT_DAY = 0.5


class DateType:
    """The verbs of partial dates."""

    name = "date"

    def clean(self, raw: str | None) -> str | None:
        """The ISO prefix that a text writes, None where it writes none.

        Slashes, dots and missing zeros are set right and a time of day is cut off
        (`2016/2/7`, `2016-02-07T18:30`, `2016-02-22TMO`); weeks, seasons and quarters are no prefixes.
        """
        found = _LOOSE.fullmatch(raw or "")
        if found is None:
            return None
        year, *rest = (part for part in found.groups() if part)
        value = "-".join([year, *(part.zfill(2) for part in rest)])
        return value if self.validate(value) else None

    def validate(self, value: str) -> bool:
        """Whether it is an ISO prefix that names a day, month or year of the calendar."""
        found = _SHAPE.fullmatch(value)
        if found is None:
            return False
        year, month, day = (int(part) if part else 1 for part in found.groups())
        return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    def precision(self, value: str) -> Precision:
        """How precise a valid date is."""
        return _PRECISIONS[len(value)]

    def first(self, value: str) -> date:
        """The first day that a valid date can mean."""
        return date.fromisoformat(value + "-01" * ((10 - len(value)) // 3))

    def last(self, value: str) -> date:
        """The last day that a valid date can mean."""
        first = self.first(value)
        if len(value) == 10:
            return first
        month = first.month if len(value) == 7 else 12
        return date(first.year, month, monthrange(first.year, month)[1])

    def compare(self, left: str, right: str) -> float:
        """How alike two valid dates are, from 0 (cannot be one) to 1 (equal).

        A date within a less precise one is less sure than an equal one; neighbouring days
        are often one night's.
        """
        if left == right:
            return 1.0
        shorter, longer = sorted((left, right), key=len)
        if len(shorter) < len(longer):
            return _WITHIN[self.precision(shorter)] if longer.startswith(shorter) else 0.0
        if len(left) == 10 and abs((self.first(left) - self.first(right)).days) == 1:
            return _NEXT_DAY
        return 0.0

    def caption(self, value: str) -> str:
        """A valid date as a reader is shown it: "7 February 2016", "February 2016", "2016"."""
        year, *rest = value.split("-")
        if not rest:
            return year
        month = _MONTHS[int(rest[0]) - 1]
        return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"


DATES = DateType()
"""The one instance; the type keeps no state."""


@lru_cache(maxsize=16_384)
def read_day(raw: str | None) -> date | None:
    """The day that a text writes, None where it writes none, or only a month or a year."""
    value = DATES.clean(raw)
    return DATES.first(value) if value and DATES.precision(value) == "day" else None
