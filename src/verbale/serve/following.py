"""Which pages can be followed, in which forms, under which addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from verbale.serve.page import Page
from verbale.serve.query import Query, to


@dataclass(frozen=True)
class Form:
    """A form of feed: the ending of its address, what it is called, its media type."""

    ending: str
    label: str
    media_type: str


ATOM = Form("atom", "Atom", "application/atom+xml")
JSON_FEED = Form("json", "JSON Feed", "application/feed+json")
CALENDAR = Form("ics", "Calendar", "text/calendar")
_NEWS = (ATOM, JSON_FEED)
_ALL = (*_NEWS, CALENDAR)
FEEDS: Mapping[str, tuple[str, tuple[Form, ...]]] = {
    "/": ("/board", _NEWS),
    "/movement": ("/movement", _NEWS),
    "/timeline": ("/timeline", _ALL),
    "/rounds": ("/rounds", _ALL),
    "/incidents": ("/incidents", _ALL),
    "/access": ("/access", _ALL),
    "/statements": ("/statements", _NEWS),
    "/changes": ("/changes", _NEWS),
    "/reports": ("/reports", _NEWS),
    "/search": ("/search", _NEWS),
}
"""A page's address -> the address of its feeds without their ending, and their forms."""


class Link(NamedTuple):
    """Where a page is followed."""

    label: str
    media_type: str
    url: str


def feeds_of(page: Page, query: Query) -> list[Link]:
    """The feeds of a page, narrowed as it is; none where it has none, or nothing was searched for yet."""
    if page.path not in FEEDS or (page.path == "/search" and not query.filters):
        return []
    path, forms = FEEDS[page.path]
    # What changed since a day long gone is no news; without a day a feed goes on by itself.
    kept = {
        name: value for name, value in query.filters.items() if (page.path, name) != ("/changes", "since")
    }
    return [Link(form.label, form.media_type, to(f"{path}.{form.ending}", **kept)) for form in forms]
