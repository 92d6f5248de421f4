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
from verbale.record.tables import claims, problems, readings, reports
from verbale.terms import Claim, Heading, Problem


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
    if sought.kind is not None:
        query = query.where(claims.c.kind == sought.kind)
    if sought.party is not None:
        query = query.where(queries.names_party(sought.party))
    if sought.issue is not None:
        query = query.where(queries.on_topic(sought.issue))
    if sought.report is not None:
        query = query.where(reports.c.id == sought.report)
    for row in connection.execute(_from(query, claims.c.seq, start)):
        yield row.seq, restore_claim(row)


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
    query: sa.Select[*tuple[object, ...]], number: sa.Column[int], start: Start
) -> sa.Select[*tuple[object, ...]]:
    if start.after is not None:
        query = query.where(number < start.after if start.latest else number > start.after)
    return query.order_by(number.desc() if start.latest else number).limit(start.limit)
