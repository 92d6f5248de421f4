"""A piece of HTML that is a report's own text, to lines: one a paragraph, item or heading.

For a whole page, with menus and sidebars around the text, see `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

import lxml.etree
import lxml.html
import msgspec

from verbale.documents.decoding import mend
from verbale.documents.fields import load_toml

_TAG = re.compile(r"<(?:/?[a-z][\w:-]*(?:\s[^<>]*)?/?|!--.*?--)>", re.IGNORECASE | re.DOTALL)
_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|article|section|table|blockquote)\b[^<>]*>", re.IGNORECASE
)
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_CLASS_WORD = re.compile(r"[^\s_-]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
MAX_DEPTH = 2000
"""Nested deeper than this, a page has no tree that the parser would build, only tags to take out."""
MAX_MARKED_WORDS = 60
"""An element marked as no text is still kept when it holds more words than this."""


class Markup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How elements are read, from `markup.toml`."""

    dropped: frozenset[str]
    blocks: frozenset[str]
    marks: frozenset[str]
    shortcodes: tuple[str, ...]
    shortcodes_with_content: tuple[str, ...]


@cache
def _markup() -> Markup:
    found: Markup = load_toml("markup", Markup)
    return found


@cache
def _shortcode_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    whole, single = "|".join(_markup().shortcodes_with_content), "|".join(_markup().shortcodes)
    attributes = r"(?:\s+[\w-]+\s*=[^\]\n]*)?"
    return (
        re.compile(rf"\[({whole})\b{attributes}\].{{0,2000}}?\[/\1\]", re.DOTALL),
        re.compile(rf"\[/?(?:{single})(?:_\w+)?{attributes}\s*/?\]"),
    )


def strip_shortcodes(text: str) -> str:
    """Take out a publishing system's shortcodes; words that an editor put in brackets stay."""
    if "[" not in text:
        return text
    for pattern in _shortcode_patterns():
        text = pattern.sub(" ", text)
    return text


def has_blocks(text: str) -> bool:
    """Whether a text is written in HTML rather than as plain lines."""
    return bool(_BLOCK_TAG.search(text))


def strip_markup(html: str) -> str:
    """The text of a piece of HTML, a line a paragraph; items of lists begin with "- "."""
    root = parse_html(html)
    text = tidy_lines("".join(_walk(root))) if root is not None else ""
    if text or (root is not None and html.count("<") < MAX_DEPTH):
        return text
    return tidy_lines(unescape(_TAG.sub("\n", _CODE.sub("", html))))


def parse_html(html: str) -> Any:
    """The root element of a page or piece of one, None where there is no element in it."""
    cleaned = _CONTROL.sub("", mend(html))
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(f"<div>{cleaned}</div>", parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def tidy_lines(text: str) -> str:
    """Fold blanks within lines, and drop lines that hold none but them."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != "-")


def _walk(root: Any) -> Iterator[str]:
    """The text in order, with line breaks about blocks; by hand, as pages nest deeper than Python does."""
    blocks, closing = _markup().blocks, object()
    waiting: list[tuple[Any, Any]] = [(None, root)]
    while waiting:
        mark, node = waiting.pop()
        if mark is closing:
            yield node
            continue
        tail = _fold(node.tail) if node is not root else ""
        tag = node.tag if isinstance(node.tag, str) else ""
        edge = "\n" if tag in blocks else " " if tag in ("td", "th") else ""
        if not tag or _is_dropped(node, tag):
            yield edge + tail
            continue
        yield edge + ("- " if tag == "li" else "") + _fold(node.text)
        waiting.append((closing, edge + tail))
        waiting.extend((None, child) for child in reversed(node))


def _fold(text: str | None) -> str:
    """Line breaks of the source are no breaks of the page."""
    return _BLANKS.sub(" ", text) if text else ""


def _is_dropped(node: Any, tag: str) -> bool:
    if tag in _markup().dropped or "hidden" in node.attrib:
        return True
    named = f"{node.get('class', '')} {node.get('id', '')}".lower()
    if named == " " or _markup().marks.isdisjoint(_CLASS_WORD.findall(named)):
        return False
    return len("".join(node.itertext()).split()) <= MAX_MARKED_WORDS
