"""Lists that are worked out of the whole record and kept, and what was asked for and is not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from verbale.record.migrations.keeping import sort_by_code_points

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "kept",
        sa.Column("made", sa.Integer, primary_key=True),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
    )
    op.create_table(
        "kept_lines",
        sa.Column("made", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("list", sa.Text, primary_key=True),
        sa.Column("chunk", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kept_sets",
        sa.Column("made", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("list", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("lines", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kept_wanted",
        sa.Column("way", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
    )
    sort_by_code_points(["kept", "kept_lines", "kept_sets", "kept_wanted"])
