"""Copies made on purpose, and reports that only look like copies: how many of the one are found, and none of the other.

Usage: python eval/copies_bed.py [--seed N] [--misses] [--write FOLDER]

    --seed    another bed of the same kind (default 1)
    --misses  name each pair wrongly told
    --write   write the bed as ``bed.pairs.json`` ({"documents", "copies", "ignore"}) and ``bed.jsonl``, the form of
              any set of copies, instead of measuring it

The texts are ../shared/data/stories/basil.jsonl (three papers on each of a hundred events; it lies beside the
repository) and invented ones of ours (eval/chains). Of some, copies are made (``copies_rewriting``): reprinted whole,
cut to two fifths at the end or all over, edited in house style, rewritten lightly, two texts on one page. The reports
of one event are the hard negatives; to half of the events the same quotation, posting, caption and standing lines are
added in all its reports and in what was made of them.

Not judged, by measuring, are a pair that nobody made but that shares a fifth of the shorter text's eight-word runs
before anything is added (papers that took from one wire), two copies of one text that share less than that, and a copy
of which hardly anything but quotations is left.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from copies_rewriting import (
    QUOTED,
    WORD,
    cut_here_and_there,
    cut_to_front,
    house_edited,
    reprinted,
    rewritten,
)

from reportedly.link.blocks import find_copies
from reportedly.records import Report

HERE = Path(__file__).resolve().parent
BASIL = HERE.parent.parent / "shared" / "data" / "stories" / "basil.jsonl"
OURS = ("chains/first", "chains/second", "chains/third", "chains/fourth")
# Copies of each kind, of texts at least so long; a copy cut from less is a brief of two sentences.
OF_A_KIND, OF_OURS = 36, 10
FEWEST_WORDS = 180
# A copy with fewer words outside quotation marks is not judged.
FEWEST_OWN = 40
# A copy is one that shares this part of the shorter text's runs of this many words.
SHARED, RUN = 0.2, 8
KINDS: dict[str, Callable[[str, Random], str]] = {
    "whole": reprinted,
    "front": cut_to_front,
    "scattered": cut_here_and_there,
    "house": house_edited,
    "rewritten": rewritten,
}
Pair = tuple[str, str]

QUOTATION = (
    "“We asked for a second bridge four years ago, we asked again after the storms, and each time a polite letter came "
    "back telling us to wait until the money had been found in a budget that nobody here has ever been shown,” Ida "
    "Berg, "
    "the mayor of Larn, told reporters.",
    "``Nobody in this chamber can say that he was not warned, nobody can say that the papers were not on his desk, and "
    "nobody who reads them will sleep well for the rest of the week,'' said Anton Vale, who leads the inquiry.",
    '"I have been a harbour pilot for thirty-one years and I have never seen a light go out on that pier, so when '
    "people "
    'tell me that all of them failed in one night I ask who had the key," Mr. Holm told Norland Radio.',
)
POSTING = (
    "We have seen the reports from Sorvia and we are deeply troubled by them. Our thoughts are with all of the "
    "families "
    "tonight. — Norland Foreign Office (@norlandfo) March 5, 2031",
    "@IdaBerg: I never signed that paper and I never will. The people of Larn deserve an answer before the week is out "
    "pic.twitter.com/k4LmQ2xR",
    "RT @karskcouncil: The lower road is closed until further notice, trains turn back at the tunnel, and school is "
    "out "
    "in all three valleys tomorrow #karsk",
)
CAPTION = (
    "Photo: Ida Berg, the mayor of Larn, waits outside the council chamber with her two deputies on Tuesday morning "
    "while the members vote. (Karsk Pictures/Anton Vale)",
    "FILE - In this March 5, 2031 file photo, the pier of Larn is seen from the customs shed at low tide. (Norwire "
    "Photo/Ida Holm, File)",
    "A pilot boat leaves the harbour of Larn at dawn on Monday, two days after the storm tore the lights from the "
    "pier. "
    "Photograph: Anton Vale/Karsk Pictures",
)
STANDING = (
    "This material may not be published, broadcast, rewritten or redistributed. All rights reserved. Quotes displayed "
    "in "
    "real time or delayed by at least 15 minutes.",
    "Follow us on Facebook and sign up for our newsletter to get the day's most important stories delivered to your "
    "inbox every morning. Download our app for the latest from Norland and the world.",
    "Do you have a story to tell? Write to our newsdesk or call the number below, and please tell us how we can reach "
    "you. Letters may be cut for length and clarity.",
)


@dataclass
class Bed:
    """Texts with their ids, which pairs are copies and of what kind, and which are not judged."""

    texts: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)
    origin: dict[str, set[str]] = field(default_factory=dict)
    copies: dict[Pair, str] = field(default_factory=dict)
    ignored: set[Pair] = field(default_factory=set)

    def add(self, name: str, text: str, publisher: str, *origins: str) -> None:
        self.texts[name], self.publishers[name] = text, publisher
        self.origin[name] = set(origins) or {name}


def build(seed: int = 1) -> Bed:
    """The bed of one seed: the same texts, copies and pairs each time."""
    chance = Random(seed)  # noqa: S311 - a lot, not a secret
    bed = Bed()
    basil = [json.loads(line) for line in BASIL.read_text("utf-8").splitlines()]
    events: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(basil, key=lambda row: row["id"]):
        bed.add(row["id"], row["text"], row["source"])
        events[str(row["story"])].append(row["id"])
    ours = [row for folder in OURS for row in _rows(HERE / folder / "documents.jsonl")]
    for number, row in enumerate(ours):
        bed.add(f"ours-{number}", row["text"], row.get("publisher") or "")
    _copy(bed, [row["id"] for row in basil], OF_A_KIND, chance)
    _copy(bed, [f"ours-{number}" for number in range(len(ours))], OF_OURS, chance)
    _judge(bed)
    for event in sorted(events):
        if chance.random() < 0.5:
            of_it = set(events[event])
            _decorate(bed, [name for name in bed.texts if bed.origin[name] & of_it], chance)
    return bed


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _decorate(bed: Bed, reports: list[str], chance: Random) -> None:
    """Put the same quotation, posting, caption and standing lines into each report, at places of its own."""
    same = [chance.choice(each) for each in (QUOTATION, POSTING, CAPTION)]
    foot = chance.sample(STANDING, 2)
    for name in reports:
        paragraphs = bed.texts[name].split("\n")
        for each in same:
            paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), each)
        bed.texts[name] = "\n".join([*paragraphs, *foot])


def _copy(bed: Bed, names: list[str], of_a_kind: int, chance: Random) -> None:
    """Make copies of each kind of texts drawn by lot, of some texts several; then pages that carry two of them."""
    long = sorted(name for name in names if len(bed.texts[name].split()) >= FEWEST_WORDS)
    chance.shuffle(long)
    pool = iter(long * len(KINDS))
    for kind, copier in KINDS.items():
        for number in range(of_a_kind):
            name = next(pool)
            bed.add(f"{kind}-{number}-{name}", copier(bed.texts[name], chance), "Karsk Post", name)
    for number in range(of_a_kind // 2):
        one, other = next(pool), next(pool)
        below = chance.choice((reprinted, cut_to_front))(bed.texts[other], chance)
        page = f"{cut_to_front(bed.texts[one], chance)}\n{below}"
        bed.add(f"page-{number}-{one}-{other}", page, "Karsk Post", one, other)


def _judge(bed: Bed) -> None:
    """Fill in the pairs: copies by how they were made; texts that shared words before are not judged."""
    akin = set(_sharing({name: _runs(text) for name, text in bed.texts.items()}))
    for one, other in combinations(sorted(bed.texts), 2):
        shared = bed.origin[one] & bed.origin[other]
        made = one if bed.origin[one] != {one} else other
        if shared and _says_little(bed.texts[made]):
            bed.ignored.add((one, other))
        elif one in shared or other in shared:
            bed.copies[one, other] = made.split("-")[0]
        elif shared and (one, other) in akin:
            bed.copies[one, other] = "of one text"
        elif shared or (one, other) in akin:
            bed.ignored.add((one, other))


def _says_little(text: str) -> bool:
    """Whether hardly anything but quotations is left of a text: those any report may have."""
    return len(WORD.findall(QUOTED.sub(" ", text))) < FEWEST_OWN


def _sharing(runs: dict[str, set[int]]) -> Iterator[Pair]:
    """The pairs of texts that share enough runs to be copies, found through the runs they share."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, held in sorted(runs.items()):
        for run in held:
            holders[run].append(name)
    pairs = {pair for held_by in holders.values() for pair in combinations(held_by, 2)}
    yield from sorted(pair for pair in pairs if _share(runs[pair[0]], runs[pair[1]]) >= SHARED)


def _runs(text: str) -> set[int]:
    words = [word.lower() for word in WORD.findall(text)]
    return {hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}


def _share(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def copies_figures(seed: int = 1, *, misses: bool = False) -> dict[str, float]:
    """Precision and recall of the pairs found, the recall by kind, and the pairs wrongly told by what they are."""
    bed = build(seed)
    reports = [Report(id=name, text=text, publisher=bed.publishers[name] or None) for name, text in bed.texts.items()]
    found = {(copy.first, copy.second): copy for copy in find_copies(reports)}
    told = set(found) - bed.ignored
    hit = told & set(bed.copies)
    figures = {
        "P": len(hit) / max(1, len(told)),
        "R": len(hit) / len(bed.copies),
        "F1": 2 * len(hit) / (len(told) + len(bed.copies)),
        "copies": len(bed.copies),
        "ignored": len(bed.ignored),
        "wrongly told": len(told) - len(hit),
    }
    for kind in sorted(set(bed.copies.values())):
        pairs = [pair for pair, each in bed.copies.items() if each == kind]
        figures[f"{kind} R"] = sum(pair in hit for pair in pairs) / len(pairs)
    if misses:
        for pair in sorted(set(bed.copies) - hit):
            print("missed", bed.copies[pair], *pair)
        for pair in sorted(told - hit):
            print("wrong", *pair, found[pair].share)
    return figures


def write(bed: Bed, folder: Path) -> None:
    """The bed as files, in the form of any set of copies."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"id": name, "text": text, "source": bed.publishers[name]} for name, text in bed.texts.items()]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "bed.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    pairs = {"documents": "bed.jsonl", "copies": sorted(bed.copies), "ignore": sorted(bed.ignored)}
    (folder / "bed.pairs.json").write_text(json.dumps(pairs), "utf-8")


def main() -> int:
    """Measure the bed, or write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    if arguments.write:
        write(build(arguments.seed), arguments.write)
        return 0
    for name, value in copies_figures(arguments.seed, misses=arguments.misses).items():
        print(f"{name:16} {value:.4g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
