"""Feeds: the news of the latest reports as Atom and as JSON Feed."""

from __future__ import annotations

from verbale.export.entries import FeedExporter
from verbale.export.syndication import Feed, atom_text, json_feed_text

_TITLE = "Verbale: minutes of the news"
_ID = "urn:verbale:feed:reports"


class AtomExporter(FeedExporter):
    """An Atom feed (RFC 4287), one entry a report: what it says, each line with its words.

    It holds the latest 200 reports; republished copies are left out.
    """

    title = "Atom feed"
    file_name = "feed.atom"
    media_type = "application/atom+xml"

    def finish(self) -> None:
        """Write the entries, the latest first."""
        super().finish()
        self._file.write(atom_text(_feed(self)))


class JsonFeedExporter(FeedExporter):
    """A JSON Feed (version 1.1) of the same entries as the Atom feed."""

    title = "JSON Feed"
    file_name = "feed.json"
    media_type = "application/feed+json"

    def finish(self) -> None:
        """Write the entries, the latest first."""
        super().finish()
        self._file.write(json_feed_text(_feed(self)))


def _feed(exporter: FeedExporter) -> Feed:
    return Feed(id=_ID, title=_TITLE, entries=tuple(exporter.entries()))
