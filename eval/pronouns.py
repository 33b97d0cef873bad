"""Count who is put behind the pronouns that statements come from: "he said", "they wrote", "who argued".

Usage: python eval/pronouns.py [--part dev|train] [--misses] [--command "…"]

    --part     dev, the part that is measured, or train, the part to tune on (default: both)
    --misses   print each pronoun not got right, with the words before it
    --command  the program (default: this checkout)

The gold in ``eval/pronouns`` was judged by reading the articles: {"doc", "source": [s, e], "named": [[s, e]..],
"kind"}, offsets alone, for the articles themselves lie beside the repository, in ../shared/data/polnear. ``named``
points to the fullest name first, then to others of the same; ``unnamed`` means that the article has no name for them
(then to the description, if there is one), ``group`` that there are several or that they go by a name in common.

The statement looked at is the one whose source is that very span; where there are several, or none, the one whose
words are most like those of the gold (Dice over characters, at least ``ALIKE``). It is then

    right      a speaker is one of those named: by name, or by a mention of the entity. Where the article has no
               name: nobody is named, or those described
    wrong      there is a name, and no speaker is right
    unknown    no name, or only the words of the source
    not found  there is no such statement

A name that has the family name of the one meant but another first name is wrong, whatever its entity was joined with.
"""

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = HERE / "pronouns"
ARTICLES = HERE.parent.parent / "shared" / "data" / "polnear"
PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
PARTS = ("dev", "train")
ALIKE = 0.5
BEFORE = 160  # characters shown before a pronoun

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """One pronoun of the gold, and what the program made of it."""

    gold: Row
    text: str
    verdict: str  # right, wrong, unknown, not found
    speakers: tuple[str, ...]  # names put on the statement


def main() -> int:
    """Print the table of each part, and the misses if they are wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--command", type=shlex.split, default=PROGRAM)
    arguments = parser.parse_args()
    for part in [arguments.part] if arguments.part else PARTS:
        try:
            judged = list(judge(part, arguments.command))
        except (OSError, RuntimeError) as fault:
            print(f"{part}: could not be measured: {fault}", file=sys.stderr)
            return 1
        print("\n".join(_table(part, judged)))
        if arguments.misses:
            print("\n".join(_miss(one) for one in judged if one.verdict != "right"))
    return 0


def pronoun_figures(command: list[str] = PROGRAM) -> dict[str, float]:
    """The figures of both parts, as "dev right of all". Raises ``OSError`` where the articles are not at hand."""
    return {f"{part} {name}": figure for part in PARTS for name, figure in _figures(list(judge(part, command))).items()}


def judge(part: str, command: list[str]) -> Iterator[Judged]:
    """Each pronoun of a part with its verdict."""
    source = ARTICLES / f"{part}.jsonl"
    if not source.exists():
        raise FileNotFoundError(f"{source} is not there; it holds the articles that the gold points into")
    gold = _rows(GOLD / f"{part}.jsonl")
    wanted = {row["doc"] for row in gold}
    articles = {row["id"]: row for row in _rows(source) if row["id"] in wanted}
    printed = _read(list(articles.values()), command)
    for row in gold:
        yield _judged(row, articles[row["doc"]], printed[row["doc"]])


def _read(articles: list[Row], command: list[str]) -> dict[str, Row]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as given:
        given.writelines(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in articles)
        given.flush()
        done = subprocess.run(
            [*command, "read", "--json", "--jsonl", given.name], stdout=subprocess.PIPE, encoding="utf-8", check=False
        )
    printed = {row["report"]["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    if missing := [row["id"] for row in articles if row["id"] not in printed]:
        raise RuntimeError(f"the program ended with {done.returncode} and printed nothing of {', '.join(missing[:3])}")
    return printed


def _judged(gold: Row, article: Row, printed: Row) -> Judged:
    text = article["text"]
    statement = _statement(gold, article, printed["statements"])
    if statement is None:
        return Judged(gold, text, "not found", ())
    unnamed = statement["unnamed"] is not None
    phrases = {text[start:end].casefold() for start, end in statement["sources"]}
    speakers = [
        (name, ident)
        for name, ident in zip(
            statement["speakers"], [*statement["speaker_ids"], *[None] * len(statement["speakers"])], strict=False
        )
        if name.casefold() not in phrases
    ]
    mentions = {entity["id"]: entity["mentions"] for entity in printed["entities"]}
    if any(_is_meant(name, mentions.get(ident, []), gold, text, unnamed=unnamed) for name, ident in speakers):
        verdict = "right"
    elif unnamed or not speakers:
        verdict = "right" if gold["kind"] in ("unnamed", "cannot be told") else "unknown"
    else:
        verdict = "wrong"
    return Judged(gold, text, verdict, tuple(name for name, _ in speakers if not unnamed))


def _statement(gold: Row, article: Row, statements: list[Row]) -> Row | None:
    """The statement read where the gold has one from this pronoun."""
    said = [_places(s["content"]) for s in article["statements"] if gold["source"] in s["source"]]
    exact = [s for s in statements if gold["source"] in s["sources"]]
    likeness = [(max(_dice(_places(s["contents"]), one) for one in said), s) for s in exact or statements]
    best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if exact or best[0] >= ALIKE else None


def _places(spans: list[list[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _is_meant(name: str, mentions: list[Span], gold: Row, text: str, *, unnamed: bool) -> bool:
    """Whether a speaker is one of those the gold names: by name, or by a mention of the entity."""
    texts = [text[start:end] for start, end in gold["named"]]
    if any(_bare(name) == _bare(one) for one in texts[1:] if len(one.split()) > 1 or gold["kind"] != "person"):
        return True
    if unnamed and gold["kind"] != "person":  # a description may go on longer than in the gold
        return any(_bare(name).startswith(_bare(one)) for one in texts)
    full = texts if gold["kind"] == "group" else texts[:1]
    if any(_agree(name, one, person=gold["kind"] in ("person", "group") and not unnamed) for one in full):
        return True
    rival = gold["kind"] == "person" and any(_words(name)[-1:] == _words(one)[-1:] for one in full)
    return not rival and any(_same(mention, span) for mention in mentions for span in gold["named"])


def _agree(name: str, full: str, *, person: bool) -> bool:
    """Whether two names can be one's: those of persons if one holds the other or they differ only in given names."""
    if _bare(name) == _bare(full):
        return True
    one, other = _words(name), _words(full)
    if not person or not one or not other:
        return False
    held = set(one) <= set(other) or (one[-1] == other[-1] and set(other) <= set(one))
    return held or (one[-1] == other[-1] and one[0][0] == other[0][0])


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]*", _bare(name))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name.casefold())


def _same(mention: Span, span: Span) -> bool:
    """Whether two spans are of one phrase: they end together, or share more than they do not. "Lund" in "the Lund
    campaign" is no mention of the campaign."""
    shared = min(mention[1], span[1]) - max(mention[0], span[0])
    return shared > 0 and (mention[1] == span[1] or 2 * shared >= max(mention[1], span[1]) - min(mention[0], span[0]))


def _figures(judged: list[Judged]) -> dict[str, float]:
    count = Counter(one.verdict for one in judged)
    found = len(judged) - count["not found"]
    named = sum(bool(one.speakers) for one in judged)
    return {
        "right of all": count["right"] / len(judged),
        "right of found": count["right"] / max(1, found),
        "wrong of named": count["wrong"] / max(1, named),
    }


def _table(part: str, judged: list[Judged]) -> Iterator[str]:
    verdicts = ("right", "wrong", "unknown", "not found")
    yield f"{part}: {len(judged)} pronouns in {len({one.gold['doc'] for one in judged})} articles"
    yield "  ".join(f"{name} {figure:.3f}" for name, figure in _figures(judged).items())
    groups: dict[str, list[str]] = {"all": [one.verdict for one in judged]}
    for one in judged:
        start, end = one.gold["source"]
        groups.setdefault(one.text[start:end].casefold(), []).append(one.verdict)
    for one in judged:
        groups.setdefault(one.gold["kind"], []).append(one.verdict)
    yield f"  {'':16}" + "".join(f"{verdict:>11}" for verdict in verdicts)
    for name, its in groups.items():
        yield f"  {name:16}" + "".join(f"{its.count(verdict):11}" for verdict in verdicts)


def _miss(one: Judged) -> str:
    start, end = one.gold["source"]
    words = " ".join(f"{one.text[max(0, start - BEFORE) : start]}[{one.text[start:end]}]".split())
    after = " ".join(one.text[end : end + 60].split())
    meant = " / ".join(one.text[s:e] for s, e in one.gold["named"]) or one.gold["kind"]
    put = " and ".join(one.speakers) or "nobody"
    return f"{one.verdict}: {put}, not {meant}  ({one.gold['doc']})\n    …{words} {after}"


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
