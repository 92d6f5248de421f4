"""Windows of documents with what the network is to say of them, and batches of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from training.statements.corpus import Attribution, Document
from verbale.reading.encoder.pieces import Ints, Pieces
from verbale.reading.encoder.windows import Window, windows
from verbale.reading.statements.trained.branches import branches
from verbale.reading.statements.trained.tags import distances

Floats = NDArray[np.float32]
SOURCE, CONTENT = 1, 2
_SEEN_AS_CUE = 3
_OTHERS = 8


@dataclass(slots=True)
class Candidate:
    """Pieces that are or might be a cue, seen from their window.

    `roles` are (n,) codes, None for what is no cue; `soft` is what a teacher says of it: (n, 3)
    probabilities of roles and that of its being a cue.
    """

    start: int
    end: int
    branches: Ints
    distances: Ints
    roles: Ints | None
    soft: tuple[Floats, float] | None = None


@dataclass(slots=True)
class Example:
    """One window: its pieces, cue tags and role tags, and its candidates."""

    document: Document
    window: Window
    ids: Ints
    features: Ints
    cues: Ints | None
    roles: Ints | None
    gold: list[Candidate] = field(default_factory=list)
    others: list[Candidate] = field(default_factory=list)
    soft: Floats | None = None

    def __len__(self) -> int:
        return len(self.window)


def examples(
    document: Document, words: frozenset[tuple[int, ...]], own: int, left: int, right: int
) -> Iterator[Example]:
    """The windows of a document; `words` are those that may be cues elsewhere."""
    pieces = document.pieces
    for window in windows(pieces, own, left, right):
        made = Example(
            document,
            window,
            pieces.ids[window.low : window.high],
            pieces.features[window.low : window.high],
            None,
            None,
        )
        if document.gold is not None:
            _label(made, document.gold)
            made.others = _others(made, words)
        yield made


def _label(made: Example, gold: Sequence[Attribution]) -> None:
    window, pieces = made.window, made.document.pieces
    size = len(window)
    made.cues = np.full(size, -1, np.int32)
    made.cues[window.start - window.low : window.end - window.low] = 0
    made.roles = np.zeros(size, np.int32)
    for attribution in gold:
        roles = np.zeros(size, np.int32)
        for code, ranges in ((CONTENT, attribution.content), (SOURCE, attribution.source)):
            for low, high in ranges:
                roles[max(0, low - window.low) : max(0, high - window.low)] = code
        made.roles = np.where(roles > 0, roles, made.roles)
        start, end = attribution.cue
        if window.start <= start < window.end:
            end = min(end, window.end)
            made.cues[start - window.low : end - window.low] = 2
            made.cues[start - window.low] = 1
            made.gold.append(candidate_of(pieces, window, start, end, roles))


def candidate_of(pieces: Pieces, window: Window, start: int, end: int, roles: Ints | None) -> Candidate:
    """A candidate of these pieces of a window."""
    cue = slice(start, end)
    return Candidate(
        start - window.low,
        end - window.low,
        branches(pieces, window.low, window.high, cue),
        distances(window.low, window.high, cue),
        roles,
    )


def _others(made: Example, words: frozenset[tuple[int, ...]]) -> list[Candidate]:
    """Up to `_OTHERS` words of a window, evenly spread, that are cues elsewhere and none here."""
    window, pieces = made.window, made.document.pieces
    free = [
        (start, end)
        for start, end in _words(pieces, window.start, window.end)
        if tuple(pieces.ids[start:end]) in words
        and not any(c.start < end - window.low and start - window.low < c.end for c in made.gold)
    ]
    step = max(1, -(-len(free) // _OTHERS))
    return [candidate_of(pieces, window, start, end, None) for start, end in free[::step]]


def _words(pieces: Pieces, low: int, high: int) -> Iterator[tuple[int, int]]:
    edges = [low, *(np.flatnonzero(np.diff(pieces.tokens[low:high])) + low + 1).tolist(), high]
    yield from pairwise(edges)


def cue_words(found: Sequence[Document]) -> frozenset[tuple[int, ...]]:
    """The words, as pieces, that stand in cues at least so often."""
    counted: Counter[tuple[int, ...]] = Counter()
    for document in found:
        for attribution in document.gold or []:
            ids = document.pieces.ids
            counted.update(tuple(ids[a:b]) for a, b in _words(document.pieces, *attribution.cue))
    return frozenset(word for word, count in counted.items() if count >= _SEEN_AS_CUE)
