"""The first tables: reports, readings, claims, problems, and the words to find them by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEPT = ("reports", "readings", "claims", "claim_names", "assertions", "sketches", "problems")

_TOKENIZER = "tokenize='porter unicode61 remove_diacritics 2'"
_SQLITE_WORDS = (
    f"CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='seq', {_TOKENIZER})",
    f"CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', {_TOKENIZER})",
)


def upgrade() -> None:
    """Create everything."""
    _create_reports()
    _create_claims()
    _create_problems()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE_WORDS:
            op.execute(statement)
        _forbid_change_sqlite()


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False),
        sa.Column("raw_sha256", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("retrieved", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("relevant", sa.Boolean, nullable=False),
        sa.Column("copy_of", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("readings_of_report", "readings", ["report_seq", "seq"])
    op.create_table(
        "sketches",
        sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), primary_key=True),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start_char", sa.Integer, nullable=False),
        sa.Column("end_char", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("topic", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("date", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("claims_by_topic", "claims", ["kind", "topic"])
    op.create_table(
        "claim_names",
        sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
    )
    op.create_index("claims_by_name", "claim_names", ["name"])
    op.create_table(
        "assertions",
        sa.Column("reading_seq", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), nullable=False, index=True),
        sa.Column("about_seq", sa.Integer, sa.ForeignKey("claims.seq")),
        sa.Column("support", sa.Text),
    )


def _create_problems() -> None:
    op.create_table(
        "problems",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("report_id", sa.Text),
        sa.Column("seen", sa.Text, nullable=False),
    )


def _forbid_change_sqlite() -> None:
    for table in _KEPT:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
