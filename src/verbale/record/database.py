"""What every database needs: write transactions, errors told as ours, and lists of any length in queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from verbale.errors import RecordError
from verbale.terms import Span

WRITES = "verbale_writes"
"""The execution option of a connection whose transactions write; a backend takes its lock by it."""


class Found(NamedTuple):
    """A report's number, its text, and where the words looked for stand in it."""

    seq: int
    text: str
    matches: tuple[Span, ...]


class Words(Protocol):
    """Full-text search of one backend; a query is a list of words and phrases, all of which must occur."""

    def index_report(self, connection: Connection, seq: int, title: str, text: str) -> None:
        """Make a report's words findable."""

    def index_claims(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Make claims findable by the `words` of each row; `seq` is the claim's number."""

    def find_reports(self, connection: Connection, terms: list[str], limit: int) -> list[Found]:
        """The best reports for these terms."""

    def find_claims(self, connection: Connection, terms: list[str], limit: int) -> list[int]:
        """The numbers of the best claims for these terms, of current readings and past ones."""


def connect_writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock at once, so that none fails half-way for it."""
    return engine.connect().execution_options(**{WRITES: True})


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: committed at the end, rolled back on an error."""
    with connect_writing(engine) as connection, connection.begin():
        yield connection


@contextmanager
def explained() -> Iterator[None]:
    """Turns what the database complains of into a `RecordError`: a broken file, a full disk, a lock."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise RecordError(f"the record cannot be read or written: {error.orig}") from error


class UnstorableError(Exception):
    """A value that this database cannot hold; the report that has it becomes a problem."""


@contextmanager
def storable() -> Iterator[None]:
    """Tells of a value that the database cannot hold, such as a NUL in a text of PostgreSQL."""
    try:
        yield
    except sa.exc.DataError as error:
        raise UnstorableError(str(error.orig)) from error


class _Each(GenericFunction[str]):
    """The items of a JSON list, as rows with a column `value`."""

    name = "json_each"
    inherit_cache = True


@compiles(_Each, "postgresql")
def _each_in_postgres(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"jsonb_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS JSONB))"


def is_in(column: sa.ColumnElement[Any], values: Iterable[str] | Iterable[int]) -> sa.ColumnElement[bool]:
    """That a column has one of any number of values; databases take only so many parameters, so they go as JSON."""
    listed = _Each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(sa.cast(listed.c.value, column.type)))
