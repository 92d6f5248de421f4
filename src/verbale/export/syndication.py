"""Entries of news, and how Atom and JSON Feed write them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from verbale.terms import DATES

NEVER = "1970-01-01T00:00:00Z"
_ATOM = "http://www.w3.org/2005/Atom"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of news.

    Attributes:
        id: lasting address of the entry, `urn:verbale:report:…`.
        title: its headline.
        published: when it was first published, a time (RFC 3339); a day is midnight UTC.
        updated: when it was last added to, None where nothing was.
        publisher: who published the report.
        url: the report's address on the web; None for any other.
        page: the address at which Verbale shows it; None where it does not.
        language: the report's language.
        html: what it says.
        kinds: the kinds of claims.
        claims: their ids.
    """

    id: str
    title: str
    published: str
    updated: str | None = None
    publisher: str | None
    url: str | None
    page: str | None = None
    language: str | None
    html: str
    kinds: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def headline(self) -> str:
        """Its headline with the publisher."""
        return f"{self.title} ({self.publisher})" if self.publisher else self.title


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """Entries in their order.

    Attributes:
        id: lasting address of the feed, `urn:verbale:feed:…`.
        title: what it is called.
        entries: the entries, the latest first.
        address: where the feed itself is had; None where it is a file.
        home: the page that shows the same; None where there is none.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    address: str | None = None
    home: str | None = None


def moment(date: str) -> str:
    """A partial date as a time: the first midnight (UTC) that it can mean."""
    return f"{DATES.first(date).isoformat()}T00:00:00Z"


def atom_text(feed: Feed) -> str:
    """A feed as Atom.

    Source: RFC 4287.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", max((one.updated or one.published for one in feed.entries), default=NEVER))
    _add(_add(root, "author"), "name", "Verbale")
    if feed.address:
        _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    if feed.home:
        _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def json_feed_text(feed: Feed) -> str:
    """A feed as JSON.

    Source: JSON Feed, version 1.1.
    """
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "authors": [{"name": "Verbale"}],
    }
    known = {"home_page_url": feed.home, "feed_url": feed.address}
    made |= {name: value for name, value in known.items() if value}
    made["items"] = [_item(entry) for entry in feed.entries]
    return msgspec.json.format(msgspec.json.encode(made)).decode() + "\n"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _add_entry(feed: ET.Element, entry: Entry) -> None:
    made = _add(feed, "entry")
    _add(made, "id", entry.id)
    _add(made, "title", entry.headline)
    _add(made, "updated", entry.updated or entry.published)
    _add(made, "published", entry.published)
    if entry.page:
        _add(made, "link", rel="alternate", href=entry.page)
    if entry.url:
        _add(made, "link", rel="via" if entry.page else "alternate", href=entry.url)
    for kind in entry.kinds:
        _add(made, "category", term=kind)
    _add(made, "content", entry.html, type="html")


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "title": entry.headline,
        "content_html": entry.html,
        "date_published": entry.published,
        "tags": list(entry.kinds),
        "_verbale": {"publisher": entry.publisher, "claims": list(entry.claims)},
    }
    known = {
        "url": entry.page,
        "external_url": entry.url,
        "date_modified": entry.updated,
        "language": entry.language,
    }
    return item | {name: value for name, value in known.items() if value}
