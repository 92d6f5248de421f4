"""The tags of pieces, and the distance of a piece from a cue."""

from __future__ import annotations

import numpy as np

from verbale.reading.encoder.pieces import Ints

CUE_TAGS = ("O", "B", "I")
ROLE_TAGS = ("O", "source", "content")
SOURCE, CONTENT = 1, 2
_STEPS = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128])
DISTANCES = 2 * len(_STEPS) + 1
"""Codes of distances: the middle one is the cue's own pieces."""


def distances(low: int, high: int, cue: slice) -> Ints:
    """For each piece of `[low, high)` how far before or after the cue's pieces it stands, in steps."""
    places = np.arange(low, high)
    away = np.where(places < cue.start, places - cue.start, np.maximum(places - cue.stop + 1, 0))
    step = np.searchsorted(_STEPS, np.abs(away), side="right")
    found: Ints = (DISTANCES // 2 + np.sign(away) * step).astype(np.int32)
    return found
