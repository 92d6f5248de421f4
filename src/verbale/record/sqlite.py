"""What only SQLite needs: its settings, its locks and its full-text search.

Everything else in this room is SQLAlchemy Core and holds for PostgreSQL as well.
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from verbale.errors import RecordError
from verbale.terms import Span

BUSY_TIMEOUT_S = 60.0
_WRITES = "verbale_writes"
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no clean text holds them
_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORDLIKE = re.compile(r"[^\W_]")


class Found(NamedTuple):
    """A report's number, its text, and where the words looked for stand in it."""

    seq: int
    text: str
    matches: tuple[Span, ...]


def connect(path: Path) -> Engine:
    """An engine for the SQLite file at `path`, which it makes if there is none."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_TIMEOUT_S}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    cursor = connection.cursor()
    _write_ahead(cursor)
    # With a write-ahead log NORMAL survives the death of the process at any moment; only the
    # last commits before a power cut may be lost, and a second run reads those reports again.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Turn the write-ahead log on; SQLite does not wait for locks here, so this does."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def connect_writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock at once, so that none fails half-way for it."""
    return engine.connect().execution_options(**{_WRITES: True})


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


def is_in(column: sa.ColumnElement[Any], values: Iterable[str] | Iterable[int]) -> sa.ColumnElement[bool]:
    """That a column has one of any number of values; SQLite takes only so many parameters, so they go as JSON."""
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def index_report(connection: Connection, seq: int, title: str, text: str) -> None:
    """Make a report's words findable."""
    connection.execute(
        sa.text("INSERT INTO report_words(rowid, title, text) VALUES (:seq, :title, :text)"),
        {"seq": seq, "title": title, "text": text},
    )


def index_claims(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Make claims findable by the `words` of each row; `seq` is the claim's number."""
    found = list(rows)
    if found:
        connection.execute(sa.text("INSERT INTO claim_words(rowid, words) VALUES (:seq, :words)"), found)


def match_expression(query: str) -> str | None:
    """Any text as an FTS5 expression: all its words, and its quoted phrases as phrases.

    Returns:
        None if there is no word in it.
    """
    clean = query.replace("\0", " ").replace("“", '"').replace("”", '"')
    clean = clean.encode("utf-8", "replace").decode()  # half characters cannot be looked for
    terms = [phrase or word for phrase, word in _TOKEN.findall(clean)]
    return " AND ".join(f'"{term}"' for term in terms if _WORDLIKE.search(term)) or None


def find_reports(connection: Connection, expression: str, limit: int) -> list[Found]:
    """The best reports for an FTS5 expression."""
    rows = connection.execute(
        sa.text(
            "SELECT rowid, text, highlight(report_words, 1, :opens, :closes) FROM report_words "
            "WHERE report_words MATCH :expression ORDER BY rank, rowid LIMIT :limit"
        ),
        {"opens": _OPEN, "closes": _CLOSE, "expression": expression, "limit": limit},
    )
    return [Found(seq, text, _marked_spans(text, marked)) for seq, text, marked in rows]


def find_claims(connection: Connection, expression: str, limit: int) -> list[int]:
    """The numbers of the best claims for an FTS5 expression, of current readings and past ones."""
    rows = connection.execute(
        sa.text(
            "SELECT rowid FROM claim_words WHERE claim_words MATCH :expression ORDER BY rank, rowid LIMIT :limit"
        ),
        {"expression": expression, "limit": limit},
    )
    return [row[0] for row in rows]


def _marked_spans(text: str, marked: str) -> tuple[Span, ...]:
    """Where the marks stand in a text; nowhere if it has such characters of its own."""
    if _OPEN in text or _CLOSE in text:
        return ()
    spans, start, length = [], 0, 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if piece == _OPEN:
            start = length
        elif piece == _CLOSE:
            spans.append(Span(start, length))
        else:
            length += len(piece)
    return tuple(spans)
