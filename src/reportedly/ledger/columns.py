"""The kinds of column a ledger has.

In: values of records. Out: what a database keeps, and back, without a change to any character. The tables are in
``schema``.
"""

from sqlalchemy import JSON, Dialect, Text
from sqlalchemy.types import TypeDecorator

# Lists and small objects that nobody asks for by their parts; null is SQL's own.
Data = JSON(none_as_null=True)


class Words(TypeDecorator[str]):
    """Any text. SQLite keeps only Unicode: a text with lone surrogates (of a damaged file) is kept as a blob, its bytes
    in UTF-8 with the surrogates let through, and comes back as it was."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base class's
        """The text as the database keeps it."""
        if value is None or value.isascii():
            return value
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")  # type: ignore[return-value]  # SQLite takes bytes in any column
        return value

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base class's
        """The text as it was."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
