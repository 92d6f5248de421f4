"""What a document can be known to be no report of a conflict by, before any of it is read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from verbale.reading import can_be_relevant
from verbale.terms import RawItem

_TAG = re.compile(r"<[^>]*>")


def is_chaff(item: RawItem) -> bool:
    """Whether nothing that can be read out of a document's bytes is about an armed conflict.

    False wherever that is not certain: bytes in another encoding, or JSON that is none.
    """
    try:
        words = "\n".join(_texts(item))
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        return False
    return not can_be_relevant(words)


def _texts(item: RawItem) -> Iterator[str]:
    found = [item.data.decode()] if item.media not in ("json", "jsonl") else _strings(_decoded(item))
    if item.known:
        found = [*found, item.known.title]
    for text in found:
        plain = _TAG.sub(" ", text) if "<" in text else text
        yield html.unescape(plain) if "&" in plain else plain


def _decoded(item: RawItem) -> list[Any]:
    if item.media == "json":
        return [msgspec.json.decode(item.data)]
    return [msgspec.json.decode(line) for line in item.data.split(b"\n") if line.strip()]


def _strings(value: Any) -> list[str]:
    """Every text in a JSON value."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found
