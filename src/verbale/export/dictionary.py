"""The data dictionary of the CSV and Parquet tables, made from the types themselves."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import msgspec

from verbale.export.rows import Row
from verbale.terms import KINDS
from verbale.terms.vocabulary import load_data

_WHERE = ("evidence", "support")
_IN_ROW = ("event", "answers", "lat", "lon", "geonames_id")
"""Fields of records that columns of every row say better: `about`, and where the place is."""
COMMON = (
    *("id", "report_id", "report_title", "publisher", "published", "language", "url", "copy_of"),
    *("start", "end", "quote"),
)
PLACED = ("country", "feature", "lat", "lon", "geonames_id", "located_by")
PLACED_KINDS = ("rounds", "events", "tolls", "access")
_HANGING_KINDS = ("events", "tolls")
LAST = ("reader", "version", "line")


class _Columns(msgspec.Struct):
    common: dict[str, str]
    record: dict[str, str]


@cache
def _columns() -> _Columns:
    return load_data("export", "columns", _Columns)


@cache
def record_fields(struct: type) -> tuple[str, ...]:
    """The columns of a kind of record: its fields as on the wire, without its spans."""
    fields = msgspec.structs.fields(struct)
    return tuple(f.encode_name for f in fields if f.name not in (*_WHERE, *_IN_ROW))


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The columns of the table of a kind, in order."""
    placed = PLACED if kind in PLACED_KINDS else ()
    hanging = ("about",) if kind in _HANGING_KINDS else ()
    return (*COMMON, *record_fields(KINDS[kind]), *hanging, *placed, *LAST)


def flat(row: Row) -> dict[str, Any]:
    """A row as its table has it: only the columns of its kind, lists as lists."""
    stated = {**row.record, **{n: getattr(row, n) for n in (*COMMON, "about", *PLACED, *LAST)}}
    return {name: stated[name] for name in columns(row.kind)}


def meaning(column: str) -> str:
    """What a column means."""
    known = _columns()
    return known.record[column] if column in known.record else known.common[column]


def dictionary_markdown() -> str:
    """Every table and column with its meaning, as Markdown."""
    parts = [
        "# Data dictionary",
        "",
        "An empty cell means: the report does not say.",
        "",
        "## In every table",
        "",
        *(f"- `{name}`: {_columns().common[name]}" for name in (*COMMON, *LAST)),
        "",
        f"## Only in {', '.join(PLACED_KINDS)}",
        "",
        *(f"- `{name}`: {_columns().common[name]}" for name in PLACED),
        "",
        f"## Only in {', '.join(_HANGING_KINDS)}",
        "",
        f"- `about`: {_columns().common['about']}",
    ]
    for kind, struct in KINDS.items():
        says = (inspect.getdoc(struct) or "").split("\n\n", maxsplit=1)[0]
        parts += ["", f"## {kind}", "", " ".join(says.split()), ""]
        parts += [f"- `{name}`: {_columns().record[name]}" for name in record_fields(struct)]
    return "\n".join(parts) + "\n"
