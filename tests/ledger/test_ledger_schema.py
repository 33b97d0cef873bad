"""The tables: what the migrations make, what the program uses and what docs/ledger.md tells are one."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column

from reportedly import errors
from reportedly.ledger import Ledger
from reportedly.ledger.connect import Store
from reportedly.ledger.schema import metadata

DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$")


def kind(column: Column[object]) -> str:
    """A column's type as the docs call it."""
    name = {"Words": "text", "JSON": "JSON", "INTEGER": "integer", "FLOAT": "real", "BOOLEAN": "yes or no"}
    made = type(column.type).__name__
    return (name.get(made) or name[made.upper()]) + (", or null" if column.nullable else "")


def told() -> dict[str, dict[str, tuple[str, str]]]:
    """The tables of docs/ledger.md: by table and column what kind it is and what it means."""
    tables: dict[str, dict[str, tuple[str, str]]] = {}
    table = ""
    for line in DOCS.read_text("utf-8").splitlines():
        if line.startswith("### `"):
            table = line.split("`")[1]
            tables[table] = {}
        elif (found := ROW.match(line)) and table:
            tables[table][found[1]] = (found[2], found[3])
        elif line.startswith("## "):
            table = ""
    return tables


def test_the_docs_tell_every_table_and_column() -> None:
    expected = {
        table.name: {column.name: (kind(column), str(column.comment)) for column in table.columns}
        for table in metadata.tables.values()
    }
    assert told() == expected
    text = DOCS.read_text("utf-8")
    for table in metadata.tables.values():
        assert f"### `{table.name}`\n\n{table.comment}\n" in text


def test_the_migrations_make_the_tables_the_program_uses(ledger: Ledger) -> None:
    store = Store(ledger.path, read_only=True)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not _extra(name, kind)}
        )
        assert compare_metadata(context, metadata) == []
    store.close()


def _extra(name: str | None, kind: str) -> bool:
    """The index of words is SQLite's own matter."""
    return kind == "table" and (name or "").startswith("words")


def test_any_sqlite_tool_can_open_it(linked: Ledger) -> None:
    with closing(sqlite3.connect(linked.path)) as connection:
        (found,) = connection.execute(
            "SELECT count(*) FROM statements s JOIN speakers n ON n.reading = s.reading AND n.statement = s.place"
            " JOIN readings r ON r.number = s.reading WHERE r.ended_in IS NULL AND n.name = 'Radomir Tesk'"
        ).fetchone()
    assert found == len([each for each in linked.said("Radomir Tesk") if "Radomir Tesk" in each.statement.speakers])


def test_the_queries_of_the_docs_run(linked: Ledger) -> None:
    queries = re.findall(r"```sql\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert queries
    with closing(sqlite3.connect(linked.path)) as connection:
        for query in queries:
            assert connection.execute(query).fetchall(), query


def test_the_docs_tell_every_exit_status() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| `?(\w*)`? *\|", DOCS.read_text("utf-8"), re.MULTILINE))
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.LedgerError)]
    for each in kinds:
        if each.status > 2:
            assert rows[str(each.status)] == each.__name__


def test_a_ledger_says_the_same_whatever_the_order_of_adding(linked: Ledger, tmp_path: Path) -> None:
    from reportedly import pipeline

    readings = [linked.report(report) for line in linked.stories() for report in line.story.reports]
    with Ledger.open(tmp_path / "other.db", create=True) as other:
        list(other.add(readings[::-1]))
        other.relink(pipeline)
        assert other.stories() == linked.stories()
        assert other.findings() == linked.findings()
        assert [other.story(line.story.id) for line in other.stories()] == [
            linked.story(line.story.id) for line in linked.stories()
        ]
        assert other.search("ferry") == linked.search("ferry")
