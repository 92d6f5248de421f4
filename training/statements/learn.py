"""The training loop and its losses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.statements.bank import Bank, Batch
from training.statements.model import Encoder, Head, Shape
from verbale.reading.encoder.encoding import CLOSE, MASK

_PRETRAINED = ("encoder.words", "encoder.positions", "encoder.kinds", "encoder.layers", "encoder.norm")


@dataclass(frozen=True)
class Plan:
    """How a network is trained.

    Attributes:
        epochs: how often each window is seen.
        rate, head_rate: the highest learning rate of what was pretrained, and of the rest.
        warmup: the share of steps over which the rates rise.
        pieces: word pieces a batch.
        others: candidates a window that are no cues.
        masked: the share of pieces that are hidden from the encoder.
        average: the decay of the running mean of the weights, 0 for none.
        gold_share: the weight of the annotators' word against a teacher's.
    """

    shape: Shape = field(default_factory=Shape)
    seed: int = 0
    epochs: float = 6
    rate: float = 1.5e-4
    head_rate: float = 5e-4
    warmup: float = 0.1
    decay: float = 0.01
    pieces: int = 6000
    others: int = 4
    masked: float = 0.0
    cue_weight: float = 10.0
    head_weight: float = 5.0
    valid_weight: float = 0.2
    roles_weight: float = 0.3
    average: float = 0.0
    gold_share: float = 0.5


class Network(nn.Module):
    """Encoder and head together."""

    def __init__(self, encoder: Encoder, head: Head) -> None:
        super().__init__()
        self.encoder, self.head = encoder, head


def _hard(logits: Tensor, wanted: Tensor) -> Tensor:
    total = cross_entropy(logits.flatten(0, 1).float(), wanted.flatten(), ignore_index=-1, reduction="sum")
    return total / (wanted >= 0).sum().clamp(min=1)


def _soft(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy with a teacher's probabilities, over the pieces that it speaks of."""
    there = (wanted.sum(-1) > 0).float()
    each = -(wanted * logits.float().log_softmax(-1)).sum(-1)
    return (each * there).sum() / there.sum().clamp(min=1)


def _sure(logits: Tensor, wanted: Tensor) -> Tensor:
    known = (wanted >= 0).float()
    each = binary_cross_entropy_with_logits(logits.float(), wanted.clamp(min=0), reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1)


def loss_of(network: Network, batch: Batch, plan: Plan) -> Tensor:
    """The weighted sum of all losses of a batch."""
    hidden, cue_logits = network.encoder(batch.ids, batch.features)
    role_logits, valid_logits = network.head(
        hidden[batch.rows], batch.branches, batch.distances, batch.padding
    )
    cue, role = _hard(cue_logits, batch.cues), _hard(role_logits, batch.candidate_roles)
    valid = _sure(valid_logits, batch.valid)
    if batch.soft_cues is not None and batch.soft_roles is not None and batch.soft_valid is not None:
        gold = plan.gold_share
        cue = gold * cue + (1 - gold) * _soft(cue_logits, batch.soft_cues)
        role = gold * role + (1 - gold) * _soft(role_logits, batch.soft_roles)
        valid = gold * valid + (1 - gold) * _sure(valid_logits, batch.soft_valid)
    beside = _hard(network.encoder.roles(hidden), batch.roles)
    return (
        plan.cue_weight * cue
        + plan.head_weight * role
        + plan.valid_weight * valid
        + plan.roles_weight * beside
    )


def train(network: Network, bank: Bank, plan: Plan, log: Callable[[str], None] = print) -> None:
    """Train a network; the rates rise over the warm-up and fall to nothing."""
    rng = Random(plan.seed)
    torch.manual_seed(plan.seed)
    network.to(bank.device).train()
    steps = int(len(bank.groups(plan.pieces, Random(0))) * plan.epochs)
    optimiser, schedule = _optimiser(network, plan, steps)
    shadow = {k: v.detach().clone() for k, v in network.state_dict().items()} if plan.average else None
    waiting: list[list[int]] = []
    for done in range(steps):
        waiting = waiting or bank.groups(plan.pieces, rng)
        batch = bank.batch(waiting.pop(), plan.others, rng)
        if plan.masked:
            hit = torch.rand(batch.ids.shape, device=bank.device) < plan.masked
            batch.ids = torch.where(hit & (batch.ids > CLOSE), MASK, batch.ids)
        with torch.autocast(bank.device, torch.bfloat16, enabled=bank.device == "cuda"):
            loss = loss_of(network, batch, plan)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if shadow is not None:
            _follow(shadow, network, min(plan.average, (1 + done) / (10 + done)))
        if done % 200 == 0:
            log(f"step {done}/{steps} loss {float(loss.detach()):.4f}")
    if shadow is not None:
        network.load_state_dict(shadow)


@torch.no_grad()
def _follow(shadow: dict[str, Tensor], network: Network, share: float) -> None:
    now = network.state_dict()
    torch._foreach_lerp_(list(shadow.values()), [now[k] for k in shadow], 1 - share)


def _optimiser(
    network: Network, plan: Plan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    old = [p for n, p in network.named_parameters() if n.startswith(_PRETRAINED)]
    new = [p for n, p in network.named_parameters() if not n.startswith(_PRETRAINED)]
    optimiser = torch.optim.AdamW(
        [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.head_rate}],
        weight_decay=plan.decay,
        fused=True,
    )
    warm = max(1, int(steps * plan.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    return optimiser, schedule
