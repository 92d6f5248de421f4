"""Tables of accounts, sessions, tokens and of who did what."""

from __future__ import annotations

import sqlalchemy as sa

from verbale.serve.schema import Schema

metadata = sa.MetaData()

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
)
"""One row an account; `password` is an argon2 hash with its parameters."""

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column(
        "account_seq",
        sa.Integer,
        sa.ForeignKey("accounts.seq", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("made", sa.Float, nullable=False),
    sa.Column("used", sa.Float, nullable=False),
)
"""Who is logged in; `digest` is the SHA-256 of what the cookie holds. Times are seconds since 1970."""

tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False, unique=True),
    sa.Column(
        "account_seq",
        sa.Integer,
        sa.ForeignKey("accounts.seq", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("made", sa.Float, nullable=False),
    sa.Column("until", sa.Float, nullable=False),
    sa.Column("used", sa.Float),
)
"""Tokens of the API, each with the most that it may do."""

feed_keys = sa.Table(
    "feed_keys",
    metadata,
    sa.Column("account_seq", sa.Integer, sa.ForeignKey("accounts.seq", ondelete="CASCADE"), primary_key=True),
    sa.Column("digest", sa.Text, nullable=False, unique=True),
    sa.Column("made", sa.Float, nullable=False),
    sa.Column("used", sa.Float),
)
"""What an account's feeds are asked for with, one an account."""

log = sa.Table(
    "log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
)
"""Who did what when, and from where; rows are added alone, which the database itself sees to."""

_KEPT = {
    "sqlite": [
        f"CREATE TRIGGER log_kept_{verb.lower()} BEFORE {verb} ON log "
        "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION log_kept() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'the log is only added to'; END $$ LANGUAGE plpgsql"
        ),
        (
            "CREATE TRIGGER log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION log_kept()"
        ),
    ],
}
for _dialect, _orders in _KEPT.items():
    for _order in _orders:
        sa.event.listen(log, "after_create", sa.DDL(_order).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]

_FEED_KEYS = (
    "CREATE TABLE feed_keys (account_seq INTEGER NOT NULL PRIMARY KEY REFERENCES accounts (seq) ON DELETE CASCADE, "
    "digest TEXT NOT NULL UNIQUE, made DOUBLE PRECISION NOT NULL, used DOUBLE PRECISION)"
)
SCHEMA = Schema("accounts", metadata, steps=((_FEED_KEYS,),))
