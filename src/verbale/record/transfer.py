"""A whole record from one database to another, row by row, numbers and all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.errors import RecordError
from verbale.record import queries, rows, tables
from verbale.record.backends import words_of
from verbale.record.database import explained, writing
from verbale.record.restore import restore_claim

BATCH_ROWS = 500
_Rows = list[dict[str, Any]]


def transfer(source: Engine, target: Engine, on_progress: Callable[[int], None] | None = None) -> int:
    """Copy all that a record holds into an empty one, in one transaction.

    Args:
        source: what is copied.
        target: an empty record at the newest schema.
        on_progress: called with the number of rows copied so far.

    Returns:
        How many rows were copied.

    Raises:
        RecordError: the target holds something, or cannot hold what the source does.
    """
    copied = 0
    with explained(), source.connect() as reading, writing(target) as connection:
        if connection.scalar(sa.select(sa.func.count()).select_from(tables.reports)):
            raise RecordError("the record to copy into is not empty")
        for table in tables.metadata.sorted_tables:
            if table in tables.WORKED_OUT:
                continue
            for batch in _batches(reading, table):
                connection.execute(table.insert(), batch)
                _index(connection, table, batch)
                copied += len(batch)
                if on_progress:
                    on_progress(copied)
            _go_on_counting(connection, table)
        _index_claims(connection)
    return copied


def _batches(connection: Connection, table: sa.Table) -> Iterator[_Rows]:
    query = sa.select(table).order_by(*table.primary_key.columns)
    with connection.execution_options(yield_per=BATCH_ROWS).execute(query) as found:
        for part in found.partitions(BATCH_ROWS):
            yield [dict(row._mapping) for row in part]  # noqa: SLF001 (SQLAlchemy's public name for it)


def _index(connection: Connection, table: sa.Table, batch: _Rows) -> None:
    """Make the words of reports findable; those of claims need the names, which come later."""
    if table is tables.reports:
        for row in batch:
            words_of(connection).index_report(connection, row["seq"], row["title"], row["text"])


def _go_on_counting(connection: Connection, table: sa.Table) -> None:
    """Let the server number new rows after those that came with a number."""
    if connection.dialect.name == "postgresql" and "seq" in table.c and table.c.seq.primary_key:
        if table.c.seq.foreign_keys:
            return
        connection.execute(
            sa.text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), max(seq)) "  # noqa: S608
                f"FROM {table.name} HAVING max(seq) IS NOT NULL"
            )
        )


def _index_claims(connection: Connection) -> None:
    """Make claims findable as the writer does: by the support that the first reading gave them."""
    claims, asserted = tables.claims, tables.assertions
    other = asserted.alias("other")
    first = sa.select(sa.func.min(other.c.reading_seq)).where(other.c.claim_seq == claims.c.seq)
    query = (
        queries.all_claims()
        .add_columns(tables.reports.c.text)
        .where(asserted.c.reading_seq == first.scalar_subquery())
        .order_by(claims.c.seq)
    )
    last = 0
    while True:
        found = connection.execute(query.where(claims.c.seq > last).limit(BATCH_ROWS)).all()
        if not found:
            return
        last = found[-1].seq
        words = [{"seq": row.seq, "words": rows.words(restore_claim(row), row.text)} for row in found]
        words_of(connection).index_claims(connection, words)
