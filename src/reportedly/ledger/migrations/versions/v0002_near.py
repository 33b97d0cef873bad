"""What finds the reports near a new one, judgements on stories, and what a copy and a series tell beside.

The ``near_…`` tables are an index, made from the readings; so no trigger keeps their rows. No program has written a
judgement in the first version's table, which is made anew.
"""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.migrations.versions.v0001_first_tables import keep

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; every reading waits to be sketched."""
    op.drop_table("judgements")
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("first", sa.JSON(), nullable=False),
        sa.Column("second", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("judge", sa.Text(), nullable=True),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["added_in"], ["runs.number"]),
        sa.ForeignKeyConstraint(["ended_in"], ["runs.number"]),
        sa.PrimaryKeyConstraint("number"),
    )
    keep("judgements")
    op.add_column("copies", sa.Column("joins", sa.Boolean(), nullable=False, server_default=sa.text("1")))
    for name in ("low", "best", "high"):
        op.add_column("series", sa.Column(name, sa.Float(), nullable=True))
    op.add_column("series", sa.Column("unit", sa.Text(), nullable=True))
    op.add_column("points", sa.Column("rule", sa.Text(), nullable=True))
    for table in ("copies", "series", "points"):
        for trigger in ("kept", "there"):
            op.execute(f"DROP TRIGGER {table}_{trigger}")
        keep(table)
    op.create_index("held_hands_reading", "held_hands", ["reading"])
    op.create_index("stories_of_id", "stories", ["id"])
    op.create_index("story_reports_reading", "story_reports", ["reading"])
    op.create_table(
        "near_waiting",
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("reading"),
    )
    op.create_index("near_waiting_step", "near_waiting", ["step", "reading"])
    op.create_table(
        "near_version",
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "near_profiles",
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("solid", sa.Float(), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("reading"),
    )
    for name, kind in (("key", sa.Text()), ("run", sa.Integer())):
        op.create_table(
            f"near_{name}s",
            sa.Column(name, kind, autoincrement=False, nullable=False),
            sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
            sa.PrimaryKeyConstraint(name, "day", "reading"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"near_{name}s_reading", f"near_{name}s", ["reading"])
    op.create_table(
        "near_pairs",
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("copy", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("first", "second"),
        sqlite_with_rowid=False,
    )
    op.create_index("near_pairs_second", "near_pairs", ["second"])
    op.execute("INSERT INTO near_waiting SELECT number, 0 FROM readings WHERE ended_in IS NULL")
