"""HXL: counts, access and events as tables with a row of hashtags, for humanitarian data tools."""

from __future__ import annotations

from typing import Any

from verbale.export.exporter import Exporter
from verbale.export.rows import Cited
from verbale.export.tables import TableWriter, describe, load_table

_KINDS = ("tolls", "access", "events")


class HxlExporter(Exporter):
    """CSV tables of counts, access and events whose second row holds HXL hashtags."""

    title = "HXL tables"
    file_name = "hxl.md"
    media_type = "text/csv"

    def setup(self) -> None:
        """Open one table a kind, and write hashtags and dictionary."""
        described = {kind: load_table(f"hxl_{kind}") for kind in _KINDS}
        self._columns = {kind: table.column for kind, table in described.items()}
        self._tables = {}
        for kind, table in described.items():
            writer = TableWriter(self.open(f"{kind}.hxl.csv"), table.names)
            writer.add({column.name: column.tag for column in table.column})
            self._tables[kind] = writer
        self.open().write("\n".join(describe(table) for table in described.values()))

    def feed(self, cited: Cited) -> None:
        """Write one claim into the table of its kind, if it has one."""
        kind = cited.row.kind
        if kind in self._tables:
            self._tables[kind].add(
                {column.name: _look_up(cited, column.of) for column in self._columns[kind]}
            )
            self.written += 1


def _look_up(cited: Cited, path: str) -> Any:
    """A field of the row, of its record or of its place."""
    of, name = path.split(".")
    if of == "record":
        return cited.row.record[name]
    return getattr(cited.row if of == "row" else cited.place, name, None)
