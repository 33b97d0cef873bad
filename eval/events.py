"""Which mentions tell of one happening, on ECB+: the program's linker beside two baselines, in one run.

Usage: python eval/events.py [--data DIR] [--split dev] [--readings FILE] [--stories found|topics|subtopics] [--show N]

    --data      a folder with SPLIT_corpus.txt, SPLIT_event_mentions.json (default: ../shared/data/ecbplus)
    --readings  a file in which what the program read is kept between runs
    --stories   who groups the reports: the program (default), or gold: ECB+'s topics, or the two happenings of each
    --show      print so many wrong and so many missed links

Each document is put together as a text, a sentence a line, and read as any report. Given are the words of each gold
mention of an event, nothing else of gold: who, where and when are the program's own. The linker is the product's
(``reportedly.link.events.link``); mentions of different stories are never one. The baselines: mentions with the same
head lemma in one story, and in all reports. MUC, B3, CEAF-e and their mean are score_coref.py's, over all documents.
"""

import argparse
import hashlib
import importlib
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly import pipeline
from reportedly.link import events
from reportedly.link.blocks import find_stories
from reportedly.link.events import Mention
from reportedly.read.rows import read_rows
from reportedly.records import Reading, Report, Span

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
GLUED = frozenset({".", ",", ";", ":", "?", "!", "'s", "’s", "n't", "n’t", ")", "%", "'re", "'ve", "'ll", "'d", "'m"})
SUBTOPIC = {True: "plus", False: ""}


@dataclass(slots=True)
class Document:
    """A document of ECB+: its text, each word's span by (sentence, number), its gold mentions with their chains."""

    name: str
    text: str = ""
    words: dict[tuple[str, str], Span] = field(default_factory=dict)
    mentions: list[tuple[Mention, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """An id that tells nothing of the topic."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:12]


def main() -> None:
    """Print the figures of the program and of the baselines."""
    given = _arguments()
    documents = read_ecb(given.data, given.split)
    readings = read_by_program(documents, given.readings)
    grouped = group(documents, readings, given.stories)
    mentions = [mention for each in documents for mention, _ in each.mentions]
    print(
        f"{given.split}: {len(documents)} reports, {len(grouped)} stories ({given.stories}), {len(mentions)} mentions"
    )
    answers = {
        "program": by_story(grouped, mentions, linked_by_program),
        "same head lemma in story": by_story(grouped, mentions, same_lemma),
        "same head lemma anywhere": same_lemma(readings, mentions),
    }
    gold = {mention: chain for each in documents for mention, chain in each.mentions}
    for single in (True, False):
        for name, answer in answers.items():
            print(f"{name}, {'with' if single else 'without'} singletons: {scores(gold, answer, single=single)}")
    if given.show:
        show(documents, gold, answers["program"], given.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "ecbplus")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--stories", choices=("found", "topics", "subtopics"), default="found")
    parser.add_argument("--show", type=int, default=0)
    return parser.parse_args()


def read_ecb(folder: Path, split: str) -> list[Document]:
    """The documents of a split with their gold mentions, in the order of the file."""
    documents: dict[str, Document] = {}
    sentence: dict[str, str] = {}
    for line in (folder / f"{split}_corpus.txt").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 3:
            document = documents.setdefault(cells[0], Document(cells[0]))
            _add_word(document, cells, opens=sentence.get(cells[0]) != cells[1])
            sentence[cells[0]] = cells[1]
    for row in json.loads((folder / f"{split}_event_mentions.json").read_text("utf-8")):
        document = documents[row["doc_id"]]
        words = [document.words[str(row["sent_id"]), str(number)] for number in row["tokens_number"]]
        document.mentions.append((Mention(document.id, tuple(_runs(words, row["tokens_number"]))), row["coref_chain"]))
    return list(documents.values())


def _add_word(document: Document, cells: Sequence[str], *, opens: bool) -> None:
    word = '"' if cells[3] in {"``", "''"} else cells[3]
    line = document.text[document.text.rfind("\n") + 1 :]
    closes = word == '"' and line.count('"') % 2 == 1
    after_opening = line.endswith(("(", "$")) or (line.endswith('"') and line.count('"') % 2 == 1)
    space = " "
    if opens:
        space = "\n" if document.text else ""
    elif word in GLUED or closes or after_opening:
        space = ""
    start = len(document.text) + len(space)
    document.text += space + word
    document.words[cells[1], cells[2]] = start, len(document.text)


def _runs(words: Sequence[Span], numbers: Sequence[int]) -> Iterable[Span]:
    """The spans of words that follow one another, each run one span."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or int(numbers[at]) != int(numbers[at - 1]) + 1:
            yield words[start][0], words[at - 1][1]
            start = at


def read_by_program(documents: Sequence[Document], kept: Path | None) -> list[Reading]:
    """What the program reads in each document; texts read before are taken from the file ``kept``."""
    known: dict[str, Reading] = pickle.loads(kept.read_bytes()) if kept and kept.exists() else {}  # noqa: S301 - ours
    rows = [json.dumps({"id": each.id, "text": each.text}) for each in documents]
    made: list[Reading] = []
    for report in read_rows(rows, name="ECB+"):
        reading = known.get(report.id)
        made.append(reading if reading and reading.report == report else _read(report))
    if kept:
        kept.write_bytes(pickle.dumps({reading.report.id: reading for reading in made} | {}))
    return made


def _read(report: Report) -> Reading:
    return pipeline.read_report(report)


def group(documents: Sequence[Document], readings: Sequence[Reading], by: str) -> list[list[Reading]]:
    """The readings by story: as the program finds them, or as gold has them."""
    if by == "found":
        of = {reading.report.id: reading for reading in readings}
        found = find_stories(readings)
        return [[of[report] for report in story.reports] for story in found]
    grouped: defaultdict[str, list[Reading]] = defaultdict(list)
    for document, reading in zip(documents, readings, strict=True):
        topic = document.name.split("_")[0]
        grouped[topic + (SUBTOPIC["plus" in document.name] if by == "subtopics" else "")].append(reading)
    return list(grouped.values())


Answer = dict[Mention, Any]
Linker = Callable[[Sequence[Reading], Sequence[Mention]], Answer]


def by_story(grouped: Sequence[Sequence[Reading]], mentions: Sequence[Mention], linker: Linker) -> Answer:
    """What a linker answers story by story."""
    answer: Answer = {}
    for number, members in enumerate(grouped):
        ids = {reading.report.id for reading in members}
        inside = [mention for mention in mentions if mention.report in ids]
        answer.update((mention, (number, chain)) for mention, chain in linker(members, inside).items())
    return answer


def linked_by_program(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Answer:
    """The product's own answer."""
    return {mention: number for number, group in enumerate(events.link(readings, mentions)) for mention in group}


def same_lemma(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Answer:
    """Each head lemma one happening."""
    text = {reading.report.id: reading.report.text for reading in readings}
    return {mention: events.head_lemma(text[mention.report], mention.spans) for mention in mentions}


def scores(gold: Answer, answer: Answer, *, single: bool) -> dict[str, Any]:
    """CoNLL with precision, recall and F1 of its parts."""
    sys.path.insert(0, str(SHARED / "scorers"))
    figures: dict[str, Any] = importlib.import_module("score_coref").score(gold, answer, single)
    return {"CoNLL": figures.pop("CoNLL"), **figures}


def show(documents: Sequence[Document], gold: Answer, answer: Answer, most: int) -> None:
    """Wrong and missed links, one for each pair of neighbours in a chain."""
    text = {each.id: each.text for each in documents}
    for title, wanted, got in (("wrong", answer, gold), ("missed", gold, answer)):
        chains: defaultdict[object, list[Mention]] = defaultdict(list)
        for mention, chain in wanted.items():
            chains[chain].append(mention)
        pairs = [(m[i], m[i + 1]) for m in chains.values() for i in range(len(m) - 1) if got[m[i]] != got[m[i + 1]]]
        print(f"\n{title}: {len(pairs)}")
        for pair in pairs[:: max(1, len(pairs) // most)]:
            print(*("\n   " + _in_sentence(text[mention.report], mention) for mention in pair))


def _in_sentence(text: str, mention: Mention) -> str:
    start, end = mention.spans[0][0], mention.spans[-1][1]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return f"{text[first:start]}[{text[start:end]}]{text[end : last if last >= 0 else len(text)]}"


if __name__ == "__main__":
    main()
