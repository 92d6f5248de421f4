"""Reports given as JSON: one object, a list of them, or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from verbale.documents.decoding import mend
from verbale.documents.fields import Article, describe, field_names, fold_key
from verbale.documents.markup import has_blocks, strip_markup, strip_shortcodes
from verbale.documents.pages import read_page
from verbale.errors import DocumentError

MAX_NESTING = 3


def read_lines(text: str, first: int = 1) -> Iterator[tuple[int, Article | DocumentError]]:
    """Read one object a line: its line's number with its article, or with what is wrong with it."""
    for number, line in enumerate(text.split("\n"), first):
        if line.strip():
            yield number, _read_object(line)


def read_objects(text: str) -> Iterator[tuple[int, Article | DocumentError]]:
    """Read a JSON file: each report's number in it, with its article or what is wrong with it.

    A file that is no JSON as a whole, but is line by line, is read so.
    """
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        lines = list(read_lines(text))
        if any(isinstance(article, Article) for _, article in lines):
            yield from lines
        else:
            yield 0, DocumentError(f"not JSON: {error}")
        return
    for number, item in enumerate(_reports(value), 1):
        yield number, _article(item)


def _reports(value: Any, depth: int = 0) -> list[Any]:
    """The objects that are reports: those of a list, or of the list that an object holds them in."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and depth < MAX_NESTING:
        fields = {fold_key(key): inner for key, inner in value.items()}
        if not any(isinstance(fields.get(name), str) for name in field_names().text):
            for name in field_names().reports:
                if isinstance(fields.get(name), list | dict):
                    return _reports(fields[name], depth + 1)
    return [value]


def _read_object(line: str) -> Article | DocumentError:
    try:
        return _article(msgspec.json.decode(line))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return DocumentError(f"not JSON: {error}")


def _article(value: Any) -> Article | DocumentError:
    if not isinstance(value, dict):
        return DocumentError("not a report: an object with its fields is wanted")
    fields = {fold_key(key): inner for key, inner in value.items()}
    for name in field_names().text:
        text = fields.get(name)
        if isinstance(text, list) and all(isinstance(part, str) for part in text):
            text = "\n".join(text)
        if isinstance(text, str) and text.strip():
            return describe(_clean(name, text), fields)
    return DocumentError(f"a report without text: none of {', '.join(field_names().text[:4])} holds any")


def _clean(name: str, text: str) -> str:
    """The text as given where it is plain; stripped of its markup where it is HTML."""
    if "<html" in text[:2000].lower():
        return read_page(text).text
    if "html" in name or has_blocks(text):
        return strip_markup(strip_shortcodes(text))
    return mend(text)
