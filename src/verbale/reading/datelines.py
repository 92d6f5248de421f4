"""Datelines: "GENEVA (Agency) - ", "AMMAN/BEIRUT The …"; where a report was filed, not where things happened."""

from __future__ import annotations

import re

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_PLACES = rf"{_PLACE}(?:(?:\s*/\s*|,?\s){_PLACE}){{0,6}}"
_REGION = r"(?:,\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)?"
_DAY = r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
_SOURCE = r"(?:\s\([^()\n]{2,40}\))?"
_DASHED = re.compile(rf"{_PLACES}{_REGION}{_DAY}{_SOURCE},?\s*(?:[-–—―]+|:)\s+(?=[\"“'‘]?[\w$])")
_BARE = re.compile(rf"{_PLACES}(?:,\s[A-Z][a-z]+\.)?{_SOURCE}\s+(?=[\"“'‘]?[A-Z][a-z]*\b)")
_MIN_LETTERS = 4


def dateline_end(paragraph: str, text: str) -> int:
    """Where the dateline that opens a paragraph ends, 0 if none does.

    Without a dash it must not be an acronym: its words are long, and stand in capitals
    nowhere else in `text`.
    """
    if found := _DASHED.match(paragraph):
        return found.end()
    found = _BARE.match(paragraph)
    if not found or paragraph.isupper():
        return 0
    words = re.findall(r"[A-ZÀ-Þ]{2,}", found.group())
    if "/" in found.group() and len(words) > 1:
        return found.end()
    unique = all(len(word) >= _MIN_LETTERS and text.count(word) == 1 for word in words)
    return found.end() if unique and words else 0
