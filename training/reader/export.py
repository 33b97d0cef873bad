"""Export a trained network: ``python export.py OUT/average-N.pt FILE.onnx [--whole]``.

In: the averaged weights that ``train.py`` keeps. Out: an ONNX graph whose matrices are int8 (``--whole``: left in 32
bits, to compare), with log probabilities as outputs, as ``reportedly.nets`` reads them. Prints the file's sha256, its
size and the hash of the recipe.
"""

import argparse
import hashlib
import logging
import tempfile
import warnings
from pathlib import Path

import torch
from model import Reader
from torch import Tensor, nn
from train import load

from reportedly.nets.labels import HEADS

OUTPUTS = (*HEADS, "links")
OPSET = 17


class Told(nn.Module):
    """A network whose outputs are log probabilities, in the order of ``OUTPUTS``."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, looks: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """As the network, normalised."""
        told = self.network(ids, looks, firsts)
        return tuple(torch.log_softmax(told[name], dim=-1) for name in OUTPUTS)


def main() -> None:
    """Export and tell what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    export(load(given.weights), given.file, whole=given.whole)
    content = given.file.read_bytes()
    print(f"sha256 = {hashlib.sha256(content).hexdigest()}")
    print(f"megabytes = {len(content) / 1e6:.1f}")
    print(f"recipe = {recipe()}")


def export(network: Reader, path: Path, *, whole: bool) -> None:
    """Write the network as ONNX."""
    logging.getLogger().setLevel(logging.ERROR)
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = path if whole else Path(folder) / "whole.onnx"
        torch.onnx.export(
            Told(network).eval(),
            (
                torch.ones(2, 7, dtype=torch.long),
                torch.ones(2, 7, dtype=torch.long),
                torch.ones(2, 5, dtype=torch.long),
            ),
            plain,
            dynamo=False,
            opset_version=OPSET,
            input_names=["ids", "looks", "firsts"],
            output_names=list(OUTPUTS),
            dynamic_axes={"ids": axes, "looks": axes, "firsts": {0: "batch", 1: "words"}}
            | {name: {0: "batch", 1: "words"} for name in HEADS}
            | {"links": {0: "batch", 1: "words", 2: "words"}},
        )
        if not whole:
            _shrink(plain, path)


def _shrink(plain: Path, path: Path) -> None:
    """Matrices to int8, scaled a column at a time; the heads, small and last, stay whole."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(plain).graph
    heads = [node.name for node in graph.node if node.op_type == "MatMul" and "/encoder/" not in node.name]
    quantize_dynamic(
        plain,
        path,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,  # 7 bits: with 8, sums may overflow on processors without VNNI and answers differ
        nodes_to_exclude=heads,
        extra_options={"MatMulConstBOnly": True},
    )


def recipe() -> str:
    """The sha256 of the files that make the network, what it shares with `reportedly.nets` included."""
    here = Path(__file__).parent
    nets = here.parent.parent / "src/reportedly/nets"
    shared = [nets / name for name in ("pieces.py", "wordpiece.py", "vocab.txt", "labels.py")]
    files = [*sorted(here.glob("*.py")), *sorted(here.glob("*.toml")), *shared]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    main()
