"""The first tables, and the triggers that keep their rows from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Rows of these may be ended, once; rows of all others stay as they are.
ENDED = ("reports", "readings", "stories", "judgements")
NO = "rows of a ledger are never changed, only ended"


def upgrade() -> None:
    """Make the tables of a new ledger."""
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("judge", sa.Text(), nullable=True),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_in"],
            ["runs.number"],
        ),
        sa.ForeignKeyConstraint(
            ["ended_in"],
            ["runs.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("judgements_of", "judgements", ["subject"], unique=False)
    op.create_table(
        "linkings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("readings", sa.Text(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_in"],
            ["runs.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_in"],
            ["runs.number"],
        ),
        sa.ForeignKeyConstraint(
            ["ended_in"],
            ["runs.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("reports_live", "reports", ["id"], unique=True, sqlite_where=sa.text("ended_in IS NULL"))
    op.create_table(
        "stories",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("made_from", sa.Text(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_in"],
            ["runs.number"],
        ),
        sa.ForeignKeyConstraint(
            ["ended_in"],
            ["runs.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("stories_live", "stories", ["id"], unique=True, sqlite_where=sa.text("ended_in IS NULL"))
    op.create_table(
        "copies",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "of", "owner", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "findings",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "points",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("series", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("best", sa.Float(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "about", "series", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("agency", sa.JSON(), nullable=False),
        sa.Column("byline", sa.JSON(), nullable=False),
        sa.Column("dateline", sa.JSON(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_text", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("found_in", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("parts_warnings", sa.JSON(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=True),
        sa.Column("failed", sa.JSON(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_in"],
            ["runs.number"],
        ),
        sa.ForeignKeyConstraint(
            ["ended_in"],
            ["runs.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("readings_live", "readings", ["report"], unique=True, sqlite_where=sa.text("ended_in IS NULL"))
    op.create_table(
        "series",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "about", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shared_events",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=True),
        sa.Column("who", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "timeline",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entities",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("entities_id", "entities", ["id"], unique=False)
    op.create_table(
        "events",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("who", sa.JSON(), nullable=False),
        sa.Column("where", sa.Text(), nullable=True),
        sa.Column("when", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figures",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("best", sa.Float(), nullable=True),
        sa.Column("modifier", sa.Text(), nullable=True),
        sa.Column("vague", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("happened_at", sa.Text(), nullable=True),
        sa.Column("when", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hands",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "statement", "of", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "held_hands",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "reading", "statement", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speakers",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "statement", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("speaker_ids", sa.JSON(), nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=True),
        sa.Column("addressees", sa.JSON(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=True),
        sa.Column("medium_start", sa.Integer(), nullable=True),
        sa.Column("medium_end", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("statements_id", "statements", ["id"], unique=False)
    op.create_table(
        "story_reports",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.ForeignKeyConstraint(
            ["story"],
            ["stories.number"],
        ),
        sa.PrimaryKeyConstraint("story", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("story_reports_report", "story_reports", ["report"], unique=False)
    op.create_table(
        "timexes",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("mod", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.number"],
        ),
        sa.PrimaryKeyConstraint("reading", "place"),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in sa.inspect(op.get_bind()).get_table_names():
            if table != "alembic_version":
                keep(table)


def keep(table: str) -> None:
    """Refuse what would change or delete a row, whichever program asks for it."""
    columns = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    kept = [f'"{name}"' for name in columns if not (table in ENDED and name == "ended_in")]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{NO}'); END"
    op.execute(f"CREATE TRIGGER {table}_kept BEFORE UPDATE OF {', '.join(kept)} ON {table} {refuse}")
    op.execute(f"CREATE TRIGGER {table}_there BEFORE DELETE ON {table} {refuse}")
    if table in ENDED:
        once = "WHEN OLD.ended_in IS NOT NULL OR NEW.ended_in IS NULL"
        op.execute(f"CREATE TRIGGER {table}_ended BEFORE UPDATE OF ended_in ON {table} {once} {refuse}")
