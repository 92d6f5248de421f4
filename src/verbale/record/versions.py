"""Versions of an article: an edit makes a new report, and the older one stays as it was."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.record.database import is_in
from verbale.record.tables import reports, versions

_older = reports.alias("older")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an article: its report, when it was first seen, and whether it is the one that stands."""

    report_id: str
    seen: str
    stands: bool


class Superseded(msgspec.Struct, frozen=True, kw_only=True):
    """That one report was found to be an edited version of another, and when."""

    older: str
    newer: str
    seen: str


def store_version(connection: Connection, report_id: str, older_id: str, seen: str) -> bool:
    """Append that one report is an edited version of another; False if that is the last word on the two."""
    seqs = {row.id: row.seq for row in _find(connection, [report_id, older_id])}
    if len(seqs) < 2:
        return False
    new, old = seqs[report_id], seqs[older_id]
    pair = sa.and_(versions.c.report_seq.in_((new, old)), versions.c.older_seq.in_((new, old)))
    last = sa.select(versions.c.report_seq).where(pair).order_by(versions.c.seq.desc()).limit(1)
    if connection.scalar(last) == new:
        return False
    connection.execute(versions.insert(), {"report_seq": new, "older_seq": old, "seen": seen})
    return True


def _find(connection: Connection, ids: list[str]) -> sa.CursorResult[*tuple[object, ...]]:
    return connection.execute(sa.select(reports.c.id, reports.c.seq).where(reports.c.id.in_(ids)))


def find_edits(connection: Connection) -> list[Superseded]:
    """Every edit, in the order in which they were found."""
    query = (
        sa.select(_older.c.id, reports.c.id, versions.c.seen)
        .select_from(versions)
        .join(_older, _older.c.seq == versions.c.older_seq)
        .join(reports, reports.c.seq == versions.c.report_seq)
        .order_by(versions.c.seq)
    )
    return [Superseded(older=old, newer=new, seen=seen) for old, new, seen in connection.execute(query)]


def find_later(connection: Connection) -> dict[str, str]:
    """Id of every superseded report -> that of the version that stands in its place now."""
    later: dict[str, str] = {}
    for edit in find_edits(connection):
        later.pop(edit.newer, None)  # an edit that was taken back: the first text stands again
        later[edit.older] = edit.newer
    return {old: _end(old, later) for old in later}


def _end(report_id: str, later: dict[str, str]) -> str:
    passed = {report_id}
    while (following := later.get(report_id)) is not None and following not in passed:
        passed.add(following)
        report_id = following
    return report_id


def find_versions(connection: Connection, report_id: str) -> list[Version]:
    """All versions of the article that a report is one of, in the order in which they came in."""
    later = find_later(connection)
    known = _connected(connection, report_id)
    query = sa.select(reports.c.id, reports.c.retrieved).where(is_in(reports.c.id, sorted(known)))
    rows = connection.execute(query.order_by(reports.c.seq))
    return [Version(report_id=row.id, seen=row.retrieved, stands=row.id not in later) for row in rows]


def _connected(connection: Connection, report_id: str) -> set[str]:
    """The reports that edits join, directly or not, to this one."""
    joined = (
        sa.select(reports.c.id, _older.c.id)
        .select_from(versions)
        .join(reports, reports.c.seq == versions.c.report_seq)
        .join(_older, _older.c.seq == versions.c.older_seq)
    )
    known, fresh = {report_id}, {report_id}
    while fresh:
        touches = sa.or_(is_in(reports.c.id, fresh), is_in(_older.c.id, fresh))
        fresh = {i for pair in connection.execute(joined.where(touches)) for i in pair} - known
        known |= fresh
    return known
