"""A fuzz target for dates and figures: ``target`` takes any bytes and raises where what must hold does not.

Usage: .venv/bin/python tests/annotate/fuzz_hostile.py [--seconds N] [--seed N]. With atheris in that Python (it is no
package of the program's own), `--atheris` lets it lead, and all other arguments are its own (a folder of what to start
from, -max_total_time=60). Else bytes are drawn at random. The bytes that fail are printed, and the text they stand for.
"""

import argparse
import importlib
import random
import sys
import time
from collections.abc import Iterator

from hostile_texts import MARKS, NUMBERS, PAGE, PUBLISHED, check, words

# Time allowed for a text: what the bench asks for, ten times over, and what starting takes.
SECONDS, SECONDS_A_PAGE = 0.5, 0.5
LONGEST = 4 * PAGE
# Takes away the space before it.
GLUE = "\b"
COMMON = (*NUMBERS, *MARKS, *(GLUE,) * 20)
CHARACTERS = 0xE0


def text_of(data: bytes) -> str:
    """Numbers and marks one byte each, words of the tables three, characters of any kind three from 0xE0 on.

    Every string of bytes is a text, and those near one another are texts near one another.
    """
    return "".join(_parts(data, words())).replace(" " + GLUE, "")[:LONGEST]


def _parts(data: bytes, known: tuple[str, ...]) -> Iterator[str]:
    at = 0
    while at < len(data):
        first, rest = data[at], int.from_bytes(data[at + 1 : at + 3], "big")
        if first < len(COMMON):
            yield COMMON[first] + " "
        elif first < CHARACTERS:
            yield known[rest % len(known)] + " "
        else:
            yield chr((rest << 5 | first & 31) % 0x110000)
        at += 1 if first < len(COMMON) else 3


def target(data: bytes) -> None:
    """Read the text of some bytes; raises where a stage does, where its answer does not hold, and where it is slow."""
    text = text_of(data[1:])
    began = time.process_time()
    check(text, PUBLISHED[data[0] % len(PUBLISHED)] if data else None)
    seconds = time.process_time() - began
    assert seconds < SECONDS + SECONDS_A_PAGE * len(text) / PAGE, f"{seconds:.2f} s"


def main() -> int:
    """Try bytes until the time is over or some fail."""
    if "--atheris" in sys.argv:
        atheris = importlib.import_module("atheris")
        atheris.instrument_all()
        atheris.Setup([word for word in sys.argv if word != "--atheris"], target)
        atheris.Fuzz()
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seconds", type=float, default=60, help="how long to try (default: %(default)s)")
    options.add_argument("--seed", type=int, default=0, help="where chance begins (default: %(default)s)")
    given = options.parse_args()
    chance, began, tried = random.Random(given.seed), time.monotonic(), 0  # noqa: S311 - no secret
    while time.monotonic() - began < given.seconds:
        data = chance.randbytes(chance.choice((8, 32, 128, 1024)))
        tried += 1
        try:
            target(data)
        except Exception:
            sys.stderr.write(
                f"after {tried:,} texts: target(bytes.fromhex({data.hex()!r})), text {text_of(data[1:])!r}\n"
            )
            raise
    sys.stdout.write(f"{tried:,} texts hold\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
