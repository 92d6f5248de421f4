"""Dates of publication as people and programs write them, to ISO prefixes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=$|[T\s]|[+Z])")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?=$|T|\d{6}$)")
_YEAR = re.compile(r"^\s*(\d{4})\s*$")
_SLASHED = re.compile(r"\b(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})\b")
_DAY_FIRST = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
EARLIEST_YEAR = 1900
_EPOCH = re.compile(r"^\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")


def parse_date(value: object) -> str | None:
    """Read a date, with or without a time, as an ISO prefix (`2024-05-06`, `2024-05`, `2024`).

    The day is the one written, in the writer's own zone. "03/04/2024" could be two days, and
    is therefore none: None, as for all that cannot be read as a date.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return None
    text = str(value)
    return _numbered(text) or _named(text) or _slashed(text) or _since_epoch(text)


def _numbered(text: str) -> str | None:
    found = _ISO.match(text) or _COMPACT.match(text)
    if found:
        return _join(*found.groups())
    year = _YEAR.match(text)
    return _join(year.group(1), None, None) if year else None


def _named(text: str) -> str | None:
    for pattern, order in ((_MONTH_FIRST, (2, 0, 1)), (_DAY_FIRST, (2, 1, 0))):
        for found in pattern.finditer(text):
            year, name, day = (found.groups()[i] for i in order)
            month = _MONTHS.get(name.lower())
            if month:
                return _join(year, str(month), day)
    return None


def _slashed(text: str) -> str | None:
    found = _SLASHED.search(text)
    if not found:
        return None
    first, middle, last = found.groups()
    if len(first) == 4:
        return _join(first, middle, last)
    if len(last) != 4 or (int(first) <= 12 and int(middle) <= 12 and first != middle):
        return None
    return _join(last, middle, first) if int(middle) <= 12 else _join(last, first, middle)


def _since_epoch(text: str) -> str | None:
    found = _EPOCH.match(text)
    if not found:
        return None
    seconds = int(found.group(1)) // (1000 if len(found.group(1)) > 10 else 1)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _join(year: str, month: str | None, day: str | None) -> str | None:
    """The ISO prefix of these parts, None where there is no such date."""
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if found.year < EARLIEST_YEAR:
        return None
    return found.isoformat()[: 10 if day else 7 if month else 4]
