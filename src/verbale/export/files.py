"""JSONL, and CSV with its data dictionary: one file a kind of claim."""

from __future__ import annotations

import msgspec

from verbale.export.dictionary import columns, dictionary_markdown, flat
from verbale.export.exporter import Exporter
from verbale.export.rows import Cited
from verbale.export.tables import TableWriter
from verbale.terms import KINDS

DICTIONARY = "dictionary.md"


class JsonlExporter(Exporter):
    """One JSON object a line, one line a claim."""

    title = "JSON lines"
    file_name = "claims.jsonl"
    media_type = "application/jsonl"
    takes_rejected = True

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def feed(self, cited: Cited) -> None:
        """Write one claim."""
        self._file.write(msgspec.json.encode(cited.row).decode() + "\n")
        self.written += 1


class CsvExporter(Exporter):
    """One table a kind of claim, and the dictionary of their columns.

    Lists are joined by "; ". A text that a spreadsheet would take for a formula has an
    apostrophe put before it.
    """

    title = "CSV tables with a data dictionary"
    file_name = DICTIONARY
    media_type = "text/csv"
    takes_rejected = True

    def setup(self) -> None:
        """Open one table a kind and write the dictionary."""
        self._tables = {kind: TableWriter(self.open(f"{kind}.csv"), columns(kind)) for kind in KINDS}
        self.open(DICTIONARY).write(dictionary_markdown())

    def feed(self, cited: Cited) -> None:
        """Write one claim into the table of its kind."""
        self._tables[cited.row.kind].add(flat(cited.row))
        self.written += 1
