"""What an exporter is: it is set up, fed one cited claim at a time, finished, and always closed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from verbale.views import Material


class Exporter(ABC):
    """Writes the claims of a record to files in one folder.

    Class attributes:
        title: what it is called in `--help`.
        file_name: its main file.
        media_type: that file's media type.
    """

    title: ClassVar[str]
    file_name: ClassVar[str]
    media_type: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def setup(self) -> None:
        """Open the files."""

    @abstractmethod
    def feed(self, row: dict[str, Any]) -> None:
        """Take one claim, as `export_rows` gives it."""

    @abstractmethod
    def finish(self) -> None:
        """Write what comes after the last claim."""

    @abstractmethod
    def close(self) -> None:
        """Close the files; called whatever happened."""


def export_rows(material: Material) -> Iterable[dict[str, Any]]:
    """Every claim as a flat row: its own fields, those of its report, and the words it cites."""
    for claim in material.claims:
        cited = material.cite(claim)
        yield {
            "id": claim.id,
            "kind": claim.kind,
            "report_id": claim.report_id,
            "report_title": cited.title,
            "publisher": cited.publisher,
            "published": cited.published,
            "url": cited.url,
            "copy_of": material.headings[claim.report_id].copy_of,
            "start": cited.start,
            "end": cited.end,
            "quote": material.quote(claim.report_id, claim.evidence, max_chars=10_000),
            "reader": claim.reader,
            "version": claim.version,
            "line": material.line(claim),
            "record": material.stated(claim),
        }


def export(material: Material, exporters: Iterable[Exporter]) -> int:
    """Walk the claims once and feed every exporter; return how many claims there were."""
    running = list(exporters)
    count = 0
    try:
        for exporter in running:
            exporter.setup()
        for row in export_rows(material):
            count += 1
            for exporter in running:
                exporter.feed(row)
        for exporter in running:
            exporter.finish()
    finally:
        for exporter in running:
            exporter.close()
    return count
