"""What the program knows of the world, as tables in data files, each row with its reason.

In: the name of a ``.tsv`` file in this folder. Out: its rows. A table has a header line; lines that open with ``#`` are
remarks. Cells hold plain text; a cell that holds several values parts them with ``|``. Any stage may read these tables;
no stage's own code belongs here.
"""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``knowledge/NAME.tsv``, each a mapping from column to cell (``""`` where a row is short)."""
    lines = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    header, rows = kept[0], kept[1:]
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=False)) for row in rows)


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
