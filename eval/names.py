"""Names of GUM's dev documents: the program beside a spaCy pipeline taught on the same documents, in one run.

Usage: python eval/names.py [--peer MODEL --python PYTHON] [--part dev] [--show DOCUMENT]

    --peer     folder of the pipeline that training/peer/train.sh makes
    --python   a Python that has spaCy; the program's own has not
    --show     print the names missed and invented in one document

What a name is says training/reader/gum.py. A name counts where its span and its type (person, organisation, place) are
the gold ones; states are places here.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "training" / "reader"))
GUM = HERE.parent.parent / "shared" / "data" / "gum"

import gum  # noqa: E402 - found by the path set above

from reportedly import annotate  # noqa: E402 - found by the path set above
from reportedly.records import Annotations, Entity, Report, Span  # noqa: E402 - found by the path set above

KINDS = {"person": "person", "organisation": "organisation", "place": "place", "state": "place"}
PEER = """
import json, sys, spacy
nlp = spacy.load(sys.argv[1])
texts = json.load(sys.stdin)
print(json.dumps([[[e.start_char, e.end_char, e.label_] for e in nlp(text).ents] for text in texts]))
"""

SMALL = set("i he she him her his hers himself herself they them their it its the this that".split())

Names = set[tuple[int, int, str]]


def main() -> int:
    """Measure both and print a table."""
    given = _arguments()
    documents = gum.documents(GUM / given.part)
    gold = [set(document.names) for document in documents]
    program = [of_program(document.text) for document in documents]
    _print("reportedly", gold, program)
    if given.peer:
        _print("spaCy peer", gold, _of_peer(given, [document.text for document in documents]))
    for document, right, found in zip(documents, gold, program, strict=True):
        if given.show and given.show in document.id:
            _show(document.text, right, found)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--show")
    return parser.parse_args()


def of_program(text: str) -> Names:
    """The names that the program's entities have in a text, as written, their titles with them."""
    report = Report(id="r", text=text, title=None, published=None, body_start=0, language="en")
    found = Annotations()
    for stage, annotator in annotate.ANNOTATORS:
        if stage in {"sentences", "entities"}:
            found = annotator(report, found)
    return {name for entity in found.entities or () if entity.type in KINDS for name in _written(text, entity)}


def _written(text: str, entity: Entity) -> Names:
    """The mentions of an entity that name it, of those within another the outer one.

    A role in small letters ("police spokesman Ana Ortega") is not part of what is written as a name.
    """
    spans = [span for span in entity.mentions if _is_name(text[slice(*span)])]
    inner = {span for span in spans for other in spans if _holds(other, span) and not _small_before(text, other, span)}
    outer = {span for span in spans for other in spans if _holds(span, other) and _small_before(text, span, other)}
    return {(*span, KINDS[entity.type]) for span in spans if span not in inner | outer}


def _is_name(written: str) -> bool:
    words = written.split()
    return words[0].lower() not in SMALL and any(word[0].isupper() for word in words)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _small_before(text: str, outer: Span, inner: Span) -> bool:
    words = text[outer[0] : inner[0]].split()
    return bool(words) and words[-1][0].islower()


def _of_peer(given: argparse.Namespace, texts: list[str]) -> list[Names]:
    done = subprocess.run(
        [given.python, "-c", PEER, given.peer], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return [{(start, end, kind) for start, end, kind in names} for names in json.loads(done.stdout)]


def _print(title: str, gold: Iterable[Names], found: Iterable[Names]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for right, names in zip(gold, found, strict=True):
        for label, some in (("gold", right), ("found", names), ("both", right & names)):
            counts.update((kind, label) for *_, kind in some)
            counts["all", label] += len(some)
    for kind in ("all", "person", "organisation", "place"):
        both = counts[kind, "both"]
        precision, recall = both / max(1, counts[kind, "found"]), both / max(1, counts[kind, "gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{title:12} {kind:14} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")


def _show(text: str, gold: Names, found: Names) -> None:
    for title, some in (("missed", gold - found), ("invented", found - gold)):
        for start, end, kind in sorted(some):
            print(f"{title:9} {kind:13} {text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 20]!r}")


if __name__ == "__main__":
    sys.exit(main())
