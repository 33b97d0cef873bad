"""The peer's data: GUM's train documents as spaCy reads them.

In: the folder of GUM's train documents and a folder to write to. Out: ``train.spacy`` and ``held.spacy``, the latter
every eleventh document, by which training stops. The dev documents are for measuring only and are not read.

    python training/peer/convert.py DATA/gum/train WORK
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reader"))

import gum
import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES = 10  # read as one text, so that the parser learns where a sentence ends
HELD = 11


def docs(vocab: Vocab, document: gum.Document) -> Iterator[Doc]:
    """A document ten sentences at a time, with tags, trees and names."""
    for at in range(0, len(document.sentences), SENTENCES):
        sentences = document.sentences[at : at + SENTENCES]
        yield _doc(vocab, document, sentences)


def _doc(vocab: Vocab, document: gum.Document, sentences: Sequence[Sequence[gum.Word]]) -> Doc:
    words = [word for sentence in sentences for word in sentence]
    starts = [len(sentence) for sentence in sentences]
    heads = [
        sum(starts[:number]) + (word.head if word.head >= 0 else at)
        for number, sentence in enumerate(sentences)
        for at, word in enumerate(sentence)
    ]
    names = {
        place: f"{'B' if place == start else 'I'}-{kind}"
        for start, end, kind in document.names
        for place in range(start, end)
    }
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[document.text[word.end : word.end + 1].isspace() for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        heads=heads,
        deps=["ROOT" if word.head < 0 else word.relation for word in words],
        ents=[names.get(word.start, "O") for word in words],
    )


def main(source: Path, target: Path) -> None:
    """Write both files."""
    vocab = spacy.blank("en").vocab
    train, held = DocBin(), DocBin()
    for number, document in enumerate(gum.documents(source)):
        for doc in docs(vocab, document):
            (train if number % HELD else held).add(doc)
    target.mkdir(parents=True, exist_ok=True)
    train.to_disk(target / "train.spacy")
    held.to_disk(target / "held.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
