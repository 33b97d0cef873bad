"""The sets the network is trained on, all as ``Document``s.

In: the folders of the sets. Out: documents, each a text with the spans that its set marks. A head whose spans a set
does not mark is absent from ``spans``: it learns nothing there.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import gum

Marked = tuple[int, int, str]  # start, end, kind
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as PolNeAR marks it: the spans of its cue, source and content."""

    cue: Ranges
    source: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what its set marks in it: for each head its spans, and attributions for roles and links."""

    id: str
    text: str
    spans: dict[str, list[Marked]] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()


def polnear(path: Path) -> Iterator[Document]:
    """Articles with attributions, one JSON object a line."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = tuple(
            Attribution(*(tuple((s, e) for s, e in statement.get(role) or ()) for role in ("cue", "source", "content")))
            for statement in row["statements"]
        )
        roles = [
            (start, end, role)
            for role in ("content", "source", "cue")  # the later settles clashes
            for one in found
            for start, end in getattr(one, role)
        ]
        yield Document(row["id"], row["text"], {"roles": roles}, found)


def names(folder: Path) -> Iterator[Document]:
    """GUM's documents with names and nominals; its dates are not read."""
    for document in gum.documents(folder):
        yield Document(document.id, document.text, {"names": list(document.names), "nominals": list(document.nominals)})


def times(folder: Path) -> Iterator[Document]:
    """TimeML documents: TIMEX3 spans, and as events what is marked as an occurrence."""
    for path in sorted(folder.glob("*.tml")):
        body = ElementTree.fromstring(path.read_text("utf-8")).find("TEXT")
        if body is None:
            continue
        text: list[str] = []
        spans: dict[str, list[Marked]] = {"timexes": [], "events": []}
        _walk(body, text, spans)
        yield Document(path.stem, "".join(text), spans)


def _walk(element: ElementTree.Element, text: list[str], spans: dict[str, list[Marked]]) -> None:
    start = sum(map(len, text))
    text.append(element.text or "")
    for child in element:
        _walk(child, text, spans)
        text.append(child.tail or "")
    marks = {"TIMEX3": ("timexes", "timex")}
    if element.get("class") == "OCCURRENCE":
        marks["EVENT"] = ("events", "event")
    if element.tag in marks:
        head, kind = marks[element.tag]
        inner = "".join(text)[start:]
        spans[head].append((start, start + len(inner), kind))


def ecbplus(part: Path, leave_out: Iterable[str]) -> Iterator[Document]:
    """The annotated sentences of ECB+ with their action mentions, less the documents named in ``leave_out``."""
    left = set(leave_out)
    tokens: dict[str, dict[tuple[int, int], str]] = {}
    for line in Path(f"{part}_corpus.txt").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3 and fields[0] not in left:
            tokens.setdefault(fields[0], {})[int(fields[1]), int(fields[2])] = fields[3]
    mentions: dict[str, list[tuple[int, list[int]]]] = {}
    for mention in json.loads(Path(f"{part}_event_mentions.json").read_text("utf-8")):
        mentions.setdefault(mention["doc_id"], []).append((mention["sent_id"], mention["tokens_number"]))
    for name, words in tokens.items():
        text, places = _joined(words)
        spans = [
            (places[sentence, numbers[0]][0], places[sentence, numbers[-1]][1], "event")
            for sentence, numbers in mentions.get(name, ())
            if numbers and all((sentence, number) in places for number in numbers) and _runs(numbers)
        ]
        yield Document(name, text, {"events": spans})


def _runs(numbers: list[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[-1] + 1))


def _joined(words: dict[tuple[int, int], str]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Tokens set as text, a sentence a line, with the span of each."""
    text, before = "", None
    places = {}
    for (sentence, number), word in sorted(words.items()):
        if before is not None:
            text += "\n" if sentence != before else "" if re.fullmatch(r"[.,;:!?%)\]”]|['’]\w{0,2}|n't", word) else " "
        places[sentence, number] = (len(text), len(text) + len(word))
        text, before = text + word, sentence
    return text, places
