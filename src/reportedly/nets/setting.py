"""Which network reads, and on how many threads.

In: what a command or a program chose, else the environment. Out: ``Setting``. The number of threads changes no answer,
only the time it takes; the network does.
"""

import os
from dataclasses import dataclass

from reportedly.errors import NoSuchNet

NETS = ("main", "fast")
MOST_THREADS = 64


@dataclass(frozen=True, slots=True)
class Setting:
    """``net`` is one of ``NETS``; ``threads`` how many windows of one text are read at a time."""

    net: str = "main"
    threads: int = 1


_chosen: dict[str, str] = {}


def choose(net: str | None = None, threads: int | None = None) -> None:
    """Choose for all that this process reads from now on; what is None stays as the environment has it.

    Raises ``NoSuchNet`` where there is no such network, or no such number of threads.
    """
    given = {"net": net, "threads": None if threads is None else str(threads)}
    wanted = {name: value for name, value in given.items() if value is not None}
    _setting(wanted)
    _chosen.clear()
    _chosen.update(wanted)


def chosen() -> Setting:
    """What was chosen, else ``$REPORTEDLY_NET`` and ``$REPORTEDLY_THREADS``, else the main network on one thread.

    Raises ``NoSuchNet`` where the environment names none there is.
    """
    return _setting(_chosen)


def _setting(given: dict[str, str]) -> Setting:
    net = given.get("net") or os.environ.get("REPORTEDLY_NET") or Setting().net
    threads = given.get("threads") or os.environ.get("REPORTEDLY_THREADS") or str(Setting().threads)
    if net not in NETS:
        raise NoSuchNet(net, "there is no network of this name", f"choose {' or '.join(NETS)}")
    if not (threads.isascii() and threads.isdigit() and 0 < int(threads) <= MOST_THREADS):
        raise NoSuchNet(threads, "no number of threads", f"choose a number from 1 to {MOST_THREADS}")
    return Setting(net, int(threads))
