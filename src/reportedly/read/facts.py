"""What was found out about a report, each with where it was found and how good a witness that is.

In: offers of values. Out: for every field the best one. Weighing the fields against each other belongs to ``header``
and ``page``.
"""

from dataclasses import dataclass, field

from reportedly.read.dates import PrintedDate
from reportedly.read.names import Credit
from reportedly.records import Dateline

REFINING = 6  # a witness of this rank or a better one may add the clock time to a day that a better one gave


@dataclass(slots=True)
class Facts:
    """Fields under way. A lower rank is a better witness; among equals the first offered stays."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_text: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    agency: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    where: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)

    def offer(self, name: str, value: str | None, where: str, rank: int = 5) -> bool:
        """Take ``value`` for the field ``name`` (title, publisher, url, language) if no better one is known."""
        value = " ".join((value or "").split())
        if not value or self.ranks.get(name, 99) <= rank:
            return False
        setattr(self, name, value)
        self.where[name], self.ranks[name] = where, rank
        return True

    def offer_date(self, iso: str | None, printed: str | None, where: str, rank: int = 5) -> bool:
        """Take a publication date; ``printed`` is how the report prints it, None where no text has it."""
        if not iso:
            if printed and not self.published_text and not self.published:
                self.published_text = printed
            return False
        if self.ranks.get("published", 99) <= rank:
            if self.published and iso.startswith(f"{self.published}T") and rank <= REFINING:
                self.published, self.published_text = iso, printed or self.published_text
                return True
            return False
        self.published, self.published_text = iso, printed
        self.where["published"], self.ranks["published"] = where, rank
        return True

    def offer_dateline(self, place: str | None, day: str | None, where: str, rank: int = 5) -> None:
        """Take a dateline; a place known without a day (or the other way round) is filled up by a later offer."""
        if not place and not day:
            return
        if self.dateline and self.ranks["dateline"] <= rank:
            self.dateline = Dateline(self.dateline.place or place, self.dateline.date or day)
            return
        old = self.dateline or Dateline(None)
        self.dateline = Dateline(place or old.place, day or old.date)
        self.where["dateline"], self.ranks["dateline"] = where, rank

    def credit(self, credit: Credit, where: str, rank: int = 5) -> None:
        """Take the persons of a credit where no better one named any, its agencies always, its outlet as a weak
        witness."""
        if credit.persons and self.ranks.get("byline", 99) > rank:
            self.byline = list(credit.persons)
            self.where["byline"], self.ranks["byline"] = where, rank
        self.agencies(credit.agencies, where)
        for outlet in credit.outlets[:1]:
            self.offer("publisher", outlet, where, 7)

    def agencies(self, names: tuple[str, ...], where: str) -> None:
        """Add agencies; none twice."""
        for name in names:
            if name not in self.agency:
                self.agency.append(name)
                self.where.setdefault("agency", where)


@dataclass(slots=True)
class Context:
    """What is known while a text's head and foot are read."""

    facts: Facts
    host: str | None = None
    country: str | None = None
    taken: dict[int, str] = field(default_factory=dict)
    waiting: list[tuple[PrintedDate, str, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    wrapped: bool = False
    at_top: bool = False  # all lines above the one being read are accounted for
