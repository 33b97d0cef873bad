"""Who is one over a story's reports. Stories are compared again, to tell it of those that are there."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.migrations.versions.v0001_first_tables import keep

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; every report waits to be grouped again."""
    op.create_table(
        "shared_entities",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.number"]),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    keep("shared_entities")
    waiting = "SELECT number, 2 FROM readings WHERE ended_in IS NULL"
    op.execute(f"INSERT OR IGNORE INTO near_waiting {waiting}")
