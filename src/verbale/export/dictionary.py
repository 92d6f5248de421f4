"""The data dictionary of the CSV tables, made from the types themselves."""

from __future__ import annotations

import inspect
from functools import cache
from importlib.resources import files

import msgspec

from verbale.terms import KINDS
from verbale.terms.vocabulary import decode_toml

_WHERE = ("evidence", "support")


class _Columns(msgspec.Struct):
    common: dict[str, str]
    record: dict[str, str]


@cache
def _columns() -> _Columns:
    raw = (files("verbale.export") / "data" / "columns.toml").read_bytes()
    return decode_toml(raw, _Columns, "columns.toml")


def record_fields(struct: type) -> list[str]:
    """The columns of a kind of record: its fields as on the wire, without its spans."""
    return [f.encode_name for f in msgspec.structs.fields(struct) if f.name not in _WHERE]


def dictionary_markdown() -> str:
    """Every table and column with its meaning, as Markdown."""
    columns = _columns()
    parts = [
        "# Data dictionary",
        "",
        "An empty cell means: the report does not say.",
        "",
        "## In every table",
        "",
    ]
    parts += [f"- `{name}`: {meaning}" for name, meaning in columns.common.items()]
    for kind, struct in KINDS.items():
        says = (inspect.getdoc(struct) or "").split("\n\n", maxsplit=1)[0]
        parts += ["", f"## {kind}.csv", "", " ".join(says.split()), ""]
        parts += [f"- `{name}`: {columns.record[name]}" for name in record_fields(struct)]
    return "\n".join(parts) + "\n"
