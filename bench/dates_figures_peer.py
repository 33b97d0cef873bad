"""Others that find dates or figures, taking turns with this program's stages: PYTHON dates_figures_peer.py NAME FILE.

Runs in an environment that has them; the program's own never does. FILE is a JSON list of objects with ``text``. The
first line printed says how much was found in all, and in how many sentences it failed.
"""

import json
import sys
from collections.abc import Callable, Sequence, Sized
from functools import partial
from pathlib import Path

from read_turns import serve

Find = Callable[[str], Sized]
# Each loads its own package alone, so that what is missing leaves out only itself.
# ruff: noqa: PLC0415


def recognizers_dates() -> Sequence[Find]:
    """Recognizers-Text, dates."""
    from recognizers_date_time import recognize_datetime

    return [partial(recognize_datetime, culture="en-us")]


def recognizers_figures() -> Sequence[Find]:
    """Recognizers-Text: numbers, ordinals, percentages, currencies, dimensions and ages, one after the other."""
    import recognizers_number as number
    import recognizers_number_with_unit as unit

    plain = (number.recognize_number, number.recognize_ordinal, number.recognize_percentage)
    united = (unit.recognize_currency, unit.recognize_dimension, unit.recognize_age)
    return [partial(find, culture="en-us") for find in (*plain, *united)]


def dateparser(languages: list[str] | None = None) -> Sequence[Find]:
    """``search_dates``, which guesses the language first where it is not told."""
    from dateparser.search import search_dates

    return [lambda text: search_dates(text, languages=languages) or ()]


def quantulum() -> Sequence[Find]:
    """``parse``, without its classifier."""
    from quantulum3.parser import parse

    return [parse]


FINDERS: dict[str, Callable[[], Sequence[Find]]] = {
    "dates: Recognizers-Text": recognizers_dates,
    "dates: dateparser": dateparser,
    "dates: dateparser, told English": partial(dateparser, ["en"]),
    "figures: Recognizers-Text": recognizers_figures,
    "figures: quantulum3": quantulum,
}


def main() -> None:
    """Find once, say how much, then take turns."""
    name, path = sys.argv[1:]
    texts = [row["text"] for row in json.loads(Path(path).read_text("utf-8"))]
    read = FINDERS[name]()
    found, failed = once(read, texts)
    print(json.dumps({"found": found, "failed": failed}), flush=True)

    def again() -> None:
        once(read, texts)

    serve(again)


def once(read: Sequence[Find], texts: Sequence[str]) -> tuple[int, int]:
    """One pass: how much was found, and in how many texts it failed."""
    found = failed = 0
    for text in texts:
        try:
            found += sum(len(find(text)) for find in read)
        except Exception:  # whatever it is, the other sentences are still read
            failed += 1
    return found, failed


if __name__ == "__main__":
    main()
