"""Feeds: the news of the latest reports as Atom and as JSON Feed."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from verbale.export.entries import Entry, FeedExporter

_ATOM = "http://www.w3.org/2005/Atom"
_TITLE = "Verbale: minutes of the news"
_ID = "urn:verbale:feed:reports"
_NEVER = "1970-01-01T00:00:00Z"


class AtomExporter(FeedExporter):
    """An Atom feed (RFC 4287), one entry a report: what it says, each line with its words.

    It holds the latest 200 reports; republished copies are left out.
    """

    title = "Atom feed"
    file_name = "feed.atom"
    media_type = "application/atom+xml"

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def finish(self) -> None:
        """Write the entries, the latest first."""
        super().finish()
        entries = self.entries()
        ET.register_namespace("", _ATOM)
        feed = ET.Element(f"{{{_ATOM}}}feed")
        _add(feed, "id", _ID)
        _add(feed, "title", _TITLE)
        _add(feed, "updated", entries[0].published if entries else _NEVER)
        _add(_add(feed, "author"), "name", "Verbale")
        for entry in entries:
            _add_entry(feed, entry)
        ET.indent(feed)
        self._file.write(f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, encoding='unicode')}\n")


class JsonFeedExporter(FeedExporter):
    """A JSON Feed (version 1.1) of the same entries as the Atom feed."""

    title = "JSON Feed"
    file_name = "feed.json"
    media_type = "application/feed+json"

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def finish(self) -> None:
        """Write the entries, the latest first."""
        super().finish()
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _TITLE,
            "authors": [{"name": "Verbale"}],
            "items": [_item(entry) for entry in self.entries()],
        }
        self._file.write(msgspec.json.format(msgspec.json.encode(feed)).decode() + "\n")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _add_entry(feed: ET.Element, entry: Entry) -> None:
    made = _add(feed, "entry")
    _add(made, "id", entry.id)
    _add(made, "title", _headline(entry))
    _add(made, "updated", entry.published)
    _add(made, "published", entry.published)
    if entry.url:
        _add(made, "link", rel="alternate", href=entry.url)
    for kind in entry.kinds:
        _add(made, "category", term=kind)
    _add(made, "content", entry.html, type="html")


def _headline(entry: Entry) -> str:
    return f"{entry.title} ({entry.publisher})" if entry.publisher else entry.title


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "title": _headline(entry),
        "content_html": entry.html,
        "date_published": entry.published,
        "tags": list(entry.kinds),
        "_verbale": {"publisher": entry.publisher, "claims": list(entry.claims)},
    }
    known = {"external_url": entry.url, "language": entry.language}
    return item | {name: value for name, value in known.items() if value}
