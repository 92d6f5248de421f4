"""The slate: what was worked out of the whole record, kept until the record changes; it may be wiped at any time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.record import tables
from verbale.record.database import explained, writing

BATCH_ROWS = 500
STAMP = "stamp"


class Chalked(NamedTuple):
    """One thing on the slate: its kind, the party and the issue that it is found by, and JSON."""

    kind: str
    party: str
    issue: str
    body: str


def stamp(connection: Connection) -> str:
    """A word that changes whenever a reading, an edit or a judgement is added."""
    grown = (tables.readings, tables.versions, tables.judgements)
    last = [sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in grown]
    return "-".join(str(number or 0) for number in connection.execute(sa.select(*last)).one())


def write(engine: Engine, made_at: str, things: Iterable[Chalked]) -> None:
    """Wipe the slate and write these things on it, as of a stamp."""
    waiting = [row._asdict() for row in (*things, Chalked(STAMP, "", "", made_at))]
    with explained(), writing(engine) as connection:
        connection.execute(tables.slate.delete())
        for start in range(0, len(waiting), BATCH_ROWS):
            connection.execute(tables.slate.insert(), waiting[start : start + BATCH_ROWS])


def read(
    connection: Connection,
    kind: str,
    *,
    party: str | None = None,
    issue: str | None = None,
    old: bool = False,
) -> list[str] | None:
    """What is on the slate of a kind, by party and by issue or family.

    None if nothing is, or, unless what is `old` will do, if the record has changed since.
    """
    table = tables.slate.c
    made_at = connection.scalar(sa.select(table.body).where(table.kind == STAMP))
    if made_at is None or (not old and made_at != stamp(connection)):
        return None
    query = sa.select(table.body).where(table.kind == kind)
    if party is not None:
        query = query.where(table.party == party)
    if issue is not None:
        below = table.issue.startswith(f"{issue}.", autoescape=True)
        query = query.where(sa.or_(table.issue == issue, below))
    return list(connection.scalars(query.order_by(table.party, table.issue)))
