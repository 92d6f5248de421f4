"""Plain text, with or without a header; not one character of the text itself is changed."""

from __future__ import annotations

import re

from verbale.documents.fields import Article, describe, field_names, fold_key

MAX_HEADER_LINES = 40

_FIELD = re.compile(r"^([A-Za-z][\w \-]{0,30}?)[ \t]*:(?:[ \t]+(.*))?$")
_RULE = re.compile(r"^---[ \t]*$")


def read_plain(text: str) -> Article:
    """Split the header of `Key: value` lines from the text below its line `---`.

    A text without such a header, or whose header names nothing that a report says of itself,
    is given as it is.
    """
    fields: dict[str, str] = {}
    start = 0
    for _ in range(MAX_HEADER_LINES):
        end = text.find("\n", start)
        line = (text[start:] if end < 0 else text[start:end]).rstrip("\r")
        if _RULE.match(line) and fields:
            break
        found = _FIELD.match(line)
        if not found or end < 0:
            return Article(text=text)
        fields.setdefault(fold_key(found.group(1)), (found.group(2) or "").strip())
        start = end + 1
    else:
        return Article(text=text)
    if not _known() & set(fields):
        return Article(text=text)
    return describe("" if end < 0 else text[end + 1 :], fields)


def _known() -> set[str]:
    names = field_names()
    return {*names.title, *names.published, *names.publisher, *names.url}
