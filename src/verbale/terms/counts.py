"""Counts as the news writes them: digits, number words, ranges and hedges, to bounds.

Conventions (the project's definitions): "at least 27" is 27 and up, "more than 27" is 28 and up,
"up to 40" is at most 40, "dozens" 24 to 99; "nearly 150" and "about 150" are 150, their hedge
staying in the words that are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from verbale.terms.span import Span
from verbale.terms.vocabulary import load_data

_TOKEN = re.compile(r"\d+(?:[,.]\d+)*|[^\W\d_]+|\S")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DASHES = frozenset("-–—")
_MAX_PHRASE = 6
_SHORT_SCALES = {"k": 1000, "m": 1_000_000}
_MAX = 10**10


class Count(NamedTuple):
    """A count as worded: its bounds, None where the words set none, and where it stands.

    `start` and `end` are half-open offsets over the whole wording, hedge included; `stated` is
    false where the words leave the number open ("dozens", "several").
    """

    low: int | None
    high: int | None
    start: int
    end: int
    stated: bool = True

    @property
    def span(self) -> Span:
        """Where the wording stands."""
        return Span(self.start, self.end)


class _Bounds(NamedTuple):
    low: int
    high: int
    next: int
    stated: bool = True


class _File(msgspec.Struct):
    numbers: dict[str, int]
    scales: dict[str, int]
    phrases: dict[str, int]
    vague: dict[str, tuple[int, int]]
    hedges: dict[str, list[str]]
    after: dict[str, list[str]]


Phrase = tuple[str, ...]
V = TypeVar("V")


class _Words(NamedTuple):
    numbers: dict[str, int]
    scales: dict[str, int]
    fixed: dict[Phrase, int]
    open: dict[Phrase, tuple[int, int]]
    before: dict[Phrase, str]
    behind: dict[Phrase, str]


@cache
def _words() -> _Words:
    data = load_data("terms", "counts", _File)
    return _Words(
        numbers=data.numbers,
        scales=data.scales,
        fixed={tuple(p.split()): n for p, n in data.phrases.items()},
        open={tuple(p.split()): bounds for p, bounds in data.vague.items()},
        before={tuple(p.split()): kind for kind, ps in data.hedges.items() for p in ps},
        behind={tuple(p.split()): kind for kind, ps in data.after.items() for p in ps},
    )


def _longest(table: Mapping[Phrase, V], words: Sequence[str], at: int) -> tuple[int, V] | None:
    for length in range(min(_MAX_PHRASE, len(words) - at), 0, -1):
        value = table.get(tuple(words[at : at + length]))
        if value is not None:
            return at + length, value
    return None


def _digits(word: str) -> float | None:
    if _POINTED.fullmatch(word):
        return float(word.replace(".", ""))
    return float(word.replace(",", "")) if _GROUPED.fullmatch(word) else None


def _scaled(words: Sequence[str], at: int, value: float) -> tuple[float, int]:
    """Multiply by the scales that follow: "2.5 million", "two dozen", "40k"."""
    while at < len(words):
        skip = at + 1 if words[at] in _DASHES and at + 1 < len(words) else at
        scale = _words().scales.get(words[skip]) or (
            _SHORT_SCALES.get(words[skip]) if skip == at and words[at - 1][0].isdigit() else None
        )
        if scale is None:
            break
        value, at = value * scale, skip + 1
    return value, at


def _spelled(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number in words: "twenty-five", "a hundred and twenty", "three thousand five hundred"."""
    vocabulary, total, part, start = _words(), 0, 0, at
    if words[at] in ("a", "an") and at + 1 < len(words) and words[at + 1] in vocabulary.scales:
        part, at = 1, at + 1
    while at < len(words):
        word = words[at]
        if word in vocabulary.numbers and _may_add(part, vocabulary.numbers[word]):
            part += vocabulary.numbers[word]
        elif word in vocabulary.scales and at > start:
            scale = vocabulary.scales[word]
            total, part = (total, part * scale) if scale <= 100 else (total + part * scale, 0)
        elif not _joins(words, at, start):
            break
        at += 1
    return (total + part, at) if at > start else None


def _may_add(part: int, value: int) -> bool:
    """Whether a number word goes on the number so far: "twenty" + "five", "a hundred" + "twelve"."""
    if part % 100 == 0:
        return part == 0 or value < 100
    return part % 10 == 0 and part % 100 >= 20 and 0 < value < 10


def _joins(words: Sequence[str], at: int, start: int) -> bool:
    """Whether a hyphen or "and" stands between two words of one number."""
    numbers, scales = _words().numbers, _words().scales
    if at == start or at + 1 >= len(words):
        return False
    last, after = words[at - 1], words[at + 1]
    if words[at] in _DASHES:
        return last in numbers and (
            after in scales or (numbers[last] >= 20 and 0 < numbers.get(after, 0) < 10)
        )
    return words[at] == "and" and last in scales and last != "dozen" and after in numbers


def _number(words: Sequence[str], at: int) -> _Bounds | None:
    """The number that starts at a word, without its hedge."""
    vocabulary = _words()
    if opened := _longest(vocabulary.open, words, at):
        return _Bounds(*opened[1], opened[0], stated=False)
    if fixed := _longest(vocabulary.fixed, words, at):
        return _Bounds(fixed[1], fixed[1], fixed[0])
    value = _digits(words[at])
    if value is not None:
        scaled, after = _scaled(words, at + 1, value)
        whole = round(scaled)
        return _Bounds(whole, whole, after) if abs(scaled - whole) < 1e-6 and whole < _MAX else None
    spelled = _spelled(words, at)
    return _Bounds(spelled[0], spelled[0], spelled[1]) if spelled else None


def _range(words: Sequence[str], at: int) -> _Bounds | None:
    """A number, or two that bound a range: "20 to 30", "between 20 and 30", "20-30", "five or six"."""
    opener = words[at] if words[at] in ("between", "from") else ""
    first = _number(words, at + 1 if opener else at) if at + bool(opener) < len(words) else None
    if first is None or first.next >= len(words) - 1:
        return None if opener else first
    links = {"between": ("and",), "from": ("to",)}.get(opener, ("to", "or", *_DASHES))
    second = _number(words, first.next + 1) if words[first.next] in links else None
    if second is None:
        return None if opener else first
    low = _lift(first.low, second.low, words[second.next - 1])
    if low >= second.high or not (first.stated and second.stated):
        return None if opener else first
    return _Bounds(low, second.high, second.next)


def _lift(low: int, high: int, last_word: str) -> int:
    """The lower end of "two to three million" is in millions too."""
    scale = _words().scales.get(last_word, 1)
    return low * scale if scale > 1 and low < 1000 and low * scale < high else low


_LOWER = {"floor": 0, "above": 1}
_UPPER = {"ceiling": 0, "below": -1}


def _bounded(kind: str, bounds: _Bounds) -> tuple[int | None, int | None]:
    low, high = bounds.low, bounds.high
    if kind in _LOWER:
        return low + _LOWER[kind] * bounds.stated, None
    if kind in _UPPER:
        return None, high + _UPPER[kind] * bounds.stated
    return low, high


def _hedged(words: Sequence[str], at: int) -> tuple[int, str]:
    """Pass the hedges that stand before a number; the first that sets a bound tells its kind."""
    kind = "about"
    while found := _longest(_words().before, words, at):
        at, kind = found[0], found[1] if kind == "about" else kind
        if at >= len(words):
            break
    return at, kind


def _count(words: Sequence[str], at: int) -> tuple[int | None, int | None, int, bool] | None:
    start, kind = _hedged(words, at)
    bounds = _range(words, start) if start < len(words) else None
    if bounds is None:
        return None
    after = _longest(_words().behind, words, bounds.next)
    end, kind = (after[0], after[1] if kind == "about" else kind) if after else (bounds.next, kind)
    return *_bounded(kind, bounds), end, bounds.stated


def find_counts(text: str) -> Iterator[Count]:
    """Yield the counts of a text from the left, hedges included; offsets are the text's.

    Numbers of any sort are yielded, years and sums of money too: what they count is for the
    reader to tell.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [t.group().lower() for t in tokens]
    at = 0
    while at < len(words):
        found = _count(words, at)
        if found is None:
            at += 1
            continue
        low, high, end, stated = found
        yield Count(low, high, tokens[at].start(), tokens[end - 1].end(), stated)
        at = end


def read_count(text: str) -> Count | None:
    """The count that opens a text ("at least 27 people" is 27 and up), None where none does."""
    first = next(find_counts(text.lstrip()), None)
    if first is None or first.start > 0:
        return None
    shift = len(text) - len(text.lstrip())
    return first._replace(start=first.start + shift, end=first.end + shift)
