"""Long lists by their numbers: a page of claims, reports or problems costs the same wherever it begins.

Numbers grow with the record and are never given twice, so that a page that was begun at a number goes on there
whatever came in since.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.record import queries
from verbale.record.restore import restore_bare, restore_claim
from verbale.record.tables import claim_names, claims, problems, readings, reports
from verbale.terms import Claim, Heading, Problem

MANY = 2000
FIRST_WINDOW = 2000
GROWTH = 8
_own = claims.alias("own")
_told = readings.alias("told")


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page begins and how long it is: behind the number `after`, the latest first or the earliest."""

    limit: int
    after: int | None = None
    latest: bool = True


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are looked for; None leaves all in.

    Attributes:
        kind: only these: "positions", "tolls", …
        party: only those that name this party as one of theirs.
        issue: only this issue, type of event, kind of toll or status; a family takes in its children.
        report: only those of the report of this full id.
        since: ISO date prefix, first day; a claim without a day of its own has its report's.
        until: ISO date prefix, last day, as above.
    """

    kind: str | None = None
    party: str | None = None
    issue: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None


class SoughtReports(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are looked for, by publisher and day of publication; undated ones lie in no period."""

    publisher: str | None = None
    since: str | None = None
    until: str | None = None


def page_claims(connection: Connection, sought: Sought, start: Start) -> Iterator[tuple[int, Claim]]:
    """Current claims of relevant reports with their numbers."""
    query = queries.current_claims().where(readings.c.relevant, queries.stands())
    query = query.where(*queries.within(queries.claim_day(), sought.since, sought.until))
    few = sought.report is not None
    if sought.kind is not None:
        query = query.where(claims.c.kind == sought.kind)
    if sought.party is not None:
        few = few or _is_rare(connection, sought.party)
        query = query.where((queries.names_party if few else queries.names_often)(sought.party))
    if sought.issue is not None:
        query = query.where(queries.on_topic(sought.issue))
    if sought.report is not None:
        query = query.where(reports.c.id == sought.report)
    left = start.limit
    for window in [sa.true()] if few else _windows(connection, start, _on_days(sought)):
        rows = connection.execute(_from(query.where(window), claims.c.seq, start, left)).all()
        yield from ((row.seq, restore_claim(row)) for row in rows)
        left -= len(rows)
        if left <= 0:
            break


def _is_rare(connection: Connection, party: str) -> bool:
    """Whether so few claims name a party that all of them can be looked at."""
    named = sa.select(claim_names.c.claim_seq).where(claim_names.c.name == party).limit(MANY).subquery()
    return (connection.scalar(sa.select(sa.func.count()).select_from(named)) or 0) < MANY


def _on_days(sought: Sought) -> sa.ColumnElement[bool] | None:
    """That a claim, or the report of one without a day, is found by its day to lie in the period; None where there is none."""
    if sought.since is None and sought.until is None:
        return None

    def lies(day: sa.ColumnElement[str | None]) -> list[sa.ColumnElement[bool]]:
        # By the year first: of an index of days no use can be made for a day that may be a month.
        year = [] if sought.since is None else [day >= sought.since[:4]]
        return [day.is_not(None), *year, *queries.within(day, sought.since, sought.until)]

    own = sa.select(_own.c.seq).where(*lies(_own.c.date))
    reported = sa.select(_told.c.report_seq).where(*lies(_told.c.published))
    # Worded so that no index of days is used for it: half of all claims may bear none.
    undated = sa.func.coalesce(_own.c.date, "") == ""
    rest = sa.select(_own.c.seq).where(_own.c.report_seq.in_(reported), undated)
    return claims.c.seq.in_(own.union_all(rest))


def _windows(
    connection: Connection, start: Start, rest: sa.ColumnElement[bool] | None
) -> Iterator[sa.ColumnElement[bool]]:
    """Ranges of numbers from where a page begins on, each longer than the one before; after the first `rest`, if any.

    Most pages are full after the first; left to itself, a database may sort all claims for each page.
    """
    number, length = claims.c.seq, FIRST_WINDOW
    end = (connection.scalar(sa.select(sa.func.max(number))) or 0) + 1
    at = start.after if start.after is not None else (end if start.latest else 0)
    while at > 0 if start.latest else at < end:
        to = at - length if start.latest else at + length
        low, high = (to, at - 1) if start.latest else (at + 1, to)
        yield number.between(low, high)
        if rest is not None:
            yield sa.and_(rest, number < low if start.latest else number > high)
            return
        at, length = to, length * GROWTH


def page_reports(
    connection: Connection, sought: SoughtReports, start: Start
) -> Iterator[tuple[int, Heading]]:
    """Headings of relevant reports with their numbers."""
    query = queries.current_readings(reports.c.seq).where(readings.c.relevant, queries.stands())
    query = query.where(*queries.within(readings.c.published, sought.since, sought.until))
    if sought.publisher is not None:
        query = query.where(readings.c.publisher == sought.publisher)
    for row in connection.execute(_from(query, reports.c.seq, start)):
        yield row.seq, restore_bare(row.body).report


def page_problems(connection: Connection, start: Start) -> Iterator[tuple[int, Problem]]:
    """Problems with their numbers."""
    names = Problem.__struct_fields__
    query = sa.select(problems.c.seq, *(problems.c[name] for name in names))
    for row in connection.execute(_from(query, problems.c.seq, start)):
        yield row.seq, msgspec.convert({name: getattr(row, name) for name in names}, Problem)


def _from(
    query: sa.Select[*tuple[object, ...]], number: sa.Column[int], start: Start, limit: int | None = None
) -> sa.Select[*tuple[object, ...]]:
    if start.after is not None:
        query = query.where(number < start.after if start.latest else number > start.after)
    return query.order_by(number.desc() if start.latest else number).limit(
        start.limit if limit is None else limit
    )
