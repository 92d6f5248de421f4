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
        limit: of so many claims, and of as many reports, the latest are looked at.
    """
    told = (
        sa.select(reports.c.id, claims.c.date.label("day"))
        .join(reports, reports.c.seq == claims.c.report_seq)
        .where(
            claims.c.date.is_not(None), claims.c.kind.in_(kinds), *queries.within(claims.c.date, None, until)
        )
    )
    published = (
        sa.select(reports.c.id, readings.c.published.label("day"))
        .join(reports, reports.c.seq == readings.c.report_seq)
        .where(readings.c.published.is_not(None), *queries.within(readings.c.published, None, until))
    )
    found: set[str] = set()
    first = since
    for query, day in ((told, claims.c.date), (published, readings.c.published)):
        if since is not None:
            query = query.where(sa.or_(day >= since, day.in_((since[:4], since[:7]))))  # noqa: PLW2901
        rows = connection.execute(query.order_by(day.desc()).limit(limit)).all()
        found |= {row.id for row in rows}
        if len(rows) == limit:
            # The last of these days may go on beyond the limit.
            later = min((row.day for row in rows if row.day > rows[-1].day), default=rows[-1].day + "~")
            first = max(first or "", later)
    return Told(frozenset(_with_copies(connection, found)), first)


def _with_copies(connection: Connection, found: set[str]) -> set[str]:
    """Reports, what they republish, and what republishes them: a copy is of its origin's day."""
    known, fresh = set(found), set(found)
    for _ in range(MAX_COPIES_OF_COPIES):
        query = (
            sa.select(reports.c.id, readings.c.copy_of)
            .join(reports, reports.c.seq == readings.c.report_seq)
            .where(
                readings.c.copy_of.is_not(None),
                sa.or_(is_in(readings.c.copy_of, sorted(fresh)), is_in(reports.c.id, sorted(fresh))),
            )
        )
        fresh = {name for row in connection.execute(query) for name in (row.id, row.copy_of)} - known
        if not fresh:
            break
        known |= fresh
    return known
