"""What migrations share: that kept rows stay as they are, and that text sorts alike everywhere."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

_REFUSE = (
    "CREATE OR REPLACE FUNCTION verbale_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$"
)


def forbid_change(tables: Iterable[str]) -> None:
    """Let nobody change or delete a row of these tables."""
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute(_REFUSE)
    for table in tables:
        if postgres:
            op.execute(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION verbale_append_only()"
            )
            continue
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )


def sort_by_code_points(tables: Iterable[str]) -> None:
    """Let texts of these tables sort on PostgreSQL as they do on SQLite, whatever the server's language."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in sa.inspect(connection).get_columns(table):
            if isinstance(column["type"], sa.Text):
                op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" TYPE text COLLATE "C"')
