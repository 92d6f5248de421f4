"""What runs over archives are done with, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from verbale.record.migrations.keeping import forbid_change, sort_by_code_points

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "done_items",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
    )
    sort_by_code_points(["done_items"])
    forbid_change(["done_items"])
