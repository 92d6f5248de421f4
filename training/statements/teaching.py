"""What networks say of windows, written into them for another to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from training.statements.bank import Bank
from training.statements.examples import Candidate, Example, candidate_of
from training.statements.learn import Network
from verbale.reading.statements.trained.decode import CANDIDATE, cues_in

Floats = NDArray[np.float32]
BATCH_WINDOWS = 128
BATCH_CANDIDATES = 256


def encoded(
    networks: Sequence[Network], bank: Bank
) -> Iterator[tuple[list[Example], list[torch.Tensor], list[Floats], torch.Tensor]]:
    """For batches of windows: hidden states by each network, mean probabilities of cue tags, padding."""
    ordered = sorted(range(len(bank.sizes)), key=lambda n: bank.sizes[n])
    for first in range(0, len(ordered), BATCH_WINDOWS):
        numbers = ordered[first : first + BATCH_WINDOWS]
        length = bank.sizes[numbers[-1]] + 2
        ids = bank.ids[numbers, :length].long()
        features = bank.features[numbers, :length].long()
        hidden, tags = [], torch.zeros(1, device=bank.device)
        for network in networks:
            states, logits = network.encoder(ids, features)
            hidden.append(states)
            tags = tags + logits.float().softmax(-1) / len(networks)
        probabilities = tags.cpu().numpy()
        group = [bank.examples[n] for n in numbers]
        yield group, hidden, [probabilities[row, 1 : len(e) + 1] for row, e in enumerate(group)], ids == 0


def judged(
    networks: Sequence[Network],
    hidden: Sequence[torch.Tensor],
    rows: Sequence[tuple[int, Example, Candidate]],
    padding: torch.Tensor,
) -> list[tuple[Floats, float]]:
    """The mean probabilities of roles, and of being a cue, of candidates of one batch."""
    found: list[tuple[Floats, float]] = []
    length, device = padding.shape[1], padding.device
    for first in range(0, len(rows), BATCH_CANDIDATES):
        some = rows[first : first + BATCH_CANDIDATES]
        where = torch.tensor([row for row, _, _ in some], device=device)
        codes = np.zeros((2, len(some), length), np.int64)
        for n, (_, e, c) in enumerate(some):
            codes[0, n, 1 : len(e) + 1], codes[1, n, 1 : len(e) + 1] = c.branches, c.distances
        branches, away = torch.from_numpy(codes).to(device)
        roles, valid = torch.zeros(1, device=device), torch.zeros(1, device=device)
        for network, states in zip(networks, hidden, strict=True):
            logits, sure = network.head(states[where], branches, away, padding[where])
            roles = roles + logits.float().softmax(-1) / len(networks)
            valid = valid + sure.float().sigmoid() / len(networks)
        as_roles, as_valid = roles.cpu().numpy(), valid.cpu().numpy()
        found += [(as_roles[n, 1 : len(e) + 1], float(as_valid[n])) for n, (_, e, _) in enumerate(some)]
    return found


@torch.no_grad()
def teach(networks: Sequence[Network], bank: Bank) -> None:
    """Write the networks' mean probabilities into windows; bare ones get the candidates they find."""
    for network in networks:
        network.to(bank.device).eval()
    with torch.autocast(bank.device, torch.bfloat16, enabled=bank.device == "cuda"):
        for group, hidden, tags, padding in encoded(networks, bank):
            rows = []
            for row, (example, probabilities) in enumerate(zip(group, tags, strict=True)):
                window, pieces = example.window, example.document.pieces
                example.soft = probabilities.copy()
                low, high = window.start - window.low, window.end - window.low
                example.soft[:low] = 0
                example.soft[high:] = 0
                known = {(c.start, c.end) for c in (*example.gold, *example.others)}
                for cue in cues_in(probabilities[low:high], pieces, window.start, CANDIDATE):
                    made = candidate_of(pieces, window, cue.start, cue.end, None)
                    if (made.start, made.end) not in known:
                        example.others.append(made)
                rows += [(row, example, c) for c in (*example.gold, *example.others)]
            for (_, _, candidate), soft in zip(rows, judged(networks, hidden, rows, padding), strict=True):
                candidate.soft = soft
