"""Parquet: the tables of the CSV export, typed, for pandas, R, DuckDB and Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import msgspec

from verbale.errors import ExportError
from verbale.export.dictionary import columns, dictionary_markdown, flat, meaning
from verbale.export.exporter import Exporter
from verbale.export.files import DICTIONARY
from verbale.export.rows import Cited, Row
from verbale.terms import KINDS

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 2_000


class ParquetExporter(Exporter):
    """One table a kind of claim, with the columns of the CSV tables and their types.

    Lists stay lists; each column bears its meaning. Needs the extra `parquet`.
    """

    title = "Parquet tables with a data dictionary"
    file_name = DICTIONARY
    media_type = "application/vnd.apache.parquet"
    takes_rejected = True
    library = "pyarrow"
    extra = "parquet"

    def setup(self) -> None:
        """Open one table a kind and write the dictionary.

        Raises:
            ExportError: pyarrow is not installed.
        """
        if lack := self.lacks():
            raise ExportError(lack)
        from pyarrow import parquet  # noqa: PLC0415 (an extra, and slow to import)

        self._tables = {}
        for kind in KINDS:
            path = self.folder / f"{kind}.parquet"
            writer = parquet.ParquetWriter(path, _schema(kind), compression="zstd")
            self._tables[kind] = self._files.enter_context(writer)
        self._rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
        self.open(DICTIONARY).write(dictionary_markdown())

    def feed(self, cited: Cited) -> None:
        """Keep one claim for its table, and write those kept once there are many."""
        kind = cited.row.kind
        self._rows[kind].append(flat(cited.row))
        self.written += 1
        if len(self._rows[kind]) >= ROWS_AT_ONCE:
            self._write(kind)

    def finish(self) -> None:
        """Write the last rows of every table."""
        for kind in KINDS:
            self._write(kind)

    def _write(self, kind: str) -> None:
        import pyarrow as pa  # noqa: PLC0415

        if self._rows[kind]:
            self._tables[kind].write_table(pa.Table.from_pylist(self._rows[kind], schema=_schema(kind)))
            self._rows[kind] = []


def _schema(kind: str) -> pa.Schema:
    """The columns of a kind of claim with types and meanings."""
    import pyarrow as pa  # noqa: PLC0415

    struct = KINDS[kind]
    hints = get_type_hints(Row)
    of_record = get_type_hints(struct)
    hints |= {f.encode_name: of_record[f.name] for f in msgspec.structs.fields(struct) if f.name in of_record}
    return pa.schema(
        [
            pa.field(name, _type(hints[name]), metadata={"description": meaning(name)})
            for name in columns(kind)
        ]
    )


def _type(hint: Any) -> pa.DataType:
    """The Arrow type of a field; texts of a fixed set are texts."""
    import pyarrow as pa  # noqa: PLC0415

    kinds = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    text = repr(hint)
    if text.startswith("tuple["):
        return pa.list_(pa.list_(pa.int64()) if "Span" in text else pa.string())
    parts = [part for part in get_args(hint) or (hint,) if part in kinds]
    return kinds[parts[0]] if parts else pa.string()
