"""The register of news agencies, state media and other outlets: what is known of a body that hands on news.

In: a name as printed, or a host. Out: its row of ``register.tsv``. Three sorts of names are told apart. A sure name
means its outlet wherever it stands ("Agence France-Presse"). A doubtful name means other things too: a word ("Time"), a
person ("Stern"), a party ("PTI"). A shared name is one of several outlets ("The Star"): it says that one is meant, not
which. Doubtful and shared names are taken only as the register spells them, or in capitals. What is not in the register
is no less an outlet: nothing is known of it here. Which stage asks what is that stage's business.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import table, values

LONGEST = 300  # characters of a name looked at
ARTICLE = re.compile(r"^the ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the register. ``country`` is an ISO 3166 code; ``control`` tells in whose hands it is: "state",
    "semi-official", "public", "party", or "" for all others and where it is not surely known; ``owner`` is None
    where not well known."""

    name: str
    aliases: tuple[str, ...]
    doubtful: tuple[str, ...]
    shared: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    control: str
    owner: str | None

    @property
    def state(self) -> bool:
        """True for what reports call state media: owned and run by a state or its ruling party."""
        return self.control == "state"

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, its name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.doubtful, *self.shared)))

    @property
    def sure(self) -> tuple[str, ...]:
        """The names that mean nothing else."""
        return tuple(name for name in (self.name, *self.aliases) if name not in {*self.doubtful, *self.shared})


def outlet(name: str, *, is_one: bool = False) -> Outlet | None:
    """The agency or outlet that a name surely means; None where it is in no row, or means other things too.

    ``is_one``: the place where the name stands (a credit, a masthead, "told …") says that an outlet is meant, so that a
    doubtful name counts as well. A shared name never does.
    """
    sure = _sure().get(fold(name))
    if sure or not is_one or _bare(name) in _shared():
        return sure
    return next(iter(_borne().get(_bare(name), ())), None)


def is_outlet(name: str) -> bool:
    """True where the name is one of an outlet, be it of several ("The Star")."""
    return bool(known_by(name))


def known_by(name: str) -> tuple[Outlet, ...]:
    """All in the register that bear a name."""
    known = _sure().get(fold(name))
    return (known,) if known else _borne().get(_bare(name), ())


def named(name: str) -> str | None:
    """What stands where an outlet is named, as the register has it: the outlet's own name, a shared one as spelled."""
    known = outlet(name, is_one=True)
    return known.name if known else spelled(name)


def spelled(name: str) -> str | None:
    """A doubtful or shared name as the register spells it; None for any other."""
    return _spelled().get(_bare(name))


def outlet_at(host: str | None) -> Outlet | None:
    """The outlet at a host, or at the nearest domain above it."""
    while host and "." in host:
        if host in _domains():
            return _domains()[host]
        host = host.split(".", 1)[1]
    return None


def fold(name: str) -> str:
    """A name for comparing: lower case, no accents, no punctuation, one space, no leading "the"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name[:LONGEST]) if not unicodedata.combining(c))
    joined = " ".join(re.findall(r"\w+", plain.lower().replace("'", "").replace("’", "")))
    return joined.removeprefix("the ")


@cache
def outlets() -> tuple[Outlet, ...]:
    """All rows of the register."""
    return tuple(
        Outlet(
            row["name"],
            values(row["aliases"]),
            values(row["doubtful"]),
            values(row["shared"]),
            values(row["domain"]),
            row["country"],
            row["kind"],
            row["control"],
            row["owner"] or None,
        )
        for row in table("register")
    )


@cache
def _sure() -> dict[str, Outlet]:
    return {fold(name): known for known in outlets() for name in known.sure}


@cache
def _borne() -> dict[str, tuple[Outlet, ...]]:
    """Doubtful or shared name, as spelled or in capitals and without its article -> who bears it."""
    found: dict[str, list[Outlet]] = defaultdict(list)
    for known in outlets():
        for written in {form for name in (*known.doubtful, *known.shared) for form in _forms(name)}:
            found[written].append(known)
    return {name: tuple(bearers) for name, bearers in found.items()}


@cache
def _shared() -> frozenset[str]:
    return frozenset(form for known in outlets() for name in known.shared for form in _forms(name))


@cache
def _spelled() -> dict[str, str]:
    return {form: name for known in outlets() for name in (*known.doubtful, *known.shared) for form in _forms(name)}


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: known for known in outlets() for domain in known.domains}


def _forms(name: str) -> tuple[str, str]:
    return _bare(name), _bare(name).upper()


def _bare(name: str) -> str:
    """A name as written, but for its article."""
    return ARTICLE.sub("", " ".join(name[:LONGEST].split()), count=1)
