"""Quotations: from an opening mark to its closing one, over sentences and, where they run on, paragraphs."""

from __future__ import annotations

import re

from verbale.reading.paragraphs import split_paragraphs
from verbale.terms import Span

_CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''", "‘": "’", "'": "'", "``": "''"}
_OPENING = re.compile(r"``|''|[“„«\"‘']")
_BEFORE = " \t\xa0\r\n([{—–-:;,/"
_SINGLE = "‘'"


def quotations(text: str) -> list[Span]:
    """The outermost quotations, marks included, in order.

    A paragraph that opens a quotation and does not close it holds one to its end, as a quotation
    that runs on over paragraphs is printed; so does one whose mark was lost. Single marks count
    only where they cannot be apostrophes.
    """
    found: list[Span] = []
    for paragraph in split_paragraphs(text):
        found += _in_paragraph(text, *paragraph)
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    found = []
    lost: set[str] = set()
    at = start
    while opening := _OPENING.search(text, at, end):
        mark = opening.group()
        at = opening.end()
        if mark in lost or not _may_open(text, start, end, opening):
            continue
        close = _closing(text, at, end, mark)
        if close is None and mark in _SINGLE:
            lost.add(mark)
            continue
        stop = close or end
        if stop > at:
            found.append(Span(opening.start(), stop))
        at = stop
    return found


def _may_open(text: str, low: int, high: int, opening: re.Match[str]) -> bool:
    """Whether a mark can open: it stands after a blank or the like, and before a word."""
    mark, start, after = opening.group(), opening.start(), opening.end()
    if after >= high or text[after].isspace():
        return False
    if mark in "“„«``" and mark not in _SINGLE:
        return True
    return start == low or text[start - 1] in _BEFORE or (mark == "'" and text[start - 1] in '"“')


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    """The offset after the closing mark, None if the paragraph has none."""
    if mark in {"''", "``"}:
        close = text.find("''", at, end)
        return None if close < 0 else close + 2
    for index in range(at, end):
        if text[index] in _CLOSERS[mark] and (mark not in _SINGLE or _single_closes(text, index, end)):
            if mark in ('"', *_SINGLE) and text[index - 1].isspace() and text[index - 2] not in "'’":
                continue
            return index + 1
    return None


def _single_closes(text: str, index: int, end: int) -> bool:
    """Whether a single mark closes: no letter follows, and it is no possessive of a plural."""
    after = text[index + 1] if index + 1 < end else ""
    if after.isalnum():
        return False
    return text[index - 1] in ".,?!…" or text[index - 1] != "s" or not after.isspace()
