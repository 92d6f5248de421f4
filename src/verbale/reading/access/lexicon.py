"""The vocabulary of access, from `data/access.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from verbale.reading.words import load_data
from verbale.terms.records import AccessStatus, Traffic

Kind = Literal["gate", "way", "area"]


class PointNouns(msgspec.Struct):
    """Nouns that name one kind of point."""

    kind: Kind
    nouns: frozenset[str]


class Act(msgspec.Struct):
    """What is done to points of some kinds.

    Attributes:
        particles: what a verb needs beside it ("cut off").
        alone: whether the point may be the verb's subject ("the crossing opened").
        done: whether it tells something only once done; a wish for it says nothing of the present.
    """

    status: AccessStatus
    kinds: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str] = frozenset()
    particles: dict[str, str] = {}
    alone: bool = False
    done: bool = False


class State(msgspec.Struct):
    """Adjectives that say how points of some kinds are."""

    status: AccessStatus
    kinds: frozenset[str]
    words: frozenset[str]


class Phrased(msgspec.Struct):
    """Phrases that say how points of some kinds are."""

    status: AccessStatus
    kinds: frozenset[str]
    words: frozenset[str]


class Movement(msgspec.Struct):
    """Who or what moves, and the verbs and prepositions of moving."""

    aid: frozenset[str]
    goods: frozenset[str]
    people: frozenset[str]
    verbs: frozenset[str]
    reaching: frozenset[str]
    carrying: frozenset[str]
    prepositions: frozenset[str]
    stopping: frozenset[str]
    serving: frozenset[str]
    reached: frozenset[str]
    receiving: frozenset[str]
    handling: frozenset[str]
    attacking: frozenset[str]
    bulk: frozenset[str]

    def traffic(self, word: str) -> Traffic | None:
        """The traffic a word stands for, None where it stands for none."""
        if word in self.aid:
            return "aid"
        if word in self.goods:
            return "goods"
        return "people" if word in self.people else None


class Denial(msgspec.Struct):
    """Verbs that keep traffic away from a place or let it in, and the nouns of what they deny."""

    closed: frozenset[str]
    restricted: frozenset[str]
    entry: frozenset[str]
    allowed: frozenset[str]
    visitors: frozenset[str]
    parted: frozenset[str] = msgspec.field(name="from")


class Lexicon(msgspec.Struct):
    """All of the file."""

    points: list[PointNouns]
    qualifiers: dict[str, frozenset[str]]
    acts: list[Act]
    states: list[State]
    phrased: list[Phrased]
    phrases: dict[str, frozenset[str]]
    movement: Movement
    denial: Denial
    features: dict[str, frozenset[str]]

    def kind_of(self, noun: str) -> Kind | None:
        """The kind of point that a noun names."""
        return next((p.kind for p in self.points if noun in p.nouns), None)

    def acts_of(self, word: str, *, noun: bool = False) -> list[Act]:
        """The acts that a verb or noun stands for."""
        return [a for a in self.acts if word in (a.nouns if noun else a.verbs)]


@cache
def lexicon() -> Lexicon:
    """The vocabulary, loaded once."""
    return load_data("access", Lexicon)
