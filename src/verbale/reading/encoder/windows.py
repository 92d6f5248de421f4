"""The stretches of a text that the encoder sees at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from verbale.reading.encoder.pieces import Pieces

OWN = 128
LEFT = 0
RIGHT = 16


class Window(NamedTuple):
    """Pieces `[low, high)` of a text, of which it answers for the cues in `[start, end)`."""

    low: int
    start: int
    end: int
    high: int

    def __len__(self) -> int:
        return self.high - self.low


def windows(pieces: Pieces, own: int = OWN, left: int = LEFT, right: int = RIGHT) -> Iterator[Window]:
    """Cut a text into stretches of at most `own` pieces, at ends of paragraphs, else of sentences.

    Each is seen with `left` pieces before it and `right` after it.
    """
    total = len(pieces)
    start = 0
    while start < total:
        end = _cut(pieces, start, own)
        whole = end == total or pieces.paragraphs[end] != pieces.paragraphs[end - 1]
        yield Window(max(0, start - left), start, end, end if whole else min(total, end + right))
        start = end


def _cut(pieces: Pieces, start: int, own: int) -> int:
    """Where a stretch that begins at a piece ends."""
    limit = start + own
    if limit >= len(pieces):
        return len(pieces)
    for numbers in (pieces.paragraphs, pieces.sentences):
        ends = np.flatnonzero(numbers[start + 1 : limit + 1] != numbers[start:limit])
        if len(ends):
            return start + int(ends[-1]) + 1
    return limit
