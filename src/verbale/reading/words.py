"""Word lists and phrase lists kept as data, and the trie that finds phrases in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

import msgspec

from verbale.terms.vocabulary import decode_toml

T = TypeVar("T")
S = TypeVar("S")


def load_data(name: str, kind: type[S]) -> S:
    """Decode `reading/data/NAME.toml` into a struct.

    Raises:
        VocabularyError: the file is not of that shape.
    """
    raw = (files("verbale.reading") / "data" / f"{name}.toml").read_bytes()
    return decode_toml(raw, kind, f"{name}.toml")


class _Lists(msgspec.Struct):
    lists: dict[str, list[str]]


@cache
def word_list(name: str) -> frozenset[str]:
    """The named list of `words.toml`."""
    return frozenset(load_data("words", _Lists).lists[name])


class PhraseTrie(Generic[T]):
    """Finds phrases, the longest first, in a sequence of words.

    Phrases and words are compared as they are: fold case before, on both sides, where it does
    not matter.
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], T]] = ()) -> None:
        self._root: dict[str | None, object] = {}
        for words, value in phrases:
            self.add(words, value)

    def add(self, words: Sequence[str], value: T) -> None:
        """Add a phrase; of two equal ones the first stays."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node.setdefault(None, value)

    def match(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that starts at a word: (index after its last word, its value)."""
        node, best = self._root, None
        for index in range(start, len(words)):
            step = node.get(words[index])
            if step is None:
                break
            node = step  # type: ignore[assignment]
            if None in node:
                best = (index + 1, node[None])
        return best  # type: ignore[return-value]

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Yield (first word, index after the last, value) of phrases that do not overlap, from the left."""
        index = 0
        while index < len(words):
            hit = self.match(words, index)
            if hit is None:
                index += 1
                continue
            yield index, hit[0], hit[1]
            index = hit[0]
