"""The encoder, the tagger of cues, and the head that reads one cue's source and content."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from verbale.reading.encoder.labels import SIZES
from verbale.reading.statements.trained.branches import BRANCHES
from verbale.reading.statements.trained.tags import CUE_TAGS, DISTANCES, ROLE_TAGS

VOCABULARY, POSITIONS, WIDTH, HEADS, INNER = 30522, 512, 384, 12, 1536
_EPSILON = 1e-12
_NEVER = -1e4


@dataclass(frozen=True)
class Shape:
    """What of the network may be chosen."""

    layers: int = 6
    head_layers: int = 2
    head_width: int = 256
    head_inner: int = 1024
    head_heads: int = 8
    dropout: float = 0.1


class Layer(nn.Module):
    """A layer of a transformer, its sums normalised after they are made, as BERT's are."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attend = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.narrow_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, unseen: Tensor) -> Tensor:
        """States (b, l, width) and what is added to the scores of pieces, (b, 1, 1, l), to states."""
        size = x.shape[-1] // self.heads
        split = self.attend(x).unflatten(-1, (3, self.heads, size)).permute(2, 0, 3, 1, 4)
        scores = split[0] @ split[1].transpose(-1, -2) / math.sqrt(size) + unseen
        mixed = self.dropout(scores.softmax(-1)) @ split[2]
        x = self.attended_norm(x + self.dropout(self.attended(mixed.transpose(1, 2).flatten(2))))
        wide = self.dropout(nn.functional.gelu(self.widen(x)))
        return self.narrow_norm(x + self.dropout(self.narrow(wide)))


def hide(padding: Tensor, like: Tensor) -> Tensor:
    """What is added to the scores of pieces that are only padding, (b, 1, 1, l)."""
    return (padding[:, None, None, :].to(like.dtype)) * _NEVER


def _layers(count: int, width: int, heads: int, inner: int, dropout: float) -> nn.ModuleList:
    return nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(count))


class Encoder(nn.Module):
    """BERT with further embeddings added to its input, and a tagger of cues on its output."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH, padding_idx=0) for size in SIZES.values())
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = _layers(shape.layers, WIDTH, HEADS, INNER, shape.dropout)
        self.cues = nn.Linear(WIDTH, len(CUE_TAGS))
        self.roles = nn.Linear(WIDTH, len(ROLE_TAGS))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)

    def layered(self, ids: Tensor, features: Tensor) -> list[Tensor]:
        """The states (b, l, 384) of pieces (b, l) with their features (b, l, 6) after each layer."""
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.words(ids) + self.positions(places) + self.kinds.weight[0]
        for number, table in enumerate(self.features):
            x = x + table(features[:, :, number])
        x = self.dropout(self.norm(x))
        unseen = hide(ids == 0, x)
        states = []
        for layer in self.layers:
            x = layer(x, unseen)
            states.append(x)
        return states

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Pieces (b, l) and their features (b, l, 6) to hidden states (b, l, 384) and cue logits (b, l, 3)."""
        x = self.layered(ids, features)[-1]
        return x, self.cues(x)


class Head(nn.Module):
    """For each of a batch of cues: which pieces are its source and its content, and whether it is a cue."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.head_width
        self.inward = nn.Linear(WIDTH, width)
        self.branches = nn.Embedding(BRANCHES, width)
        self.distances = nn.Embedding(DISTANCES, width)
        self.norm = nn.LayerNorm(width, eps=_EPSILON)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = _layers(shape.head_layers, width, shape.head_heads, shape.head_inner, shape.dropout)
        self.roles = nn.Linear(width, len(ROLE_TAGS))
        self.valid = nn.Linear(width, 1)
        for table in (self.branches, self.distances):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self, hidden: Tensor, branches: Tensor, distances: Tensor, padding: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Hidden states (c, l, 384), codes and padding (c, l) to role logits (c, l, 5) and cue logits (c,)."""
        x = self.inward(hidden) + self.distances(distances) + self.branches(branches)
        x = self.dropout(self.norm(x))
        unseen = hide(padding, x)
        for layer in self.layers:
            x = layer(x, unseen)
        cue = (distances == DISTANCES // 2).unsqueeze(-1).to(x.dtype)
        pooled = (x * cue).sum(1) / cue.sum(1).clamp(min=1)
        return self.roles(x), self.valid(pooled).squeeze(-1)


def pretrained(path: Path, shape: Shape) -> Encoder:
    """An encoder with MiniLM's weights (a folder with `model.safetensors`)."""
    encoder = Encoder(shape)
    from_file = {name.removeprefix("bert."): w.float() for name, w in load_file(path).items()}
    own = encoder.state_dict()
    for theirs, ours in _names(from_file, shape.layers).items():
        own[ours].copy_(from_file[theirs])
    for number in range(shape.layers):
        prefix = f"encoder.layer.{number}.attention.self"
        for kind in ("weight", "bias"):
            parts = [from_file[f"{prefix}.{part}.{kind}"] for part in ("query", "key", "value")]
            own[f"layers.{number}.attend.{kind}"].copy_(torch.cat(parts))
    return encoder


def _names(there: dict[str, Tensor], layers: int) -> dict[str, str]:
    names = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.token_type_embeddings.weight": "kinds.weight",
        "embeddings.LayerNorm.weight": "norm.weight",
        "embeddings.LayerNorm.bias": "norm.bias",
    }
    inside = {
        "attention.output.dense": "attended",
        "attention.output.LayerNorm": "attended_norm",
        "intermediate.dense": "widen",
        "output.dense": "narrow",
        "output.LayerNorm": "narrow_norm",
    }
    for number in range(layers):
        for theirs, ours in inside.items():
            for kind in ("weight", "bias"):
                names[f"encoder.layer.{number}.{theirs}.{kind}"] = f"layers.{number}.{ours}.{kind}"
    if missing := sorted(set(names) - set(there)):
        message = f"the encoder's weights lack {missing}"
        raise SystemExit(message)
    return names
