"""From the network's probabilities to cues, sources and contents, all as ranges of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.reading.encoder.encoding import Floats
from verbale.reading.encoder.pieces import Pieces
from verbale.reading.statements.trained.tags import CONTENT, SOURCE

Range = tuple[int, int]

CANDIDATE = 0.15
LIKELY = 0.4
_SHARE_OF_PEAK = 0.5
_SWITCH = 0.4
_TINY = 1e-6

# Before the source: outside, content; the source; after it: outside, content.
_EMITS = np.array([0, 2, 1, 0, 2])
_MAY_FOLLOW = np.array(
    [
        [1, 1, 1, 0, 0],
        [1, 1, 1, 0, 0],
        [0, 0, 1, 1, 1],
        [0, 0, 0, 1, 1],
        [0, 0, 0, 1, 1],
    ]
)


class Cue(NamedTuple):
    """Pieces `[start, end)` that may be a cue, and the tagger's belief that they are."""

    start: int
    end: int
    belief: float


class Roles(NamedTuple):
    """What a cue takes, as ranges of pieces, and the mean belief in what was chosen."""

    source: list[Range]
    content: list[Range]
    belief: float


def cues_in(tags: Floats, pieces: Pieces, start: int, likely: float = LIKELY) -> list[Cue]:
    """The cues that may stand in the pieces from `start` on; `tags` (n, 3) are their probabilities.

    A cue is a run of likely pieces of one sentence, whole words of them; it is cut where a new one
    begins and loses pieces much less likely than its likeliest.
    """
    belief = 1 - tags[:, 0]
    found: list[Cue] = []
    at = 0
    while at < len(belief):
        if belief[at] < CANDIDATE:
            at += 1
            continue
        stop = at + 1
        while stop < len(belief) and belief[stop] >= CANDIDATE and not _begins(tags, pieces, start, stop):
            stop += 1
        if belief[at:stop].max() >= likely:
            found.append(_trimmed(belief, pieces, start, (at, stop)))
        at = stop
    return found


def _begins(tags: Floats, pieces: Pieces, start: int, at: int) -> bool:
    """Whether a likely piece after another begins a cue of its own."""
    if pieces.tokens[start + at] == pieces.tokens[start + at - 1]:
        return False
    return bool(tags[at, 1] > max(tags[at, 2], 0.5)) or bool(
        pieces.sentences[start + at] != pieces.sentences[start + at - 1]
    )


def _trimmed(belief: Floats, pieces: Pieces, start: int, run: Range) -> Cue:
    low, high = run
    peak = float(belief[low:high].max())
    kept = np.flatnonzero(belief[low:high] >= _SHARE_OF_PEAK * peak) + low
    low, high = widened(pieces, start + int(kept[0]), start + int(kept[-1]) + 1)
    return Cue(low, high, peak)


def widened(pieces: Pieces, low: int, high: int) -> Range:
    """The range with all pieces of the words at its ends."""
    tokens = pieces.tokens
    while low > 0 and tokens[low - 1] == tokens[low]:
        low -= 1
    while high < len(tokens) and tokens[high] == tokens[high - 1]:
        high += 1
    return low, high


def roles_of(probabilities: Sequence[Floats], lows: Sequence[int], cues: Sequence[Cue]) -> list[Roles]:
    """For each cue the likeliest source, one range or none, and content, any number of ranges.

    Args:
        probabilities: for each cue (n, 3) of outside, source and content for the pieces from its low on.
        lows: the first of these pieces.
        cues: whose roles they are; a cue's own pieces are in neither.
    """
    length = max(len(p) for p in probabilities)
    scores = np.zeros((len(cues), length, 3), np.float32)
    scores[:, :, 1:] = -np.inf
    for number, (each, low, cue) in enumerate(zip(probabilities, lows, cues, strict=True)):
        scores[number, : len(each)] = np.log(each + _TINY)
        scores[number, cue.start - low : cue.end - low, 1:] = -np.inf
    emitted = _EMITS[_likeliest(scores[:, :, _EMITS])]
    return [
        _roles(tags[: len(each)], each, low)
        for tags, each, low in zip(emitted, probabilities, lows, strict=True)
    ]


def _roles(tags: NDArray[np.intp], probabilities: Floats, low: int) -> Roles:
    taken = tags > 0
    chosen = probabilities[np.arange(len(tags)), tags]
    belief = float(chosen[taken].mean()) if taken.any() else 0.0
    return Roles(_ranges(tags == SOURCE, low), _ranges(tags == CONTENT, low), belief)


def _likeliest(scores: Floats) -> NDArray[np.intp]:
    """The best paths through the states (Viterbi) by scores (c, n, 5); each change of state costs `_SWITCH`."""
    count, length, states = scores.shape
    moves = np.where(_MAY_FOLLOW, -_SWITCH * (1 - np.eye(states)), -np.inf).astype(np.float32)
    best = np.where([True, True, True, False, False], scores[:, 0], -np.inf)
    back = np.zeros((length, count, states), np.intp)
    for at in range(1, length):
        reached = best[:, :, None] + moves
        back[at] = reached.argmax(1)
        best = reached.max(1) + scores[:, at]
    path = np.zeros((count, length), np.intp)
    path[:, -1] = best.argmax(1)
    every = np.arange(count)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, every, path[:, at]]
    return path


def _ranges(mask: NDArray[np.bool_], low: int) -> list[Range]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(low + int(a), low + int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
