"""Count the share of reports that hold each word, over other news than the story sets, and write ``word_shares.tsv``.

Usage: python training/stories/shares.py DATA [--out src/reportedly/knowledge/word_shares.tsv]

    DATA   a folder with polnear/, time/, gum/ and ud/ (see README.md)

The sets are of very different sizes and subjects, so a word's share is the mean over four kinds of text. What they are
too small to tell, the order of the network's vocabulary tells: it stands in order of frequency in an encyclopedia and
in books.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from reportedly.link.rarity import stem
from reportedly.link.words import WORD, fold

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "src" / "reportedly" / "knowledge" / "word_shares.tsv"
VOCABULARY = ROOT / "src" / "reportedly" / "nets" / "vocab.txt"
# What each kind of text counts in the mean: election news, newswire, mixed, the web.
KINDS = {"election": 0.4, "wire": 0.25, "mixed": 0.2, "web": 0.15}
# In the vocabulary whole words begin at this line; the share of news that holds the word of rank n is about 50 / n.
FIRST_WORD, SHARE_OF_FIRST, HIGHEST_RANK = 1996, 50.0, 100
# The vocabulary counts as much as so many reports.
PRIOR_REPORTS = 250
# Shares are kept in bands, each a quarter lower than the one before; a word below the last is left out.
HIGHEST, STEP, LOWEST = 0.5, 0.75, 0.001
LEAST_HOLDERS = 3  # of a word that the vocabulary lacks
LINE = 60  # words a row
HEADER = (
    "# Words of news and the part of reports that hold them, in bands, and whether they are mostly written small or "
    "with a capital.\n# Counted, not written: see training/stories/README.md.\nshare\twritten\twords\treason\n"
)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    holders: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for kind, text in documents(given.folder):
        words = [match.group() for match in WORD.finditer(text)]
        texts[kind] += 1
        holders[kind].update({stem(fold(word)) for word in words})
        for word in words:
            capitals[stem(fold(word))] += 1 if word[0].isupper() else -1
    rank = ranks()
    shares = {}
    for word in set(capitals) | set(rank):
        if "|" not in word and (word in rank or sum(held[word] for held in holders.values()) >= LEAST_HOLDERS):
            counted = sum(part * holders[kind][word] / texts[kind] for kind, part in KINDS.items())
            prior = SHARE_OF_FIRST / rank[word] if word in rank else 0.0
            shares[word] = (texts.total() * counted + PRIOR_REPORTS * prior) / (texts.total() + PRIOR_REPORTS)
    given.out.write_text(HEADER + "".join(rows(shares, capitals)), "utf-8")


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text with its kind."""
    for line in (folder / "polnear" / "train.jsonl").read_text("utf-8").splitlines():
        yield "election", json.loads(line)["text"]
    for name, kind in (("timebank", "wire"), ("aquaint", "wire"), ("wikiwars", "mixed")):
        for path in sorted((folder / "time" / name).rglob("*.tml")):
            marked = path.read_text("utf-8", "replace")
            body = re.search(r"<TEXT>(.*)</TEXT>", marked, re.DOTALL)
            yield kind, re.sub(r"<[^>]+>", "", body.group(1) if body else marked)
    for path in sorted((folder / "gum" / "train").glob("*.conllu")):
        yield "mixed", _words(path.read_text("utf-8"))
    for part in (folder / "ud" / "en_ewt-train.conllu").read_text("utf-8").split("# newdoc")[1:]:
        yield "web", _words(part)


def _words(conllu: str) -> str:
    rows = (line.split("\t") for line in conllu.splitlines())
    return " ".join(cells[1] for cells in rows if len(cells) > 3 and cells[0].isdigit())


def ranks() -> dict[str, int]:
    """The place of each whole word in the network's vocabulary, counted from its first word."""
    found: dict[str, int] = {}
    for number, word in enumerate(VOCABULARY.read_text("utf-8").splitlines()[FIRST_WORD:]):
        if word.isalpha() and len(word) > 1:
            found.setdefault(stem(fold(word)), max(number, HIGHEST_RANK))
    return found


def rows(shares: dict[str, float], capitals: Counter[str]) -> Iterator[str]:
    """The lines of the table, the most usual words first."""
    bands: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for word, share in shares.items():
        if share >= LOWEST:
            band = max(0, math.ceil(math.log(share / HIGHEST) / math.log(STEP)))
            written = "small" if capitals[word] < 0 else "capital"
            bands[band, written].append(word)
    for (band, written), words in sorted(bands.items()):
        words.sort()
        share = HIGHEST * STEP**band
        for at in range(0, len(words), LINE):
            yield f"{share:.2g}\t{written}\t{'|'.join(words[at : at + LINE])}\tcounted\n"


if __name__ == "__main__":
    main()
