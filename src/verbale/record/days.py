"""Which reports tell of which days, found by the days alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.record import queries
from verbale.record.database import is_in
from verbale.record.tables import claims, readings, reports

MAX_COPIES_OF_COPIES = 5


class Told(NamedTuple):
    """Ids of reports, and the day from which on they are all that there are; None if that is the whole period."""

    report_ids: frozenset[str]
    since: str | None


def told_in(
    connection: Connection, kinds: Collection[str], since: str | None, until: str | None, limit: int
) -> Told:
    """The reports with claims of the latest days of a period, or published then, with copies and what they copy.

    Args:
        connection: to the record.
        kinds: the kinds of claims that count.
        since: ISO date prefix, the first day.
        until: ISO date prefix, the last day.
        limit: the days are those of so many claims, and the rest of the last of these days.
    """
    day = claims.c.date
    dated = [day.is_not(None), claims.c.kind.in_(kinds), *queries.within(day, None, until)]
    last = connection.scalar(sa.select(day).where(*dated).order_by(day.desc()).offset(limit).limit(1))
    first = max(since, last) if since and last else since or last
    told = (
        sa.select(reports.c.id)
        .join(claims, reports.c.seq == claims.c.report_seq)
        .where(*dated, *_from(day, first))
    )
    day = readings.c.published
    published = (
        sa.select(reports.c.id)
        .join(readings, reports.c.seq == readings.c.report_seq)
        .where(day.is_not(None), *queries.within(day, None, until), *_from(day, first))
    )
    found = {name for query in (told, published) for name in connection.scalars(query)}
    return Told(frozenset(_with_copies(connection, found)), first)


def _from(day: sa.ColumnElement[str | None], first: str | None) -> list[sa.ColumnElement[bool]]:
    """That a date may lie on a day or after it; a month or a year that holds the day may."""
    return [sa.or_(day >= first, day.in_((first[:4], first[:7])))] if first else []


def _with_copies(connection: Connection, found: set[str]) -> set[str]:
    """Reports, what they republish, and what republishes them: a copy is of its origin's day."""
    pairs = sa.select(reports.c.id, readings.c.copy_of).join(readings, reports.c.seq == readings.c.report_seq)
    known, fresh = set(found), set(found)
    for _ in range(MAX_COPIES_OF_COPIES):
        # Two queries, each by an index of its own: one with "or" would look at every reading.
        copies = pairs.where(is_in(readings.c.copy_of, sorted(fresh)))
        copied = pairs.where(readings.c.copy_of.is_not(None), is_in(reports.c.id, sorted(fresh)))
        rows = [row for query in (copies, copied) for row in connection.execute(query)]
        fresh = {name for row in rows for name in (row.id, row.copy_of)} - known
        if not fresh:
            break
        known |= fresh
    return known
