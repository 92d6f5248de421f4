"""The head that reads the roles of the cues of a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from verbale.reading.encoder import Pieces, Window
from verbale.reading.encoder.encoding import Floats
from verbale.reading.encoder.graphs import graph
from verbale.reading.statements.trained.branches import branches
from verbale.reading.statements.trained.tags import distances

MARGIN = 0
REACH = 96
"""How many pieces before and after a cue the head is shown."""
GRAPH = Path(__file__).parent / "data" / "head.onnx"


def read_roles(
    pieces: Pieces, window: Window, hidden: Floats, cues: Sequence[slice]
) -> tuple[list[tuple[int, Floats]], Floats]:
    """What the head says of the cues of one window.

    Args:
        pieces: the text's pieces.
        window: the window.
        hidden: the states of the window's pieces, (n, 384).
        cues: the pieces of each cue.

    Returns:
        For each cue the first piece that the head was shown and the probabilities of roles from
        there on, (n, 3); and for each the probability of its being a cue.
    """
    seen = [seen_of(pieces, window, cue) for cue in cues]
    length = max(high - low for low, high in seen)
    states = np.zeros((len(cues), length, hidden.shape[-1]), np.float32)
    codes = np.zeros((2, len(cues), length), np.int64)
    padding = np.ones((len(cues), length), bool)
    for number, (cue, (low, high)) in enumerate(zip(cues, seen, strict=True)):
        size = high - low
        states[number, :size] = hidden[low - window.low : high - window.low]
        codes[0, number, :size] = branches(pieces, low, high, cue)
        codes[1, number, :size] = distances(low, high, cue)
        padding[number, :size] = False
    given = {"hidden": states, "branches": codes[0], "distances": codes[1], "padding": padding}
    roles, valid = graph(GRAPH).run(None, given)
    return [(low, roles[n, : high - low]) for n, (low, high) in enumerate(seen)], valid


def seen_of(pieces: Pieces, window: Window, cue: slice) -> tuple[int, int]:
    """The pieces that the head is shown of a cue's window: those of its paragraph within reach."""
    number = pieces.paragraphs[cue.start]
    inside = pieces.paragraphs[window.low : window.high]
    first = window.low + int(np.searchsorted(inside, number, side="left"))
    last = window.low + int(np.searchsorted(inside, number, side="right"))
    low = max(window.low, first - MARGIN, cue.start - REACH)
    high = min(window.high, last + MARGIN, cue.stop + REACH)
    return low, high
