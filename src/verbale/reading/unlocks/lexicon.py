"""The words that join a condition to its consequence, from `data/unlocks.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.reading.words import load_data


class Marks(msgspec.Struct, frozen=True):
    """Words before a condition; see the comments in the data."""

    always: frozenset[str]
    may: tuple[str, ...]
    held: frozenset[str]
    phrases: tuple[str, ...]


class Effects(msgspec.Struct, frozen=True):
    """Verbs of bringing about, by how they must stand."""

    modal: tuple[str, ...]
    plain: tuple[str, ...]
    reversed: tuple[str, ...]


class Causes(msgspec.Struct, frozen=True):
    """Subjects that can bring something about."""

    nouns: frozenset[str]
    pronouns: frozenset[str]
    deeds: frozenset[str]


class _Words(msgspec.Struct, frozen=True):
    words: frozenset[str]
    links: frozenset[str] = frozenset()


class _Held(msgspec.Struct, frozen=True):
    verbs: frozenset[str]
    states: frozenset[str]
    being: frozenset[str]


class _Tied(msgspec.Struct, frozen=True):
    verbs: frozenset[str]


class _Modals(msgspec.Struct, frozen=True):
    may: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """All of the file."""

    marks: Marks
    modals: _Modals
    effects: Effects
    causes: Causes
    needed: _Words
    doomed: _Words
    held: _Held
    moments: _Words
    tied: _Tied
    barter: _Words
    issues: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    return load_data("unlocks", Lexicon)


@cache
def verbs(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of one kind of effect: lemma -> what may follow it (an empty row: anything)."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in getattr(lexicon().effects, kind):
        head, *rest = entry.split()
        found[head] = (*found.get(head, ()), tuple(rest))
    return found


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Phrases before a condition: first word -> the words that follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon().marks.phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return found
