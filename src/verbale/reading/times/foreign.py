"""Absolute dates of reports in other languages, by the library dateparser: "24 de noviembre de 2016"."""

from __future__ import annotations

import re
from functools import cache

from dateparser.date import DateDataParser
from dateparser.languages.loader import LocaleDataLoader
from dateparser.search import search_dates

from verbale.terms import Span, Time

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LAST_DIGIT = re.compile(r"^.*\d", re.DOTALL)
_LEADING = re.compile(r"^[^\W\d]{1,3}\s+")
_CHARS = {"day": 10, "month": 7, "year": 4}
_MAX_CHARS = 5_000
_SETTINGS: dict[str, str | bool] = {"PREFER_DAY_OF_MONTH": "first", "RETURN_AS_TIMEZONE_AWARE": False}


@cache
def is_known(language: str) -> bool:
    """Whether dates of a language (ISO 639-1) can be read."""
    return language in LocaleDataLoader().get_locale_map()


@cache
def _parser(language: str) -> DateDataParser:
    return DateDataParser(languages=[language], settings=_SETTINGS)


def foreign_dates(text: str, offset: int, language: str) -> list[Time]:
    """The dates with a year in some text of a language other than English, in order.

    Args:
        text: a paragraph or sentence; beyond 5,000 characters nothing is read.
        offset: where it begins in the report.
        language: ISO 639-1 code of a language that `is_known`.
    """
    if _YEAR.search(text) is None:
        return []
    found: list[Time] = []
    at = 0
    for words, _ in search_dates(text[:_MAX_CHARS], languages=[language], settings=_SETTINGS) or ():
        start = text.find(words, at)
        if start < 0 or _YEAR.search(words) is None:
            continue
        at = start + len(words)
        time = _time(words, offset + start, language)
        if time is not None:
            found.append(time)
    return found


def _time(words: str, start: int, language: str) -> Time | None:
    """The date of some words without the preposition before and the words behind it; None for a bare number."""
    whole = _LAST_DIGIT.match(words)
    if whole is None:
        return None
    leading = _LEADING.match(whole.group())
    cut = leading.end() if leading is not None else 0
    bare = whole.group()[cut:]
    if bare.isdigit():
        return None
    data = _parser(language).get_date_data(bare)
    if data is None or data.date_obj is None or data.period not in _CHARS:
        return None
    value = data.date_obj.date().isoformat()[: _CHARS[data.period]]
    return Time(span=Span(start + cut, start + cut + len(bare)), type="DATE", value=value)


__all__ = ["foreign_dates", "is_known"]
