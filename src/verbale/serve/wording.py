"""How templates write dates, numbers and addresses, and what is kept out of every line."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verbale.serve.downloads import downloads_of
from verbale.serve.following import feeds_of
from verbale.serve.query import to
from verbale.terms import DATES
from verbale.views import issue_label
from verbale.views.captions import in_quotes, say_stance

# Marks that turn the direction of all that follows them; a line that bears one could be made to
# read as another. Marks that only tell the direction of a letter stay.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_YEAR_DAYS = 365


def harmless(value: Any) -> Any:
    """What is put into a page, without marks that turn the writing about it or that no page may hold."""
    if isinstance(value, str) and _TURNING.search(value):
        clean = _TURNING.sub("", value)
        return Markup(clean) if isinstance(value, Markup) else clean  # noqa: S704 (was markup before)
    return value


def day(value: str | None) -> str:
    """A date as written in a line: "7 Feb 2016", "Feb 2016", "2016"."""
    cleaned = DATES.clean(value)
    if cleaned is None:
        return value or "no date"
    return " ".join(word[:3] if word.isalpha() else word for word in DATES.caption(cleaned).split())


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def age(days: int | None) -> str:
    """How old: "today", "5 days old", "2 years old"."""
    if days is None:
        return ""
    if days < 1:
        return "today" if days == 0 else ""
    return f"{count(days, 'day')} old" if days < 2 * _YEAR_DAYS else f"{days // _YEAR_DAYS} years old"


def web_address(url: str | None) -> str | None:
    """An address that may be linked to: of the web alone, never one that runs."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def marked(text: str, sought: str) -> list[tuple[str, bool]]:
    """A text in pieces, and of each whether it is one of the words looked for."""
    words = sorted(re.findall(r"\w+", sought), key=len, reverse=True)
    if not words:
        return [(text, False)]
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return [(piece, n % 2 == 1) for n, piece in enumerate(pattern.split(text)) if piece]


@cache
def templates() -> Environment:
    """The templates; all that is put in is escaped."""
    made = Environment(
        loader=PackageLoader("verbale.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=harmless,
    )
    made.filters.update(day=day, count=count, age=age, web=web_address, quoted=in_quotes, issue=issue_label)
    made.globals.update(marked=marked, to=to, say_stance=say_stance)
    made.globals.update(feeds_of=feeds_of, downloads_of=downloads_of)
    return made
