"""The head's last lessons: over the encoder as it is shipped, and shown what it is shown when it runs.

The encoder stays as it is. Its eight-bit weights change its states a little, and the head is shown
only the pieces of a cue's paragraph; the head learns to live with both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.statements.corpus import Document
from training.statements.examples import Example, examples
from training.statements.model import Head
from verbale.reading.encoder.encoding import look
from verbale.reading.encoder.windows import LEFT, OWN, RIGHT
from verbale.reading.statements.trained.branches import branches
from verbale.reading.statements.trained.decode import cues_in
from verbale.reading.statements.trained.head import seen_of
from verbale.reading.statements.trained.tags import distances

_BATCH_PIECES = 4000
_VALID_WEIGHT = 0.1
_OTHERS = 8


@dataclass(frozen=True)
class Lessons:
    """How long and how fast the head is taught."""

    epochs: int = 2
    rate: float = 1.5e-4
    seed: int = 0


@dataclass(slots=True)
class Lesson:
    """One candidate as the head is shown it, each array from the first piece seen; no roles: no cue."""

    hidden: NDArray[np.float16]
    branches: NDArray[np.int32]
    distances: NDArray[np.int32]
    roles: NDArray[np.int32] | None


def lessons(documents: Sequence[Document], words: frozenset[tuple[int, ...]]) -> Iterator[Lesson]:
    """Each annotated cue, and what the encoder or the words would take for one."""
    for document in documents:
        for example in examples(document, words, OWN, LEFT, RIGHT):
            yield from _of(example)


def _of(example: Example) -> Iterator[Lesson]:
    window, pieces = example.window, example.document.pieces
    seen, _ = look(pieces, window)
    own = seen.cues[window.start - window.low : window.end - window.low]
    gold = {(window.low + c.start, window.low + c.end): c.roles for c in example.gold}
    taken = {piece for start, end in gold for piece in range(start, end)}
    guessed = [(c.start, c.end) for c in cues_in(own, pieces, window.start)]
    others = [(c.start + window.low, c.end + window.low) for c in example.others[::_OTHERS]]
    false = {(a, b) for a, b in (*guessed, *others) if not taken & set(range(a, b))}
    for start, end in (*gold, *sorted(false)):
        cue = slice(start, end)
        low, high = seen_of(pieces, window, cue)
        at = slice(low - window.low, high - window.low)
        roles = gold.get((start, end))
        yield Lesson(
            seen.hidden[at].astype(np.float16),
            branches(pieces, low, high, cue),
            distances(low, high, cue),
            None if roles is None else roles[at],
        )


def teach_head(
    head: Head, given: Sequence[Lesson], plan: Lessons, after: Callable[[int], None] = lambda _: None
) -> None:
    """Teach the head; `after` is told of each epoch that ends."""
    rng = Random(plan.seed)
    torch.manual_seed(plan.seed)
    head.train()
    optimiser = torch.optim.AdamW(head.parameters(), lr=plan.rate, weight_decay=0.01)
    steps = plan.epochs * len(_groups(given, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / 50, 1 - s / (steps + 1)))
    for epoch in range(plan.epochs):
        for group in _groups(given, rng):
            loss = _loss(head, group)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        after(epoch)


def _groups(given: Sequence[Lesson], rng: Random) -> list[list[Lesson]]:
    ordered = sorted(given, key=lambda lesson: len(lesson.branches) + 8 * rng.random())
    found: list[list[Lesson]] = [[]]
    for lesson in ordered:
        if (len(found[-1]) + 1) * len(lesson.branches) > _BATCH_PIECES:
            found.append([])
        found[-1].append(lesson)
    rng.shuffle(found)
    return [group for group in found if group]


def _loss(head: Head, group: Sequence[Lesson]) -> torch.Tensor:
    length = max(len(lesson.branches) for lesson in group)
    shape = (len(group), length)
    hidden = np.zeros((*shape, group[0].hidden.shape[-1]), np.float32)
    codes = np.zeros((2, *shape), np.int64)
    padding = np.ones(shape, bool)
    wanted = np.full(shape, -1, np.int64)
    for row, lesson in enumerate(group):
        size = len(lesson.branches)
        hidden[row, :size] = lesson.hidden
        codes[0, row, :size], codes[1, row, :size] = lesson.branches, lesson.distances
        padding[row, :size] = False
        if lesson.roles is not None:
            wanted[row, :size] = lesson.roles
    roles, valid = head(*map(torch.from_numpy, (hidden, codes[0], codes[1], padding)))
    is_cue = torch.tensor([float(lesson.roles is not None) for lesson in group])
    total = cross_entropy(
        roles.flatten(0, 1), torch.from_numpy(wanted).flatten(), ignore_index=-1, reduction="sum"
    )
    known = max(1, int((wanted >= 0).sum()))
    return total / known + _VALID_WEIGHT * binary_cross_entropy_with_logits(valid, is_cue)
