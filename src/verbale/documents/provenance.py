"""Whose text a page republishes, where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from verbale.documents.fields import load_toml
from verbale.terms import Span

_DATELINE_SOURCE = re.compile(
    r"\A[^\n]{0,60}?[A-Z]{3,}[^\n(]{0,40}\((?P<from>[A-Z][\w .&'’-]{1,30})\)\s*[-–—]"
)


class _Patterns(msgspec.Struct, forbid_unknown_fields=True):
    lines: list[str]
    tails: list[str]


@cache
def _compiled() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    patterns: _Patterns = load_toml("provenance", _Patterns)
    lines = [re.compile(pattern, re.IGNORECASE) for pattern in patterns.lines]
    return lines, re.compile("|".join(patterns.tails), re.IGNORECASE)


def republished_from(text: str, boilerplate: Iterable[Span], publisher: str | None) -> str | None:
    """The publisher or agency whose text this is, by the page's own word; None if it does not say.

    It is said in a line that is not news, or by the agency in the dateline. A publisher's own
    name makes no copy.
    """
    lines, tails = _compiled()
    said = [span.of(text) for span in boilerplate]
    found = [hit for line in said for pattern in lines if (hit := pattern.search(line.strip()))]
    if not found and (agency := _DATELINE_SOURCE.match(text)):
        found = [agency]
    for hit in found:
        name = _tidy(tails.sub("", hit["from"]))
        if name and _bare(name) != _bare(publisher or ""):
            return name
    return None


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" \"'“”‘’-–—")
    return name.title() if name.isupper() and " " in name else name


def _bare(name: str) -> str:
    return re.sub(r"\W|^the\s", "", name.lower())
