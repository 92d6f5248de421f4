"""Stories: reports grouped by the happening they tell of.

Each report becomes a vector of its words, those of names weighing more, rare ones more than
common ones; groups are joined while the mean likeness between their reports is high enough.
Reports published more than a week apart are never alike.

Source: G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988
(the weights); average linkage is the common agglomerative clustering.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec

from verbale.terms import Report
from verbale.terms.dates import read_day
from verbale.terms.vocabulary import load_data

MIN_LIKENESS = 0.21
MAX_DAYS = 7
NAME_WEIGHT = 2.0
LONE_WEIGHT = 0.5

_WORD = re.compile(r"[^\W_]{2,}")
Vector = dict[str, float]


def stories(reports: Iterable[Report]) -> dict[str, str]:
    """Report id -> label of its story, the id of the story's first report in the order given."""
    counted: list[tuple[str, date | None, Counter[str], set[str]]] = []
    for report in reports:
        counts, names = _count_words(f"{report.title}.\n{report.text}")
        counted.append((report.id, read_day(report.published), counts, names))
    seen = Counter(word for _, _, counts, _ in counted for word in counts)
    vectors = [_weigh(counts, names, seen, len(counted)) for _, _, counts, names in counted]
    groups = _join(_likenesses(vectors, [day for _, day, _, _ in counted]), len(counted))
    return {counted[number][0]: counted[min(group)][0] for group in groups for number in sorted(group)}


class _Data(msgspec.Struct):
    common: str


@cache
def _common() -> frozenset[str]:
    return frozenset(load_data("fusion", "stories", _Data).common.split())


def _count_words(text: str) -> tuple[Counter[str], set[str]]:
    """How often each word stands in a text, and which of them stand in it as names."""
    counts: Counter[str] = Counter()
    names = set()
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in _common():
            continue
        counts[word] += 1
        before = text[max(0, match.start() - 2) : match.start()]
        if (
            match.group()[0].isupper()
            and before.strip(" ")
            and before[0] not in ".!?\n"
            and before[-1] != "\n"
        ):
            names.add(word)
    return counts, names


def _weigh(counts: Counter[str], names: set[str], seen: Counter[str], total: int) -> Vector:
    weights = {
        word: (1 + math.log(count)) * math.log(1 + total / seen[word]) * (NAME_WEIGHT if word in names else 1)
        for word, count in counts.items()
    }
    # A word of one report alone makes it unlike all others, but less so than it is rare.
    squares = (weight * weight * (1 if seen[word] > 1 else LONE_WEIGHT) for word, weight in weights.items())
    length = math.sqrt(sum(squares)) or 1.0
    return {word: weight / length for word, weight in weights.items() if seen[word] > 1}


def _likenesses(vectors: list[Vector], days: list[date | None]) -> Iterator[tuple[int, int, float]]:
    """Every two reports that share a word and may tell of one day: their numbers and likeness, 0 to 1."""
    holders: dict[str, dict[int | None, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    for number, vector in enumerate(vectors):
        week = _week(days[number])
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, its_weight in _held_about(holders[word], week):
                likeness[other] += weight * its_weight
            holders[word][week].append((number, weight))
        for other, value in likeness.items():
            if _near(days[number], days[other]):
                yield other, number, value


def _week(day: date | None) -> int | None:
    return day.toordinal() // MAX_DAYS if day else None


def _held_about(
    held: dict[int | None, list[tuple[int, float]]], week: int | None
) -> Iterator[tuple[int, float]]:
    """What is held under a week, those beside it, and no known week; of no known week, all."""
    weeks = list(held) if week is None else (None, week - 1, week, week + 1)
    for one in weeks:
        yield from held.get(one, ())


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= MAX_DAYS


def _join(likenesses: Iterable[tuple[int, int, float]], total: int) -> list[set[int]]:
    """Join groups, the most alike first, until none are alike enough."""
    groups = {number: {number} for number in range(total)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, value in likenesses:
        sums[one][other] = sums[other][one] = value
    waiting = [(-value, one, other) for one in sums for other, value in sums[one].items() if one < other]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= MIN_LIKENESS:
        value, one, other = heapq.heappop(waiting)
        if one in groups and other in groups and -value == _mean(one, other, groups, sums):
            for third in _merge(one, other, groups, sums):
                low, high = sorted((one, third))
                heapq.heappush(waiting, (-_mean(low, high, groups, sums), low, high))
    return list(groups.values())


def _mean(one: int, other: int, groups: dict[int, set[int]], sums: dict[int, dict[int, float]]) -> float:
    return sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))


def _merge(one: int, other: int, groups: dict[int, set[int]], sums: dict[int, dict[int, float]]) -> list[int]:
    """Join the second group to the first; the groups that now have another likeness to it."""
    groups[one] |= groups.pop(other)
    for third, value in sums.pop(other).items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
    return list(sums[one])
