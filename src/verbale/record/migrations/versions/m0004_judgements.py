"""What reviewers judge, apart from what it is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from verbale.record.migrations.keeping import forbid_change, sort_by_code_points

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("other", sa.Text),
        sa.Column("changes", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
    )
    for column in ("subject", "other"):  # one by one: two of one table are made in no order
        op.create_index(f"ix_judgements_{column}", "judgements", [column])
    sort_by_code_points(["judgements"])
    forbid_change(["judgements"])
