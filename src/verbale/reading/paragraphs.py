"""Paragraphs of news text: a line each, unless the text was wrapped at a fixed width.

Wire copy and posts of newsgroups break their lines in mid sentence at some 70 characters; there
the paragraph is what blank lines part. A text may be of both kinds, block by block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verbale.terms import Span

_LINE = re.compile(r"[^\r\n]+")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-*•·–—▪●]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_INDENT = re.compile(r"\t| {2,}")

MAX_WIDTH = 110
"""No wrapped line is longer, in characters."""
MIN_WIDTH = 50
"""No text in capitals is wrapped at less."""
MIN_OPEN = 0.5
"""In a wrapped block so many of the lines that another follows end without an end of a sentence."""
MIN_RUNNING = 0.3
"""And after so many of them the next begins in lower case; text in capitals must fill its lines instead."""
MIN_FILLED = 0.7
SLACK_CHARS = 10
"""A line is full if the next line's first word would have taken it to within so much of the width."""


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, in order, without the blanks at their ends."""
    blocks = _blocks(text)
    widths = [_width([span.of(text) for span in block]) for block in blocks]
    lines = sum(len(block) for block in blocks if len(block) > 1)
    wrapped = sum(len(block) for block, width in zip(blocks, widths, strict=True) if width)
    usual = max(widths, default=0) if 2 * wrapped >= lines else 0
    paragraphs: list[Span] = []
    for block, width in zip(blocks, widths, strict=True):
        paragraphs += _joined(text, block, width or usual)
    return paragraphs


def _blocks(text: str) -> list[list[Span]]:
    """Lines, stripped, in the groups that blank lines part."""
    blocks: list[list[Span]] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        between = text[end : match.start()]
        if not blocks or max(between.count("\n"), between.count("\r")) > 1:
            blocks.append([])
        end = match.start() + len(line.rstrip())
        blocks[-1].append(Span(start, end))
    return blocks


def _width(lines: Sequence[str]) -> int:
    """The width at which a block is wrapped, 0 if it is not."""
    joints = len(lines) - 1
    longest = max(map(len, lines))
    if joints < 1 or longest > MAX_WIDTH:
        return 0
    opened = [not _CLOSED.search(line) and not _ITEM.match(after) for line, after in pairwise(lines)]
    running = sum(o and after[0].islower() for o, after in zip(opened, lines[1:], strict=True))
    filled = sum(_is_full(a, b, longest) for a, b in pairwise(lines))
    capitals = "".join(lines).isupper() and longest >= MIN_WIDTH and filled >= MIN_FILLED * joints
    return (
        longest if sum(opened) >= MIN_OPEN * joints and (capitals or running >= MIN_RUNNING * joints) else 0
    )


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) >= width - SLACK_CHARS


def _joined(text: str, block: list[Span], width: int) -> list[Span]:
    """The paragraphs of one block: its lines, put together where one runs on into the next."""
    joined = [block[0]]
    for before, line in pairwise(block):
        if width and _runs_on(text, before, line, width):
            joined[-1] = joined[-1].to(line)
        else:
            joined.append(line)
    return joined


def _runs_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line of a wrapped block goes on with the one before it."""
    last, first = before.of(text), line.of(text)
    if _ITEM.match(first):
        return False
    closed = bool(_CLOSED.search(last))
    if not closed and first[0].islower():
        return True
    indented = _INDENT.fullmatch(text[text.rfind("\n", 0, line.start) + 1 : line.start]) if closed else None
    return not indented and _is_full(last, first, width)
