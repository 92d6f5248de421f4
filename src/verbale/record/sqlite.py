"""What only SQLite needs: its settings, its lock and its full-text search."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from verbale.record.database import WRITES, Found, connect_writing, explained, is_in, writing
from verbale.terms import Span

BUSY_TIMEOUT_S = 60.0
CANDIDATES = 1000
"""Of what a search finds, so many are ranked: those that came in last."""
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no clean text holds them

__all__ = [
    "connect",
    "connect_writing",
    "explained",
    "find_claims",
    "find_reports",
    "index_claims",
    "index_report",
    "is_in",
    "writing",
]


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
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


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


def _expression(terms: Iterable[str]) -> str:
    return " AND ".join(f'"{term}"' for term in terms)


def find_reports(connection: Connection, terms: list[str], limit: int) -> list[Found]:
    """The best of the latest `CANDIDATES` reports that hold all these words and phrases."""
    expression = _expression(terms)
    # Ranks and marks are worked out for few rows alone: of a common word there are very many.
    first = _first_candidate(connection, "report_words", expression)
    best = _ranked(connection, "report_words", expression, first, limit)
    found = (_marked(connection, expression, seq) for seq in best)
    return [one for one in found if one is not None]


def find_claims(connection: Connection, terms: list[str], limit: int) -> list[int]:
    """The numbers of the best claims for these terms, of current readings and past ones."""
    expression = _expression(terms)
    first = _first_candidate(connection, "claim_words", expression)
    return _ranked(connection, "claim_words", expression, first, limit)


def _first_candidate(connection: Connection, table: str, expression: str) -> int:
    """The number of the first of the latest rows that are ranked."""
    query = (
        f"SELECT rowid FROM {table} WHERE {table} MATCH :expression "  # noqa: S608 (a table's name)
        "ORDER BY rowid DESC LIMIT 1 OFFSET :skip"
    )
    return connection.scalar(sa.text(query), {"expression": expression, "skip": CANDIDATES - 1}) or 0


def _ranked(connection: Connection, table: str, expression: str, first: int, limit: int) -> list[int]:
    query = (
        f"SELECT rowid FROM {table} WHERE {table} MATCH :expression AND rowid >= :first "  # noqa: S608 (as above)
        "ORDER BY bm25({table}), rowid LIMIT :limit".replace("{table}", table)
    )
    rows = connection.execute(sa.text(query), {"expression": expression, "first": first, "limit": limit})
    return [row[0] for row in rows]


def _marked(connection: Connection, expression: str, seq: int) -> Found | None:
    row = connection.execute(
        sa.text(
            "SELECT rowid, text, highlight(report_words, 1, :opens, :closes) FROM report_words "
            "WHERE report_words MATCH :expression AND rowid = :seq"
        ),
        {"opens": _OPEN, "closes": _CLOSE, "expression": expression, "seq": seq},
    ).first()
    return None if row is None else Found(row[0], row[1], _marked_spans(row[1], row[2]))


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
