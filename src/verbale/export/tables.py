"""Tables of any sort: what is written into a cell, and a table whose columns a data file explains."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import IO, Any

import msgspec

from verbale.export.exporter import Exporter
from verbale.terms.vocabulary import load_data

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column: its name, what it means and, in HXL, its hashtag and the field it is taken from."""

    name: str
    says: str
    tag: str = ""
    of: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table; `note` says what must be known before it is used."""

    title: str
    note: str
    column: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of its columns, in order."""
        return [column.name for column in self.column]


@cache
def load_table(name: str) -> Table:
    """The table that `data/NAME.toml` describes."""
    return load_data("export", name, Table)


def describe(table: Table) -> str:
    """The data dictionary of a table, as Markdown."""
    lines = [f"# {table.title}", "", table.note.strip(), "", "An empty cell means: not known.", ""]
    for column in table.column:
        tag = f" ({column.tag})" if column.tag else ""
        lines.append(f"- `{column.name}`{tag}: {column.says}")
    return "\n".join(lines) + "\n"


def cell(value: object) -> object:
    """What is written for a value: lists joined by "; ", formulas disarmed by an apostrophe."""
    if isinstance(value, list | tuple):
        return cell("; ".join(str(v) for v in value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


class TableWriter:
    """Writes the rows of a table as CSV."""

    def __init__(self, file: IO[str], names: Sequence[str]) -> None:
        self._table = csv.DictWriter(file, names, extrasaction="raise")
        self._table.writeheader()

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row; columns that it does not name stay empty."""
        self._table.writerow({name: cell(value) for name, value in row.items()})


class TableExporter(Exporter):
    """Writes one table, which the data file of its file's name explains, and that explanation beside it."""

    media_type = "text/csv"

    def setup(self) -> None:
        """Open the table and write its dictionary."""
        name = PurePath(self.file_name).stem
        table = load_table(name)
        self._table = TableWriter(self.open(), table.names)
        self.open(f"{name}.md").write(describe(table))
