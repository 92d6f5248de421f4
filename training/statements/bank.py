"""All windows and candidates as tensors on one device, from which batches are drawn by index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.statements.examples import Candidate, Example
from verbale.reading.encoder.encoding import CLOSE, OPEN

Floats = NDArray[np.float32]


@dataclass(slots=True)
class Batch:
    """Some windows, (b, l), and candidates of theirs, (c, l); -1 stands where nothing is known.

    `rows` says of which window each candidate is. The soft ones are a teacher's probabilities.
    """

    ids: Tensor
    features: Tensor
    cues: Tensor
    roles: Tensor
    rows: Tensor
    branches: Tensor
    distances: Tensor
    padding: Tensor
    candidate_roles: Tensor
    valid: Tensor
    soft_cues: Tensor | None = None
    soft_roles: Tensor | None = None
    soft_valid: Tensor | None = None


def _rows(rows: Sequence[NDArray[Any] | None], shape: tuple[int, ...], fill: int, kind: type) -> Tensor:
    """Rows put after a first place of their own, filled up to one length."""
    out = np.full((len(rows), *shape), fill, kind)
    for number, row in enumerate(rows):
        if row is not None:
            out[number, 1 : len(row) + 1] = row
    return torch.from_numpy(out)


class Bank:
    """Holds examples as tensors.

    Args:
        examples: the windows; if the first has a teacher's word, all must have.
        device: where the tensors are kept.
    """

    def __init__(self, examples: Sequence[Example], device: str) -> None:
        self.examples = list(examples)
        self.device = device
        length = max(len(e) for e in examples) + 2
        put = lambda *a: _rows(*a).to(device)  # noqa: E731
        self.sizes = [len(e) for e in self.examples]
        self.ids = put([e.ids for e in examples], (length,), 0, np.int32)
        self.ids[:, 0] = OPEN
        self.ids[torch.arange(len(self.sizes)), torch.tensor(self.sizes) + 1] = CLOSE
        self.features = put([e.features for e in examples], (length, 6), 0, np.uint8)
        self.cues = put([e.cues for e in examples], (length,), -1, np.int8)
        self.roles = put([e.roles for e in examples], (length,), -1, np.int8)
        self.soft_cues = None
        if examples[0].soft is not None:
            self.soft_cues = put([e.soft for e in examples], (length, 3), 0, np.float16)
        self._add_candidates(length)

    def _add_candidates(self, length: int) -> None:
        flat: list[tuple[int, Candidate]] = []
        self.gold: list[list[int]] = []
        self.others: list[list[int]] = []
        for row, example in enumerate(self.examples):
            first = len(flat)
            flat += [(row, c) for c in (*example.gold, *example.others)]
            self.gold.append(list(range(first, first + len(example.gold))))
            self.others.append(list(range(first + len(example.gold), len(flat))))
        put = lambda *a: _rows(*a).to(self.device)  # noqa: E731
        self.branches = put([c.branches for _, c in flat], (length,), 0, np.uint8)
        self.distances = put([c.distances for _, c in flat], (length,), 0, np.uint8)
        self.candidate_roles = put([c.roles for _, c in flat], (length,), -1, np.int8)
        bare = [self.examples[row].cues is None for row, _ in flat]
        valid = [-1 if b else int(c.roles is not None) for b, (_, c) in zip(bare, flat, strict=True)]
        self.valid = torch.tensor(valid, dtype=torch.int8, device=self.device)
        self.soft_roles = self.soft_valid = None
        if self.soft_cues is not None:
            self.soft_roles = put([c.soft[0] for _, c in flat if c.soft], (length, 3), 0, np.float16)
            self.soft_valid = torch.tensor([c.soft[1] for _, c in flat if c.soft], device=self.device)

    def groups(self, pieces: int, rng: Random) -> list[list[int]]:
        """The windows in groups of about so many pieces, of like length, in a random order."""
        ordered = sorted(range(len(self.sizes)), key=lambda n: self.sizes[n] + rng.random() * 16)
        found: list[list[int]] = []
        longest = 0
        for number in ordered:
            longest = max(longest, self.sizes[number])
            if not found or (len(found[-1]) + 1) * longest > pieces:
                found.append([])
                longest = self.sizes[number]
            found[-1].append(number)
        rng.shuffle(found)
        return found

    def batch(self, windows: Sequence[int], others: int, rng: Random) -> Batch:
        """The windows of these numbers with their cues and up to `others` of their other candidates each."""
        chosen, rows = [], []
        for row, number in enumerate(windows):
            rest = self.others[number]
            some = self.gold[number] + (rest if len(rest) <= others else rng.sample(rest, others))
            chosen += some
            rows += [row] * len(some)
        length = max(self.sizes[n] for n in windows) + 2
        at = torch.tensor(list(windows), device=self.device)
        of = torch.tensor(chosen, device=self.device, dtype=torch.long)
        ids = self.ids[at, :length].long()
        row = torch.tensor(rows, device=self.device, dtype=torch.long)
        soft = (None, None, None)
        if self.soft_cues is not None and self.soft_roles is not None and self.soft_valid is not None:
            soft = (
                self.soft_cues[at, :length].float(),
                self.soft_roles[of, :length].float(),
                self.soft_valid[of],
            )
        return Batch(
            ids,
            self.features[at, :length].long(),
            self.cues[at, :length].long(),
            self.roles[at, :length].long(),
            row,
            self.branches[of, :length].long(),
            self.distances[of, :length].long(),
            (ids == 0)[row],
            self.candidate_roles[of, :length].long(),
            self.valid[of].float(),
            *soft,
        )
