"""W3C Web Annotations: every claim tied to the words it rests on."""

from __future__ import annotations

from typing import Any

from verbale.export.entries import web_address
from verbale.export.exporter import Exporter, ListWriter
from verbale.export.rows import Cited

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PAGE = "urn:verbale:annotations"


class AnnotationExporter(Exporter):
    """Web Annotations (JSON-LD), one a claim, with TextQuoteSelector and TextPositionSelector.

    Positions count in the report's text as it was read; on the web page only the quotation
    holds. Where the name of a private person stands among the words or next to them, no
    quotation is given.
    """

    title = "W3C Web Annotations"
    file_name = "annotations.jsonld"
    media_type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

    def setup(self) -> None:
        """Open the file."""
        head = {"@context": _CONTEXT, "id": _PAGE, "type": "AnnotationPage"}
        self._items = ListWriter(self.open(), head, "items")

    def feed(self, cited: Cited) -> None:
        """Write one claim."""
        self._items.add(_annotation(cited))
        self.written += 1

    def finish(self) -> None:
        """Close the page."""
        self._items.finish()


def _annotation(cited: Cited) -> dict[str, Any]:
    row = cited.row
    return {
        "id": f"urn:verbale:claim:{row.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": row.line},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": row.kind},
        ],
        "target": _targets(cited),
    }


def _targets(cited: Cited) -> list[dict[str, Any]]:
    """The words in the text as it was read and, where it has an address, on the web page."""
    row, words = cited.row, cited.surroundings()
    position = {"type": "TextPositionSelector", "start": row.start, "end": row.end}
    quotation: list[dict[str, Any]] = []
    if words is not None:
        before, exact, after = words
        quotation = [{"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}]
    read = {"source": f"urn:verbale:report:{row.report_id}", "selector": [*quotation, position]}
    page = web_address(row.url)
    return [read, {"source": page, "selector": quotation[0]}] if page and quotation else [read]
