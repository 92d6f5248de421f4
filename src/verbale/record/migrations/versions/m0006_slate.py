"""What is worked out of the whole record and kept until it changes; and by what a timeline finds its claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from verbale.record.migrations.keeping import sort_by_code_points

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table and the indexes."""
    op.create_table(
        "slate",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("party", sa.Text, primary_key=True),
        sa.Column("issue", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    sort_by_code_points(["slate"])
    op.create_index("claims_by_date", "claims", ["date", "kind"])
    op.create_index("readings_by_day", "readings", ["published"])
    op.create_index("readings_by_copied", "readings", ["copy_of"])
