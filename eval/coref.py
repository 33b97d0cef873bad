"""Coreference inside one document, on GUM: the program beside two baselines, in one run.

Usage: python eval/coref.py [DIR] [--genres news interview speech court] [--command reportedly] [--show DOCUMENT]

    DIR        a folder of GUM's .conllu files (default: the dev part, ../shared/data/gum/dev)
    --command  the program, as typed
    --show     print what is missed and invented in one document

Each document is put together as a text, paragraphs parted by empty lines, and given to ``read --jsonl FILE --json``;
only the entities that it prints are read (persons, organisations, states and places). Gold is every mention in
``Entity=`` of a person, an organization or a place, nested ones and pronouns too. A mention, gold or found, is told by
its head: the word of its span whose head in GUM's tree lies outside the span. Of gold mentions with one head (a
coordination and its first member) a found one meets that of the same span, else the one nearest in length; found spans
of one entity with one head are one mention. CoNLL F1 is the mean of MUC, B3 and CEAF-e over all documents together,
without clusters of one mention and with them.

The baselines have the mentions the program found and every pronoun of the text. ``same string``: mentions with the same
words, article and possessive aside, are one. ``nearest match``: so are names and descriptions, I, we and you; he, she,
it and they belong to the nearest mention before that agrees in kind and number.
"""

import argparse
import importlib
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
GUM = SHARED / "data" / "gum"
GENRES = ("news", "interview", "speech", "court")
PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
KINDS = {"person": "person", "organization": "organisation", "place": "place"}
FOUND_KINDS = {"person": "person", "organisation": "organisation", "state": "place", "place": "place"}
OPENS_OR_CLOSES = re.compile(r"\((\d+)-(\w+)|(\d+)\)")
FIRST = {"i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i"} | dict.fromkeys(
    ("we", "us", "our", "ours", "ourselves"), "we"
)
SECOND = dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you")
THIRD = (
    dict.fromkeys(("he", "him", "his", "himself"), "he")
    | dict.fromkeys(("she", "her", "hers", "herself"), "she")
    | dict.fromkeys(("it", "its", "itself"), "it")
    | dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they")
)
PRONOUNS = FIRST | SECOND | THIRD
AGREES = {"he": {"person"}, "she": {"person"}, "it": {"organisation", "place"}, "they": {"person", "organisation"}}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: its half-open code points, its head word's number in the document, its cluster and its kind."""

    span: Span
    head: int
    cluster: object
    kind: str


@dataclass(slots=True)
class Document:
    """A text of GUM: its words as spans, the number of each one's head (-1 at a root), its gold mentions."""

    id: str
    text: str = ""
    words: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    gold: list[Mention] = field(default_factory=list)

    def mention(self, first: int, end: int, cluster: object, kind: str) -> Mention:
        """The mention of words ``first`` to ``end``, with its head."""
        head = next((at for at in range(first, end) if not first <= self.heads[at] < end), end - 1)
        return Mention((self.words[first][0], self.words[end - 1][1]), head, cluster, kind)


def main() -> int:
    """Measure and print the tables."""
    given = _arguments()
    documents = read_gum(given.folder, given.genres)
    found = of_program(documents, shlex.split(given.command) if given.command else PROGRAM)
    for title, figures in _tables(documents, found):
        shown = "  ".join(f"{key} {value:5.1f}" for key, value in figures.items())
        print(f"{title:38} {shown}")
    for document in documents:
        if given.show and given.show in document.id:
            _show(document, found[document.id])
    return 0


def coref_figures(command: Sequence[str] = PROGRAM) -> dict[str, float]:
    """CoNLL F1 without singletons on the dev part, of the program and of each baseline, and how far above it stands."""
    documents = read_gum(GUM / "dev", GENRES)
    found = of_program(documents, command)
    conll = {name: conll_of(documents, way(documents, found), single=False)["CoNLL"] for name, way in RESPONSES.items()}
    above = conll["program"] - max(score for name, score in conll.items() if name != "program")
    return conll | {"above the better baseline": round(above, 2)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=GUM / "dev")
    parser.add_argument("--genres", nargs="+", default=list(GENRES))
    parser.add_argument("--command")
    parser.add_argument("--show")
    return parser.parse_args()


def read_gum(folder: Path, genres: Iterable[str]) -> list[Document]:
    """The documents of some genres, in order of their names."""
    kept = set(genres)
    return [_document(path) for path in sorted(folder.glob("*.conllu")) if path.stem.split("_")[1] in kept]


def _document(path: Path) -> Document:
    made = Document(path.stem)
    parts: list[str] = []
    between, length = "", 0
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if parts and any(line.startswith("# newpar") for line in lines):
            between = "\n\n"
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        first, covered, inside = len(made.words), {}, set()
        for cells in rows:
            if "-" in cells[0]:
                start, end = map(int, cells[0].split("-"))
                inside |= set(range(start, end))
                covered[end] = "" if "SpaceAfter=No" in cells[9] else " "
        rows = [cells for cells in rows if cells[0].isdigit()]
        for cells in rows:
            parts.append(between + cells[1])
            length += len(parts[-1])
            made.words.append((length - len(cells[1]), length))
            made.heads.append(first + int(cells[6]) - 1 if int(cells[6]) else -1)
            number = int(cells[0])
            between = "" if number in inside or "SpaceAfter=No" in cells[9] else " "
            between = covered.get(number, between)
        made.gold.extend(_gold(made, first, [cells[9] for cells in rows]))
    made.text = "".join(parts)
    return made


def _gold(document: Document, first: int, misc: Sequence[str]) -> Iterator[Mention]:
    """The mentions of one sentence whose first word has number ``first``."""
    still_open: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, cell in enumerate(misc, first):
        entity = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for match in re.finditer(r"\((\d+)-(\w+)([^()]*)(\)?)|(\d+)\)", entity):
            if match[1]:
                still_open[match[1]].append((at, match[2]))
            name = match[1] if match[4] else match[5]
            if name and still_open[name]:
                start, kind = still_open[name].pop()
                if kind in KINDS:
                    yield document.mention(start, at + 1, int(name), KINDS[kind])


def of_program(documents: Sequence[Document], command: Sequence[str]) -> dict[str, list[Mention]]:
    """The mentions that the program prints for each document, by its id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as given:
        given.writelines(json.dumps({"id": each.id, "text": each.text}) + "\n" for each in documents)
        given.flush()
        done = subprocess.run(
            [*command, "read", "--jsonl", given.name, "--json"], stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
    rows = {row["report"]["id"]: row["entities"] or [] for row in map(json.loads, done.stdout.splitlines())}
    return {each.id: list(_found(each, rows[each.id])) for each in documents}


def _found(document: Document, entities: Sequence[dict]) -> Iterator[Mention]:
    """What the program found, each head once in an entity."""
    starts = {at: number for number, (first, end) in enumerate(document.words) for at in range(first, end)}
    for number, entity in enumerate(entities):
        if entity["type"] not in FOUND_KINDS:
            continue
        heads: dict[int, Mention] = {}
        for start, end in sorted(entity["mentions"], key=lambda span: span[0] - span[1]):
            inside = [starts[at] for at in range(start, end) if at in starts]
            if inside:
                made = document.mention(inside[0], inside[-1] + 1, number, FOUND_KINDS[entity["type"]])
                heads.setdefault(made.head, made)
        yield from heads.values()


def _program(_: Sequence[Document], found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    return found


def _with_pronouns(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """What was found, each head once, and every pronoun, in order of the text."""
    by_head: dict[int, Mention] = {}
    for mention in found:
        by_head.setdefault(mention.head, mention)
    for at, (start, end) in enumerate(document.words):
        if document.text[start:end].lower() in PRONOUNS:
            by_head[at] = Mention((start, end), at, None, "pronoun")
    return sorted(by_head.values(), key=lambda mention: mention.span)


def _string(document: Document, mention: Mention) -> str:
    words = " ".join(document.text[slice(*mention.span)].lower().split())
    return re.sub(r"^(?:the|a|an|this|that|these|those) |['’]s?$", "", words)


def _same_string(documents: Sequence[Document], found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Each distinct string one cluster."""
    return {
        each.id: [Mention(m.span, m.head, _string(each, m), m.kind) for m in _with_pronouns(each, found[each.id])]
        for each in documents
    }


def _nearest_match(documents: Sequence[Document], found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The same, but he, she, it and they go to the nearest mention that agrees."""
    return {each.id: list(_nearest(each, _with_pronouns(each, found[each.id]))) for each in documents}


def _nearest(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    before: list[tuple[Mention, str]] = []  # those done, with the pronoun that stood for each last, "" for a name
    for mention in mentions:
        string = _string(document, mention)
        word = PRONOUNS.get(string, "")
        cluster: object = word if word in {"i", "we", "you"} else string
        if word in AGREES:
            agreeing = (m for m, other in reversed(before) if other == word or (not other and m.kind in AGREES[word]))
            nearest = next(agreeing, None)
            cluster = nearest.cluster if nearest else f"{word} {mention.head}"
        done = Mention(mention.span, mention.head, cluster, mention.kind)
        before.append((done, word))
        yield done


Response = Callable[[Sequence[Document], dict[str, list[Mention]]], dict[str, list[Mention]]]
RESPONSES: dict[str, Response] = {
    "same string": _same_string,
    "nearest match": _nearest_match,
    "program": _program,
}


def aligned(document: Document, found: Sequence[Mention]) -> list[int | None]:
    """For each found mention the number of the gold mention it is, None where it is none; each gold one once."""
    by_head: defaultdict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(document.gold):
        by_head[mention.head].append(number)
    answer: list[int | None] = []
    for mention in found:
        rest = by_head[mention.head]
        size = mention.span[1] - mention.span[0]
        best = min(rest, key=lambda n: abs(document.gold[n].span[1] - document.gold[n].span[0] - size), default=None)
        if best is not None:
            rest.remove(best)
        answer.append(best)
    return answer


def conll_of(documents: Sequence[Document], response: dict[str, list[Mention]], *, single: bool) -> dict[str, float]:
    """MUC, B3 and CEAF-e F1 and their mean, in points, over all documents together."""
    sys.path.insert(0, str(SHARED / "scorers"))
    scorer = importlib.import_module("score_coref")
    gold: dict[object, object] = {}
    ours: dict[object, object] = {}
    for each in documents:
        gold |= {(each.id, number): (each.id, m.cluster) for number, m in enumerate(each.gold)}
        found = response[each.id]
        for at, (mention, number) in enumerate(zip(found, aligned(each, found), strict=True)):
            key = (each.id, number) if number is not None else (each.id, "none", at)
            ours[key] = (each.id, mention.cluster)
    key, answer = scorer.chains(gold, single), scorer.chains(ours, single)
    figures: dict[str, float] = {}
    muc = scorer.muc_side(answer, key), scorer.muc_side(key, answer)
    b3 = scorer.b3_side(answer, key), scorer.b3_side(key, answer)
    for name, (precision, recall) in (("MUC", muc), ("B3", b3), ("CEAFe", scorer.ceafe(key, answer))):
        figures |= {name + " P": 100 * precision, name + " R": 100 * recall}
        figures[name] = 100 * scorer.f1(precision, recall)
    figures["CoNLL"] = (figures["MUC"] + figures["B3"] + figures["CEAFe"]) / 3
    return {name: round(float(value), 2) for name, value in figures.items()}


def _tables(documents: Sequence[Document], found: dict[str, list[Mention]]) -> Iterator[tuple[str, dict[str, float]]]:
    for single in (False, True):
        for name, way in RESPONSES.items():
            figures = conll_of(documents, way(documents, found), single=single)
            yield f"{name}, {'with' if single else 'without'} singletons", figures
    for genre in sorted({each.id.split("_")[1] for each in documents}):
        some = [each for each in documents if each.id.split("_")[1] == genre]
        scores = {name: conll_of(some, way(some, found), single=False)["CoNLL"] for name, way in RESPONSES.items()}
        yield f"{genre}, without singletons", scores
    counts = by_type(documents, found)
    for kind in ("name", "nominal", "he she", "it", "they", "i", "we", "you", "other"):
        yield (
            kind,
            _rates({label: counts[kind, label] for label in ("gold", "found", "both", "linked", "right", "links")}),
        )


def by_type(documents: Sequence[Document], found: dict[str, list[Mention]]) -> Counter[tuple[str, str]]:
    """Counts by type of mention. Gold ones that another mention goes with; found ones; those in both; of the gold links
    (a mention to any before it of its cluster) and of the links found, those that are in both."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in documents:
        gold_sizes = Counter(m.cluster for m in each.gold)
        sizes = Counter(m.cluster for m in found[each.id])
        for mention in each.gold:
            counts[mention_type(each, mention), "gold"] += gold_sizes[mention.cluster] > 1
        seen_gold: defaultdict[object, set[object]] = defaultdict(set)
        first_gold: dict[object, Span] = {}
        for mention in sorted(each.gold, key=lambda m: m.span):
            kind = mention_type(each, mention)
            counts[kind, "links"] += mention.cluster in first_gold
            first_gold.setdefault(mention.cluster, mention.span)
        pairs = sorted(zip(found[each.id], aligned(each, found[each.id]), strict=True), key=lambda pair: pair[0].span)
        before: set[object] = set()
        for mention, number in pairs:
            kind = mention_type(each, mention)
            if sizes[mention.cluster] > 1:
                counts[kind, "found"] += 1
                counts[kind, "both"] += number is not None and gold_sizes[each.gold[number].cluster] > 1
            if mention.cluster in before:
                counts[kind, "linked"] += 1
                counts[kind, "right"] += number is not None and each.gold[number].cluster in seen_gold[mention.cluster]
            before.add(mention.cluster)
            if number is not None:
                seen_gold[mention.cluster].add(each.gold[number].cluster)
    return counts


def mention_type(document: Document, mention: Mention) -> str:
    """A pronoun by its kind, a name or a description by the capital of its head."""
    words = document.text[slice(*mention.span)].lower()
    if words in PRONOUNS:
        return {"he": "he she", "she": "he she"}.get(PRONOUNS[words], PRONOUNS[words])
    head = document.text[slice(*document.words[mention.head])]
    return "name" if head[:1].isupper() else "nominal" if head.isalpha() and " " in words else "other"


def _rates(counts: dict[str, int]) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(1, counts[whole])

    return {
        "gold": counts["gold"],
        "mentions P": share("both", "found"),
        "R": share("both", "gold"),
        "links P": share("right", "linked"),
        "R ": share("right", "links"),
    }


def _show(document: Document, found: Sequence[Mention]) -> None:
    """The text's clusters: gold ones of two mentions or more, with what of each was found, then what was invented."""
    numbers = aligned(document, found)
    ours = {number: mention for mention, number in zip(found, numbers, strict=True) if number is not None}
    clusters: defaultdict[object, list[int]] = defaultdict(list)
    for number, mention in enumerate(document.gold):
        clusters[mention.cluster].append(number)
    for cluster, members in clusters.items():
        if len(members) > 1:
            print(f"\n{cluster}")
            for number in members:
                words = " ".join(document.text[slice(*document.gold[number].span)].split())
                print(f"   {ours[number].cluster if number in ours else '-'!s:>5}  {words[:90]}")
    for mention, number in zip(found, numbers, strict=True):
        if number is None:
            start, end = mention.span
            around = document.text[max(0, start - 30) : start] + "[" + document.text[start:end] + "]"
            print(f"invented {mention.cluster}: {' '.join(around.split())}")


if __name__ == "__main__":
    sys.exit(main())
