"""The parts that the view's queries are put together from."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from verbale.record.tables import assertions, claim_names, claims, readings, reports, versions

_about = claims.alias("about")
_newer = readings.alias("newer")
_edit = versions.alias("edit")
_back = versions.alias("back")


def _is_current() -> sa.ColumnElement[bool]:
    newer = sa.select(_newer.c.seq).where(
        _newer.c.report_seq == readings.c.report_seq, _newer.c.seq > readings.c.seq
    )
    return ~newer.exists()


def current_readings(*columns: sa.FromClause | sa.ColumnElement[Any]) -> sa.Select[*tuple[Any, ...]]:
    """Each report's latest reading: its body, and these columns of it or of the report."""
    query = sa.select(readings.c.body, *columns).join_from(readings, reports)
    return query.where(_is_current())


def stands() -> sa.ColumnElement[bool]:
    """That a report is the latest version of its article, as nearly all are."""
    # Both are of the very report: left to itself, the inner one would look at all reports.
    back = sa.select(_back.c.seq).where(_back.c.report_seq == reports.c.seq, _back.c.seq > _edit.c.seq)
    taken_back = back.correlate(reports, _edit).exists()
    edited = sa.select(_edit.c.seq).where(_edit.c.older_seq == reports.c.seq, ~taken_back)
    return ~edited.correlate(reports).exists()


def all_claims() -> sa.Select[*tuple[Any, ...]]:
    """Every claim, once for each reading that asserts it."""
    return (
        sa.select(
            claims,
            reports.c.id.label("report_id"),
            assertions.c.support,
            _about.c.id.label("about_id"),
        )
        .select_from(assertions)
        .join(readings, readings.c.seq == assertions.c.reading_seq)
        .join(reports, reports.c.seq == readings.c.report_seq)
        .join(claims, claims.c.seq == assertions.c.claim_seq)
        .outerjoin(_about, _about.c.seq == assertions.c.about_seq)
    )


def current_claims() -> sa.Select[*tuple[Any, ...]]:
    """Every claim that its report's latest reading asserts."""
    return all_claims().where(_is_current())


def claim_day() -> sa.ColumnElement[str]:
    """A claim's own date, else the day its report was published."""
    return sa.func.coalesce(claims.c.date, readings.c.published)


def within(day: sa.ColumnElement[Any], since: str | None, until: str | None) -> list[sa.ColumnElement[bool]]:
    """That a date may lie in a period; dates are ISO prefixes, so 2021-02 may lie after 2021-02-15."""
    found: list[sa.ColumnElement[bool]] = []
    if since is not None:
        found.append(day >= sa.func.substr(since, 1, sa.func.length(day)))
    if until is not None:
        found.append(day <= f"{until}~")  # all that begins so, too: "~" sorts after digits and hyphens
    return found


def names_party(party: str) -> sa.ColumnElement[bool]:
    """That a claim names a party as one of its own."""
    named = sa.select(claim_names.c.claim_seq).where(claim_names.c.name == party)
    return claims.c.seq.in_(named)


def names_often(party: str) -> sa.ColumnElement[bool]:
    """The same of a party that very many claims name: looked up claim by claim."""
    named = sa.select(claim_names.c.claim_seq).where(
        claim_names.c.claim_seq == claims.c.seq, claim_names.c.name == party
    )
    return named.correlate(claims).exists()


def on_topic(topic: str) -> sa.ColumnElement[bool]:
    """That a claim is on a topic, or on a child of it."""
    return sa.or_(claims.c.topic == topic, claims.c.topic.startswith(f"{topic}.", autoescape=True))
