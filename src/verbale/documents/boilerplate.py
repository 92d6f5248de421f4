"""Spans of a text that are not news: republishing lines, newsletter tails, credits, disclaimers.

A rule sees one line. It applies anywhere, or only in the head or the tail of a text, and only to
lines short enough; `boilerplate.toml` has the rules. What is marked is never taken out of a
report's text: readers pass over it, and `clean_text` leaves it out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from verbale.documents.fields import load_toml
from verbale.terms import Span

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_COUNTED = re.compile(r"[\d|]|[.!?,;:][\"'”’)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")

HEAD_LINES = 4
TAIL_LINES = 12
MIN_REPEATS = 10
MAX_LINE_CHARS = 1000
NEWS_WORDS = 25
"""A line of so many words, which no rule knows, is news: the tail lies below the last such line but one."""
LINK_WORDS = 22
"""A line below a heading such as "Read more:" is one of its links up to so many words."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of line that is not news.

    Attributes:
        id: a name for people.
        where: `any`, or only in the `head` or the `tail`.
        max_words: longer lines are left alone.
        starts: alternatives that a line begins with (regular expressions, case ignored).
        whole: alternatives that a line is, but for marks and blanks about it.
        opens_links: whether the short lines below it, with no end of a sentence, go with it.
    """

    id: str
    where: Literal["any", "head", "tail"]
    max_words: int
    starts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    opens_links: bool = False


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]
    trailing: tuple[str, ...]


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    words: int
    marked: Rule | None = None
    linked: bool = False


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    rules: _Rules = load_toml("boilerplate", _Rules)
    return tuple((rule, _compile(rule)) for rule in rules.rule)


def _compile(rule: Rule) -> re.Pattern[str]:
    around = r"[^\w\"“”‘’'«»]*_*"
    parts = [rf"(?:{'|'.join(rule.starts)})"] if rule.starts else []
    if rule.whole:
        parts.append(rf"(?:{'|'.join(rule.whole)}){around}$")
    return re.compile(rf"{around}(?:{'|'.join(parts)})", re.IGNORECASE)


@cache
def _trailing() -> re.Pattern[str]:
    rules: _Rules = load_toml("boilerplate", _Rules)
    return re.compile(rf"(?:{'|'.join(rules.trailing)})\s*$", re.IGNORECASE)


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """The spans of a text that are not news, in order; neighbours with but blanks between are one."""
    lines = [
        _Line(m.start(), m.group(), len(_WORD.findall(m.group())))
        for m in _LINE.finditer(text)
        if m.group().strip()
    ]
    for line in lines:
        line.marked = _match(line, "any")
    for line in lines[:HEAD_LINES]:
        line.marked = line.marked or _match(line, "head")
    for line in lines[_tail_start(lines) :]:
        line.marked = line.marked or _match(line, "tail")
    _mark_links(lines)
    _mark_repeats(lines)
    spans = [span for line in lines if (span := _span(line))]
    return _join(text, spans)


def _match(line: _Line, where: str) -> Rule | None:
    if len(line.text) > MAX_LINE_CHARS:
        return None
    for rule, pattern in _compiled():
        if rule.where == where and line.words <= rule.max_words and pattern.match(line.text):
            return rule
    return None


def _tail_start(lines: list[_Line]) -> int:
    """The first line of the tail: at most `TAIL_LINES`, and at most one line of news below it."""
    news = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        known = line.marked or _match(line, "tail")
        news += not known and line.words >= NEWS_WORDS
        if news > 1 or len(lines) - index > TAIL_LINES:
            return index + 1
    return 0


def _mark_links(lines: list[_Line]) -> None:
    opened = False
    for line in lines:
        if line.marked:
            opened = line.marked.opens_links or (opened and not line.linked)
            continue
        opened = opened and line.words <= LINK_WORDS and not _SENTENCE_END.search(line.text.rstrip())
        line.linked = opened


def _mark_repeats(lines: list[_Line]) -> None:
    """A short line that stands there again and again is a part of the page, not of the report."""
    times = Counter(line.text for line in lines)
    for line in lines:
        bare = 3 <= line.words <= LINK_WORDS and not _COUNTED.search(line.text)
        line.linked = line.linked or (bare and times[line.text] >= MIN_REPEATS)


def _span(line: _Line) -> Span | None:
    """The marked part of a line: all of it, or a credit that closes a line of news."""
    if line.marked or line.linked:
        return Span(line.start, line.start + len(line.text.rstrip()))
    found = _trailing().search(line.text)
    if not found or not line.text[: found.start()].strip():
        return Span(line.start, line.start + len(line.text.rstrip())) if found else None
    return Span(line.start + found.start(), line.start + len(line.text.rstrip()))


def _join(text: str, spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = joined[-1].to(span)
        else:
            joined.append(span)
    return tuple(joined)
