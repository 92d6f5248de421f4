"""The words of blame, from `data/blames.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.reading.words import load_data

Words = frozenset[str]


class _Phrases(msgspec.Struct, frozen=True):
    hold: Words
    finger: Words
    called: Words
    names: Words
    trade: Words
    traded: Words


class _Nouns(msgspec.Struct, frozen=True):
    words: Words
    results: Words
    misdeeds: Words
    held: Words
    proposals: Words
    aims: Words
    violence: Words
    acts: Words
    roots: Words
    unnamed: Words
    sides: Words


class _Deeds(msgspec.Struct, frozen=True):
    grave: Words
    harm: Words
    weak: Words
    goods: Words
    spoiling: Words
    bad: Words
    transitive: Words
    shutting: Words
    passages: Words
    holding: Words
    held: Words
    behind: Words
    lack: Words
    monitors: Words
    weapons: Words
    landing: Words
    owed: Words


class BlameWords(msgspec.Struct, frozen=True):
    """All of the file."""

    verbs: dict[str, Words]
    phrases: _Phrases
    nouns: _Nouns
    deeds: _Deeds


@cache
def blame_words() -> BlameWords:
    """The lexicon, read once a process."""
    return load_data("blames", BlameWords)
