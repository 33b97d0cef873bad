"""What hangs together by pairs: reports of one origin by the copies among them, or anything else by any pairs.

In: names and pairs of them. Out: for each name the first of those it hangs together with. Which pairs there are is told
elsewhere; this sits beneath ``link``, ``compare`` and ``show``, which all count origins and must count alike.
"""

from collections.abc import Iterable

from reportedly.records import Copy


def origin_of(reports: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each report the first id of the reports that share its origin; copies that do not join it are passed over."""
    return first_of_each(reports, ((copy.first, copy.second) for copy in copies if copy.joins))


def first_of_each(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name the least of those that a chain of pairs ties to it; pairs with other names are passed over."""
    home = {name: name for name in names}

    def root(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for one, other in pairs:
        if one in home and other in home:
            low, high = sorted((root(one), root(other)))
            home[high] = low
    return {name: root(name) for name in home}
