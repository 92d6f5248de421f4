"""What feeds are made of: one entry a report, its news as HTML."""

from __future__ import annotations

import heapq
import re
from html import escape
from itertools import groupby
from pathlib import Path

from verbale.export.exporter import ReportExporter
from verbale.export.rows import Cited
from verbale.export.syndication import Entry, moment

MAX_ENTRIES = 200
_HEADINGS = {
    "rounds": "Talks",
    "positions": "Positions",
    "events": "Events",
    "tolls": "Counts",
    "access": "Access",
    "unlocks": "What a deal would bring",
    "blames": "Who blames whom",
    "statements": "Statements",
}
_ORDER = tuple(_HEADINGS)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FeedExporter(ReportExporter):
    """Keeps the entries of the reports that were published last."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._latest: list[tuple[str, str, Entry]] = []

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def take(self, cited: list[Cited]) -> None:
        """Make the entry of one report and keep it while it is among the latest."""
        heading = cited[0].heading
        if heading.copy_of:
            self.left_out["reports that republish another"] += 1
        elif not heading.published:
            self.left_out["reports without a date"] += 1
        else:
            keep = heapq.heappush if len(self._latest) < MAX_ENTRIES else self._push_out
            keep(self._latest, (heading.published, heading.id, _entry(cited, heading.published)))

    def entries(self) -> list[Entry]:
        """The entries, the latest first."""
        self.written = len(self._latest)
        return [entry for *_, entry in sorted(self._latest, key=lambda kept: kept[:2], reverse=True)]

    def _push_out(self, kept: list[tuple[str, str, Entry]], new: tuple[str, str, Entry]) -> None:
        heapq.heappushpop(kept, new)
        self.left_out[f"reports older than the latest {MAX_ENTRIES}"] += 1


def web_address(url: str | None) -> str | None:
    """An address that may be a link: http or https, nothing that a browser would run."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def printable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _entry(cited: list[Cited], published: str) -> Entry:
    first = cited[0].row
    kinds = tuple(kind for kind in _ORDER if any(c.row.kind == kind for c in cited))
    return Entry(
        id=f"urn:verbale:report:{first.report_id}",
        title=printable(first.report_title) or "Without a headline",
        published=moment(published),
        publisher=printable(first.publisher) if first.publisher else None,
        url=web_address(first.url),
        language=first.language,
        html=printable(_html(cited)),
        kinds=kinds,
        claims=tuple(c.row.id for c in cited),
    )


def _html(cited: list[Cited]) -> str:
    """The claims as lists, a heading a kind; lines that rest on the same words stand above them together."""
    parts = []
    ordered = sorted(cited, key=lambda c: (_ORDER.index(c.row.kind), c.row.start))
    for kind, group in groupby(ordered, key=lambda c: c.row.kind):
        lines: dict[str, dict[str, None]] = {}
        for one in group:
            lines.setdefault(one.row.quote, {})[escape(one.row.line)] = None
        parts.append(f"<h3>{_HEADINGS[kind]}</h3><ul>")
        parts += [
            f"<li>{'<br>'.join(said)} <blockquote>{escape(quote)}</blockquote></li>"
            for quote, said in lines.items()
        ]
        parts.append("</ul>")
    return "".join(parts)
