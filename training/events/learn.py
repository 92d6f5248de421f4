"""The training loop, and what comes out of sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.events.corpus import Example
from training.events.model import Typer
from verbale.reading.encoder.encoding import WIDTH


@dataclass(frozen=True)
class Plan:
    """How the layers are trained.

    Attributes:
        epochs: how often each example is seen.
        rate: the highest learning rate; it rises over a tenth of the steps and falls to nothing.
        smooth: the share of belief that is spread over all types.
        batch: examples a step.
    """

    epochs: int = 6
    rate: float = 4e-4
    decay: float = 0.01
    smooth: float = 0.02
    batch: int = 32
    seed: int = 0


@dataclass(slots=True)
class Batch:
    """What a step is shown: see `Typer.forward`; `types` are the numbers of the types, (c,)."""

    states: Tensor
    padding: Tensor
    acts: Tensor
    rows: Tensor
    types: Tensor


def batch_of(group: Sequence[Example]) -> Batch:
    """Some examples as one batch."""
    length = max(len(e.states) for e in group)
    states = np.zeros((len(group), length, WIDTH), np.float32)
    padding = np.ones((len(group), length), bool)
    every = [(row, act) for row, example in enumerate(group) for act in example.acts]
    acts = np.zeros((len(every), length), np.float32)
    for row, example in enumerate(group):
        states[row, : len(example.states)] = example.states
        padding[row, : len(example.states)] = False
    for number, (_, (start, end, _)) in enumerate(every):
        acts[number, start:end] = 1
    rows, types = [row for row, _ in every], [kind for _, (_, _, kind) in every]
    return Batch(
        torch.from_numpy(states),
        torch.from_numpy(padding),
        torch.from_numpy(acts),
        torch.tensor(rows),
        torch.tensor(types),
    )


def groups(given: Sequence[Example], size: int, rng: Random) -> list[list[Example]]:
    """Examples of like length together, in an order of chance."""
    ordered = sorted(given, key=lambda e: len(e.states) + 10 * rng.random())
    found = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(found)
    return found


def train(typer: Typer, given: Sequence[Example], plan: Plan, log: Callable[[str], None]) -> Typer:
    """Train in place."""
    rng = Random(plan.seed)
    torch.manual_seed(plan.seed)
    steps = plan.epochs * -(-len(given) // plan.batch)
    optimiser = torch.optim.AdamW(typer.parameters(), lr=plan.rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), 1 - s / (steps + 1))
    )
    typer.train()
    for epoch in range(plan.epochs):
        total = 0.0
        for group in groups(given, plan.batch, rng):
            batch = batch_of(group)
            logits = typer(batch.states, batch.padding, batch.acts, batch.rows)
            loss = cross_entropy(logits, batch.types, label_smoothing=plan.smooth)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(typer.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(group)
        log(f"epoch {epoch + 1}: loss {total / max(1, len(given)):.3f}")
    return typer.eval()


@torch.no_grad()
def beliefs(typer: Typer, given: Sequence[Example], size: int = 64) -> Iterator[tuple[Example, np.ndarray]]:
    """Each example with the probabilities of the types of its acts, (c, 16)."""
    ordered = sorted(given, key=lambda e: len(e.states))
    for first in range(0, len(ordered), size):
        group = ordered[first : first + size]
        batch = batch_of(group)
        found = typer(batch.states, batch.padding, batch.acts, batch.rows).softmax(-1).numpy()
        at = 0
        for example in group:
            yield example, found[at : at + len(example.acts)]
            at += len(example.acts)
