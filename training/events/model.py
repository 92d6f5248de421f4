"""Two layers over the encoder's middle one, and what they make of a word."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.statements.export import write_graph
from training.statements.model import HEADS, INNER, Layer, hide
from verbale.reading.encoder.encoding import MIDDLE_LAYERS, WIDTH
from verbale.reading.events.trained.typer import TYPES

LAYERS = 2


class Typer(nn.Module):
    """From middle states to the types of acts; a word is judged by its own state and the mean of its sentence's."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.types = nn.Linear(2 * WIDTH, len(TYPES))

    def upper(self, states: Tensor, padding: Tensor) -> Tensor:
        """Middle states (b, l, 384) and their padding (b, l) to states after the layers."""
        unseen = hide(padding, states)
        for layer in self.layers:
            states = layer(states, unseen)
        return states

    def forward(self, states: Tensor, padding: Tensor, acts: Tensor, rows: Tensor) -> Tensor:
        """States (b, l, 384) and their padding (b, l), masks of acts (c, l) and their rows (c,) to logits (c, 16)."""
        states = self.upper(states, padding)
        there = (~padding).unsqueeze(-1).to(states.dtype)
        mean = (states * there).sum(1) / there.sum(1)
        share = acts / acts.sum(1, keepdim=True)
        word = (states[rows] * share.unsqueeze(-1)).sum(1)
        return self.types(self.dropout(torch.cat([word, mean[rows]], -1)))


def begun(path: Path, dropout: float = 0.1) -> Typer:
    """A typer whose layers begin as the encoder's own upper ones (`network.safetensors` of training.statements)."""
    typer = Typer(dropout)
    own = typer.state_dict()
    weights = load_file(path)
    for name in own:
        if name.startswith("layers."):
            _, number, rest = name.split(".", 2)
            own[name].copy_(weights[f"encoder.layers.{int(number) + MIDDLE_LAYERS}.{rest}"].float())
    return typer


class _Exported(nn.Module):
    def __init__(self, typer: Typer) -> None:
        super().__init__()
        self.inner = typer

    def forward(self, states: Tensor, acts: Tensor) -> Tensor:
        states = self.inner.upper(states, torch.zeros(states.shape[:2], dtype=torch.bool))
        word = (acts / acts.sum(1, keepdim=True)) @ states[0]
        mean = states.mean(1).expand(word.shape[0], -1)
        return self.inner.types(torch.cat([word, mean], -1)).softmax(-1)


def export(typer: Typer, path: Path) -> None:
    """Write the graph that the reader runs: states (1, l, 384) and masks (c, l) to probabilities (c, 16)."""
    torch.backends.mha.set_fastpath_enabled(False)
    typer.cpu().float().eval()
    acts = torch.zeros(3, 40)
    acts[:, 5] = 1
    axes = {"states": {1: "pieces"}, "acts": {0: "words", 1: "pieces"}, "beliefs": {0: "words"}}
    write_graph(_Exported(typer), (torch.randn(1, 40, WIDTH), acts), path, axes)
