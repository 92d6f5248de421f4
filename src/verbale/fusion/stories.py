"""Stories: reports of one happening, grouped by the words they share.

Source: average-linkage clustering of TF-IDF vectors, as in the baselines of topic detection and
tracking (Allan et al. 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from verbale.terms import identify

THRESHOLD = 0.2
TITLE_WEIGHT = 2
DAYS_HALVING = 20.0
_WORD = re.compile(r"[a-z][a-z'’-]+|\d+")

Matrix = NDArray[np.float64]


def stories(texts: Mapping[str, tuple[str, str, str | None]]) -> dict[str, str]:
    """Group reports by happening.

    Args:
        texts: report id -> (title, text, day of publication or None).

    Returns:
        Report id -> label of its story; the label is made of the ids of the reports in it.
    """
    ids = list(texts)
    if not ids:
        return {}
    alike = _similarities([texts[i] for i in ids])
    labels = {}
    for group in _link(alike, THRESHOLD):
        label = identify("story", sorted(ids[n] for n in group))
        labels.update({ids[n]: label for n in group})
    return labels


def _similarities(reports: Sequence[tuple[str, str, str | None]]) -> Matrix:
    counts = [
        Counter(_WORD.findall(f"{(title + ' ') * TITLE_WEIGHT}{text}".lower())) for title, text, _ in reports
    ]
    spread = Counter(word for count in counts for word in count)
    index = {word: n for n, word in enumerate(sorted(spread))}
    vectors = np.zeros((len(reports), len(index)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            rarity = math.log((1 + len(reports)) / (1 + spread[word])) + 1
            vectors[row, index[word]] = (1 + math.log(times)) * rarity
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths == 0, 1, lengths)
    alike: Matrix = vectors @ vectors.T
    return alike * _nearness([day for _, _, day in reports])


def _nearness(days: Sequence[str | None]) -> Matrix:
    """1 for reports of one day or of no known day, halving with every `DAYS_HALVING` between them."""
    numbers = np.array(
        [date.fromisoformat(d[:10]).toordinal() if d and len(d) >= 10 else np.nan for d in days]
    )
    apart = np.abs(numbers[:, None] - numbers[None, :])
    near: Matrix = np.nan_to_num(0.5 ** (apart / DAYS_HALVING), nan=1.0)
    return near


def _link(alike: Matrix, threshold: float) -> list[list[int]]:
    """Merge the two groups whose members are most alike on average, until none reach the threshold."""
    groups = [[n] for n in range(len(alike))]
    between = alike.copy()
    np.fill_diagonal(between, -1)
    sizes = np.ones(len(groups))
    while True:
        best = int(np.argmax(between))
        left, right = divmod(best, len(between))
        if between[left, right] < threshold:
            break
        merged = (between[left] * sizes[left] + between[right] * sizes[right]) / (sizes[left] + sizes[right])
        between[left], between[:, left] = merged, merged
        between[left, left] = -1
        between[right], between[:, right] = -1, -1
        sizes[left] += sizes[right]
        groups[left] += groups[right]
        groups[right] = []
    return [group for group in groups if group]
