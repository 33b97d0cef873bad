"""The network: one encoder of word pieces, and heads that read its words.

In: pieces, their looks, and the first piece of each word. Out: for each head, logits of its labels for each word; for
links, of what each word is to each other word if that one is a cue. The encoder has BERT's form and starts
from the weights of all-MiniLM-L6-v2. How it is trained does not belong here.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.nets.labels import HEADS, LINKS
from reportedly.nets.pieces import LOOKS

WIDTH, AHEAD, WITHIN, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30_522
EPSILON = 1e-12
BUCKETS = 24  # of the distance between a cue and a word, on each side


class Layer(nn.Module):
    """A layer of the encoder: words look at each other, then each is thought over."""

    def __init__(self) -> None:
        super().__init__()
        self.look = nn.Linear(WIDTH, 3 * WIDTH)
        self.looked = nn.Linear(WIDTH, WIDTH)
        self.looked_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.think = nn.Linear(WIDTH, WITHIN)
        self.thought = nn.Linear(WITHIN, WIDTH)
        self.thought_norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, width); ``mask`` (batch, 1, 1, pieces), added to the attention."""
        batch, pieces, _ = x.shape
        query, key, value = self.look(x).reshape(batch, pieces, 3, AHEAD, WIDTH // AHEAD).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // AHEAD) + mask, dim=-1)
            seen = weights @ value
        else:
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        x = self.looked_norm(x + self.looked(seen.transpose(1, 2).reshape(batch, pieces, WIDTH)))
        return self.thought_norm(x + self.thought(functional.gelu(self.think(x))))


class Encoder(nn.Module):
    """BERT's encoder, with one table more: what each piece looked like before it was lowered."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.looks = nn.Embedding(LOOKS, WIDTH)
        nn.init.zeros_(self.looks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor, looks: Tensor) -> list[Tensor]:
        """The hidden states before the first layer and after each, (batch, pieces, width)."""
        places = self.places.weight[: ids.shape[1]]
        x = self.norm(self.pieces(ids) + places + self.looks(looks))
        mask = (ids == 0).to(x.dtype)[:, None, None, :] * -1e4
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states


class Dates(nn.Module):
    """The head of dates: it reads every state of the encoder and changes none, so it can be trained by itself."""

    def __init__(self, states: int, width: int) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(states))
        self.narrow = nn.Linear(WIDTH, width)
        self.near = nn.Conv1d(width, width, 5, padding=2)
        self.nearer = nn.Conv1d(width, width, 3, padding=1)
        self.tell = nn.Linear(width, len(HEADS["timexes"]))

    def forward(self, states: Tensor) -> Tensor:
        """``states`` (states, batch, words, width) to logits (batch, words, labels)."""
        mixed = (torch.softmax(self.mix, 0)[:, None, None, None] * states).sum(0)
        x = functional.gelu(self.narrow(mixed)).transpose(1, 2)
        x = x + functional.gelu(self.near(x))
        x = x + functional.gelu(self.nearer(x))
        return self.tell(x.transpose(1, 2))


class Links(nn.Module):
    """What each word is to each cue: a product of the two for each label, the word itself, and how far it stands."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width
        self.cue = nn.Linear(WIDTH, len(LINKS) * width)
        self.word = nn.Linear(WIDTH, len(LINKS) * width)
        self.alone = nn.Linear(WIDTH, len(LINKS))
        self.far = nn.Embedding(2 * BUCKETS + 1, len(LINKS))
        nn.init.zeros_(self.far.weight)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` (batch, words, width) to logits (batch, cues, words, labels)."""
        batch, words, _ = x.shape
        cue = self.cue(x).reshape(batch, words, len(LINKS), self.width).transpose(1, 2)
        word = self.word(x).reshape(batch, words, len(LINKS), self.width).permute(0, 2, 3, 1)
        product = (cue @ word / math.sqrt(self.width)).permute(0, 2, 3, 1)
        return product + self.alone(x)[:, None] + self.far(_buckets(words, x.device))


def _buckets(words: int, device: torch.device) -> Tensor:
    """(words, words): the distance from cue to word, exact to 8 words, coarser beyond, cut at BUCKETS on each side."""
    place = torch.arange(words, device=device)
    distance = place[None, :] - place[:, None]
    size = distance.abs()
    coarse = 8 + torch.log2(size.clamp(min=8).float() / 8).mul(4).long()
    return torch.where(size < 8, size, coarse.clamp(max=BUCKETS)) * distance.sign() + BUCKETS


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, layers: int, linked: int, dated: int, dropped: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.dropped = nn.Dropout(dropped)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(WIDTH, len(labels)) for name, labels in HEADS.items() if name != "timexes"}
        )
        self.dates = Dates(layers + 1, dated)
        self.links = Links(linked)

    def forward(self, ids: Tensor, looks: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Logits: (batch, words, labels) for each head, (batch, cues, words, labels) for ``links``."""
        states = self.encoder(ids, looks)
        index = firsts[:, :, None].expand(-1, -1, WIDTH)
        words = [torch.gather(state, 1, index) for state in states]
        x = self.dropped(words[-1])
        told = {name: head(x) for name, head in self.heads.items()}
        told["timexes"] = self.dates(torch.stack([word.detach() for word in words]))
        told["links"] = self.links(x)
        return told


def start(model: Reader, weights: Path) -> None:
    """Put the weights of all-MiniLM-L6-v2 (a safetensors file) into the encoder; a shallower one takes every other."""
    from safetensors.torch import load_file

    given = load_file(weights)
    encoder = model.encoder
    kind = given["embeddings.token_type_embeddings.weight"][0]
    with torch.no_grad():
        encoder.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
        _copy(encoder.norm, given, "embeddings.LayerNorm")
        deep = 1 + max(int(name.split(".")[2]) for name in given if name.startswith("encoder.layer."))
        for number, layer in enumerate(encoder.layers):
            base = f"encoder.layer.{number * deep // len(encoder.layers)}"
            parts = [f"{base}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.look.weight.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
            layer.look.bias.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
            _copy(layer.looked, given, f"{base}.attention.output.dense")
            _copy(layer.looked_norm, given, f"{base}.attention.output.LayerNorm")
            _copy(layer.think, given, f"{base}.intermediate.dense")
            _copy(layer.thought, given, f"{base}.output.dense")
            _copy(layer.thought_norm, given, f"{base}.output.LayerNorm")


def follow(network: Reader, teacher: Reader) -> None:
    """Start a network from a deeper one: the same tables and heads, its layers spread over the teacher's."""
    deep, shallow = len(teacher.encoder.layers), len(network.encoder.layers)
    taken = [round((number + 1) * deep / shallow) - 1 for number in range(shallow)]
    states = [0, *(number + 1 for number in taken)]
    given = teacher.state_dict()
    mine = {}
    for name in network.state_dict():
        parts = name.split(".")
        if name.startswith("encoder.layers."):
            parts[2] = str(taken[int(parts[2])])
        mine[name] = given[".".join(parts)]
    mine["dates.mix"] = given["dates.mix"][states]
    network.load_state_dict(mine)


def _copy(module: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])
