"""JSONL, and CSV with its data dictionary: one file a kind of claim."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import Any

import msgspec

from verbale.export.dictionary import dictionary_markdown, record_fields
from verbale.export.exporter import Exporter
from verbale.terms import KINDS

COMMON = (
    "id",
    "kind",
    "report_id",
    "report_title",
    "publisher",
    "published",
    "url",
    "copy_of",
    "start",
    "end",
    "quote",
)
LAST = ("reader", "version", "line")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class JsonlExporter(Exporter):
    """One JSON object a line, one line a claim."""

    title = "JSON lines"
    file_name = "claims.jsonl"
    media_type = "application/jsonl"

    def setup(self) -> None:
        """Open the file."""
        self._file = (self.folder / self.file_name).open("wb")

    def feed(self, row: dict[str, Any]) -> None:
        """Write one claim."""
        self._file.write(msgspec.json.encode(row) + b"\n")

    def finish(self) -> None:
        """Nothing comes after the last line."""

    def close(self) -> None:
        """Close the file, if it was opened."""
        if hasattr(self, "_file"):
            self._file.close()


class CsvExporter(Exporter):
    """One table a kind of claim, and the dictionary of their columns.

    Lists are joined by "; ". A text that a spreadsheet would take for a formula has an
    apostrophe put before it.
    """

    title = "CSV tables with a data dictionary"
    file_name = "dictionary.md"
    media_type = "text/csv"

    def setup(self) -> None:
        """Open one table a kind and write the dictionary."""
        self._files = ExitStack()
        self._tables: dict[str, Any] = {}
        for kind, struct in KINDS.items():
            file = self._files.enter_context(
                (self.folder / f"{kind}.csv").open("w", newline="", encoding="utf-8")
            )
            table = csv.DictWriter(file, [*COMMON, *record_fields(struct), *LAST], extrasaction="ignore")
            table.writeheader()
            self._tables[kind] = table
        (self.folder / self.file_name).write_text(dictionary_markdown(), encoding="utf-8")

    def feed(self, row: dict[str, Any]) -> None:
        """Write one claim into the table of its kind."""
        flat = {**row["record"], **{name: row[name] for name in (*COMMON, *LAST)}}
        self._tables[row["kind"]].writerow({name: _cell(value) for name, value in flat.items()})

    def finish(self) -> None:
        """Nothing comes after the last row."""

    def close(self) -> None:
        """Close the tables, if they were opened."""
        if hasattr(self, "_files"):
            self._files.close()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(str(v) for v in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


EXPORTERS: dict[str, type[Exporter]] = {"jsonl": JsonlExporter, "csv": CsvExporter}
