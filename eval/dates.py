"""Score dates on TimeBank and AQUAINT as read with a date head that never saw the document.

Usage: python eval/dates.py FOLDS

FOLDS is what ``training/reader/folds.py`` writes: for each document what a head taught without it tells of its words.
The annotator of dates reads with those in place of the network's own. Prints strict, relaxed and value F1 of each set.
"""

import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
sys.path.insert(0, str(SHARED / "scorers"))

import score_timex  # noqa: E402 - found by the path set above

from reportedly.annotate import timexes  # noqa: E402 - found by the path set above
from reportedly.annotate.sentences import add_sentences  # noqa: E402 - found by the path set above
from reportedly.nets import Seen  # noqa: E402 - found by the path set above
from reportedly.nets.pieces import windows  # noqa: E402 - found by the path set above
from reportedly.records import Annotations, Report  # noqa: E402 - found by the path set above


def main() -> int:
    """Read every document with its own fold's head; print the scores."""
    folds = Path(sys.argv[1])
    for part in ("timebank", "aquaint"):
        gold = list(score_timex.read_dir(str(SHARED / "data/time" / part)))
        found = {}
        for document, _ in gold:
            told = seen(document["text"], np.load(folds / f"{document['id']}.npy"))
            timexes.see = lambda _, told=told: told
            found[document["id"]] = read(document)
        scores = score_timex.score(gold, found)
        for name in ("strict", "relaxed", "value"):
            print(part, name, " ".join(f"{key.upper()} {100 * scores[name][key]:.1f}" for key in ("p", "r", "f1")))
    return 0


def seen(text: str, rows: np.ndarray) -> Seen:
    """What a fold's head tells of a text."""
    parts = list(windows(text))
    spans = tuple(span for part in parts for span in part.spans[slice(*part.kept)])
    return Seen(spans, np.zeros(len(spans), dtype=np.int64), {"timexes": rows.astype(np.float32)}, {})


def read(document: dict[str, str]) -> list[dict[str, object]]:
    """The dates of a document as the scorer takes them."""
    report = Report(id=document["id"], text=document["text"], published=document["dct"][:10] or None, language="en")
    dates = timexes.add_timexes(report, add_sentences(report, Annotations())).timexes or ()
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in dates]


if __name__ == "__main__":
    raise SystemExit(main())
