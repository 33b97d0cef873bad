"""How fast the network alone is on a graphics card: 750-word articles a second, and the share of the card's peak.

Usage: scripts/bench --gpu FILE [--layers N] [--texts FILE.jsonl] [--batch N] [--peak TFLOPS]. FILE is the network
before its matrices were made int8: the `average.pt` of training, run by PyTorch in half precision, or what
`export.py --whole` writes, run by onnxruntime's CUDA provider. Neither is among the program's own packages; a Python
that has one of them runs this file with PYTHONPATH=src. Windows are cut beforehand and padded to batches of like
length; outputs stay on the card. Exit status 2 where no card, or nothing to use it with, is at hand.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.nets.pieces import Window, windows

Batch = dict[str, NDArray[np.int64]]
Run = Callable[[Sequence[Batch]], None]

WORDS, WIDTH = 750, 384
ARTICLES = 2_000  # at least so many are read, so that a second passes
ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "src/reportedly/examples/teval-strait"
# Dense half-precision peaks in TFLOP/s, as the maker's data sheets give them; another card's is told by --peak.
PEAKS = {"H200": 989, "H100": 989, "A100": 312, "L40S": 362, "L4": 121, "A10": 125, "T4": 65, "4090": 165, "3090": 71}


def main() -> int:
    """Find the card and what drives it, read, print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("net", type=Path, metavar="FILE", nargs="?", help="average.pt, or ONNX in 32 bits")
    options.add_argument(
        "--texts", type=Path, metavar="FILE", help="one JSON object with text a line (else the demo's)"
    )
    options.add_argument("--batch", type=int, default=128, help="windows at a time (default: %(default)s)")
    options.add_argument("--peak", type=float, help="the card's half-precision TFLOP/s")
    given = options.parse_args()
    card = name_of_card()
    if not card:
        return no_gpu("nvidia-smi names no card")
    if not given.net:
        options.error("which network? give average.pt, or what export.py --whole wrote")
    run = by_torch(given.net) if given.net.suffix == ".pt" else by_onnxruntime(given.net)
    if not run:
        return no_gpu(f"{card} is there, but this Python has nothing that runs {given.net.name} on it")
    cut, articles = enough(given.texts)
    batches = list(padded(cut, given.batch))
    run(batches[:: max(1, len(batches) // 8)])  # warm: every length of a batch has its kernels chosen
    began = time.perf_counter()
    run(batches)
    seconds = time.perf_counter() - began
    print(f"{card}; command: {' '.join(['scripts/bench', '--gpu', *sys.argv[1:]])}")
    print(f"{articles / seconds:,.0f} articles/s of {WORDS} words, the network alone, batches of {given.batch} windows")
    work = sum(operations(len(window.ids), given.layers) for window in cut) / seconds / 1e12
    peak = given.peak or next((most for part, most in PEAKS.items() if part in card), None)
    share = f"{work / peak:.1%} of the card's {peak:,.0f} in half precision" if peak else "peak unknown: give --peak"
    print(f"{work:.1f} TFLOP/s in the encoder's matrices, {share}")
    return 0


def no_gpu(reason: str) -> int:
    """Say so; the exit status."""
    print(f"no GPU at hand: {reason}; nothing was measured", file=sys.stderr)
    return 2


def name_of_card() -> str | None:
    """What the first card is called."""
    program = shutil.which("nvidia-smi")
    if not program:
        return None
    command = [program, "--query-gpu=name", "--format=csv,noheader"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    return told.stdout.partition("\n")[0].strip() or None


def enough(path: Path | None) -> tuple[list[Window], float]:
    """Windows of the texts, over and over until they are enough, and how many articles they make."""
    if path:
        texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    else:
        texts = [file.read_text("utf-8") for file in sorted(TEXTS.glob("*.md"))]
    articles = sum(len(text.split()) for text in texts) / WORDS
    times = int(ARTICLES / articles) + 1
    return [window for text in texts for window in windows(text)] * times, articles * times


def padded(cut: Sequence[Window], size: int) -> Iterator[Batch]:
    """Batches of windows of like length, filled up with zeros, which the network does not see."""
    ordered = sorted(cut, key=lambda window: (len(window.ids), len(window.firsts)))
    for start in range(0, len(ordered), size):
        some = ordered[start : start + size]
        pieces, words = (max(len(row) for row in rows) for rows in zip(*((w.ids, w.firsts) for w in some), strict=True))
        yield {
            "ids": np.stack([np.pad(window.ids, (0, pieces - len(window.ids))) for window in some]),
            "looks": np.stack([np.pad(window.looks, (0, pieces - len(window.looks))) for window in some]),
            "firsts": np.stack([np.pad(window.firsts, (0, words - len(window.firsts))) for window in some]),
        }


def by_torch(path: Path, device: str = "cuda") -> Run | None:
    """PyTorch in half precision; None where it is not there or has no card."""
    try:
        import torch  # noqa: PLC0415 - not among the program's packages
    except ImportError:
        return None
    if device == "cuda" and not torch.cuda.is_available():
        return None
    sys.path.insert(0, str(ROOT / "training" / "reader"))
    from train import load  # noqa: PLC0415 - needs torch

    network = load(path).eval().to(device)

    def run(batches: Sequence[Batch]) -> None:
        with torch.inference_mode(), torch.autocast(device, torch.float16 if device == "cuda" else torch.bfloat16):
            for batch in batches:
                network(*(torch.from_numpy(batch[name]).to(device) for name in ("ids", "looks", "firsts")))
            if device == "cuda":
                torch.cuda.synchronize()

    return run


def by_onnxruntime(path: Path, provider: str = "CUDAExecutionProvider", device: str = "cuda") -> Run | None:
    """onnxruntime's CUDA provider; None where it is not there."""
    import onnxruntime  # noqa: PLC0415 - only one of the two is needed

    if provider not in onnxruntime.get_available_providers():
        return None
    session = onnxruntime.InferenceSession(path, providers=[provider])

    def run(batches: Sequence[Batch]) -> None:
        for batch in batches:
            bound = session.io_binding()
            for name, array in batch.items():
                bound.bind_cpu_input(name, array)
            for output in session.get_outputs():
                bound.bind_output(output.name, device)
            session.run_with_iobinding(bound)
            bound.synchronize_outputs()

    return run


def operations(pieces: int, layers: int) -> float:
    """Of the encoder's matrices for one window: twelve squares of the width a piece and layer, and the attention."""
    return layers * (2 * 12 * WIDTH**2 * pieces + 4 * WIDTH * pieces**2)


if __name__ == "__main__":
    sys.exit(main())
