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
    headline: list[str]


_HEADLINE_TAIL = re.compile(r"\s[-–—|]\s(?P<from>[^-–—|]{2,40})\s*\Z")


@cache
def _outlets() -> frozenset[str]:
    patterns: _Patterns = load_toml("provenance", _Patterns)
    return frozenset(name.casefold() for name in patterns.headline)


@cache
def _compiled() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    patterns: _Patterns = load_toml("provenance", _Patterns)
    lines = [re.compile(pattern, re.IGNORECASE) for pattern in patterns.lines]
    return lines, re.compile("|".join(patterns.tails), re.IGNORECASE)


def republished_from(
    text: str, boilerplate: Iterable[Span], publisher: str | None, title: str = ""
) -> str | None:
    """The publisher or agency whose text this is, by the page's own word; None if it does not say.

    It is said in a line that is not news, by the agency in the dateline, or by an agency or outlet
    behind the headline. A publisher's own name makes no copy.
    """
    lines, tails = _compiled()
    said = [span.of(text) for span in boilerplate]
    found = [hit for line in said for pattern in lines if (hit := pattern.search(line.strip()))]
    if not found and (agency := _DATELINE_SOURCE.match(text)):
        found = [agency]
    tail = _HEADLINE_TAIL.search(title)
    if not found and tail and _is_outlet(tail["from"], publisher):
        found = [tail]
    for hit in found:
        name = _tidy(tails.sub("", hit["from"]))
        if name and _bare(name) != _bare(publisher or ""):
            return name
    return None


def _is_outlet(name: str, publisher: str | None) -> bool:
    """Whether a name behind a headline is a known agency's or outlet's, and not the publisher's own."""
    return name.strip().casefold() in _outlets() and _bare(name) not in _bare(publisher or "")


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" \"'“”‘’-–—")
    return name.title() if name.isupper() and " " in name else name


def _bare(name: str) -> str:
    return re.sub(r"\W|^the\s", "", name.lower())
