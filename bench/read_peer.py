"""A spaCy pipeline that takes turns with the program's own readers: PYTHON read_peer.py MODEL TEXTS.jsonl.

Runs in an environment that has spaCy; the program's own never does.
"""

import json
import sys
from pathlib import Path

import spacy
from read_turns import serve


def main() -> None:
    """All parts of the pipeline over all texts, in batches as spaCy likes them."""
    model, texts = sys.argv[1:]
    pipeline = spacy.load(model)
    read = [json.loads(line)["text"] for line in Path(texts).read_text("utf-8").splitlines()]

    def one_round() -> None:
        for _ in pipeline.pipe(read):
            pass

    serve(one_round)


if __name__ == "__main__":
    main()
