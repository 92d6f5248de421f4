"""What fetching needs: raw bytes as they came, versions of an article, and when to ask again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEPT = ("versions", "article_keys", "raws", "captures")


def upgrade() -> None:
    """Create everything."""
    _create_versions()
    _create_raws()
    _create_fetched()
    if op.get_bind().dialect.name == "sqlite":
        _forbid_change_sqlite()


def _create_versions() -> None:
    op.create_table(
        "versions",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
        sa.Column("older_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
    )
    for column in ("report_seq", "older_seq"):  # one by one: two of one table are made in no order
        op.create_index(f"ix_versions_{column}", "versions", [column])
    op.create_table(
        "article_keys",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
    )
    op.create_index("article_keys_by_key", "article_keys", ["key", "seq"])


def _create_raws() -> None:
    op.create_table(
        "raws",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary),
    )
    op.create_table(
        "captures",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("raw_seq", sa.Integer, sa.ForeignKey("raws.seq"), nullable=False, index=True),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("fetched", sa.Text, nullable=False),
        sa.Column("warc", sa.Text),
    )


def _create_fetched() -> None:
    op.create_table(
        "fetched_articles",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("discovered", sa.Float, nullable=False),
        sa.Column("due", sa.Float),
        sa.Column("checked", sa.Float),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("validators", sa.Text),
        sa.UniqueConstraint("source", "key"),
    )
    op.create_index("articles_due", "fetched_articles", ["source", "due"])
    op.create_table(
        "fetched_sources",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )


def _forbid_change_sqlite() -> None:
    for table in _KEPT:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
