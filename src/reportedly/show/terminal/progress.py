"""Progress on long work: on standard error, and only where that is a terminal.

In: the items worked on and how many there are. Out: the same items, one by one. The answer goes elsewhere.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def following(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, with a bar while they come."""
    console = Console(stderr=True)
    if not console.is_terminal or total < 2:
        yield from items
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items, total=total, description=what)


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Says what is being worked on; gone when done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield
