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
FORMS = (ATOM, JSON_FEED, CALENDAR)
FEEDS: Mapping[str, str] = {
    "/": "/board",
    **{path: path for path in ("/movement", "/timeline", "/rounds", "/incidents", "/access", "/statements")},
    **{path: path for path in ("/changes", "/reports", "/search")},
}
"""A page's address -> the address of its feeds without their ending."""
_FOLLOWED = {"/map": "/incidents", "/brief": "/changes", "/sticking": "/movement"}
"""A page of which all that is new stands on another -> that page; its filters are among the other's."""


class Link(NamedTuple):
    """Where a page is followed."""

    label: str
    media_type: str
    url: str


def feeds_of(page: Page, query: Query) -> list[Link]:
    """The feeds of a page, narrowed as it is; none where it has none, or nothing was searched for yet."""
    followed = _FOLLOWED.get(page.path, page.path)
    if followed not in FEEDS or (followed == "/search" and not query.filters):
        return []
    # What changed since a day long gone is no news; without a day a feed goes on by itself.
    kept = {name: value for name, value in query.filters.items() if (followed, name) != ("/changes", "since")}
    return [
        Link(form.label, form.media_type, to(f"{FEEDS[followed]}.{form.ending}", **kept)) for form in FORMS
    ]
