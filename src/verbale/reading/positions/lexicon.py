"""The words by which stances are taken, from `data/stances.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import msgspec

from verbale.reading.words import load_data
from verbale.terms.records import Stance


class _RedLine(msgspec.Struct, frozen=True):
    evaluations: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]


class _Will(msgspec.Struct, frozen=True):
    auxiliaries: frozenset[str]
    able: frozenset[str]
    able_verbs: frozenset[str]
    guessing: frozenset[str]
    leaving: frozenset[str]
    must: frozenset[str]
    must_verbs: frozenset[str]
    needed: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    staying: frozenset[str]
    punishing: frozenset[str]
    scant: frozenset[str]
    moods: frozenset[str]
    intend: frozenset[str]
    no_nouns: frozenset[str]
    stopping: frozenset[str]


class _Conditional(msgspec.Struct, frozen=True):
    marks: frozenset[str]
    only: frozenset[str]
    later: frozenset[str]
    phrases: tuple[str, ...]
    gladly: frozenset[str]
    bargaining: frozenset[str]


class _Decisions(msgspec.Struct, frozen=True):
    truces: frozenset[str]
    ending: frozenset[str]
    deals: frozenset[str]
    making: frozenset[str]
    taking: frozenset[str]
    plans: frozenset[str]
    holding: frozenset[str]
    binding: frozenset[str]
    continuing: frozenset[str]
    blocking: frozenset[str]
    keeping: frozenset[str]
    papers: frozenset[str]
    providing: frozenset[str]


class _Data(msgspec.Struct, frozen=True):
    negated: dict[Stance, str]
    verbs: dict[Stance, tuple[str, ...]]
    nouns: dict[Stance, tuple[str, ...]]
    objects_only: dict[str, frozenset[str]]
    infinitive_only: dict[str, frozenset[str]]
    process_only: dict[str, frozenset[str]]
    speaking: dict[str, frozenset[str]]
    denied: dict[str, frozenset[str]]
    helped: dict[str, frozenset[str]]
    idle: dict[str, frozenset[str]]
    acts: dict[str, frozenset[str]]
    observers: dict[str, frozenset[str]]
    judging: dict[str, frozenset[str]]
    explicit: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    vague: dict[str, frozenset[str]]
    held: dict[str, frozenset[str]]
    adjectives: dict[Stance, tuple[str, ...]]
    evaluations: dict[Stance, tuple[str, ...]]
    red_line: _RedLine
    will: _Will
    conditional: _Conditional
    decisions: _Decisions


@dataclass(frozen=True)
class Lexicon:
    """The stance words, each kind by its first word.

    Attributes:
        verbs: lemma -> preposition or particle it needs ("" for none) -> stance.
        nouns: lemma -> stance.
        adjectives: adjective or participle -> preposition that follows it ("" for any) -> stance.
        evaluations: first word -> further words -> stance.
        negated: what a stance becomes under "not", "" for none.
    """

    verbs: dict[str, dict[str, Stance]] = field(default_factory=dict)
    nouns: dict[str, Stance] = field(default_factory=dict)
    adjectives: dict[str, dict[str, Stance]] = field(default_factory=dict)
    evaluations: dict[str, dict[tuple[str, ...], Stance]] = field(default_factory=dict)
    negated: dict[Stance, str] = field(default_factory=dict)
    speaking: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    dropping: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    helped: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    judging: dict[str, frozenset[str]] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    listing: frozenset[str] = frozenset()
    objects_only: frozenset[str] = frozenset()
    infinitive_only: frozenset[str] = frozenset()
    process_only: frozenset[str] = frozenset()
    red_line: _RedLine = field(default_factory=lambda: _RedLine(frozenset(), frozenset(), frozenset()))
    will: _Will = field(default_factory=lambda: _Will(*[frozenset()] * 17))
    conditional: _Conditional = field(
        default_factory=lambda: _Conditional(
            frozenset(), frozenset(), frozenset(), (), frozenset(), frozenset()
        )
    )
    decisions: _Decisions = field(default_factory=lambda: _Decisions(*[frozenset()] * 13))


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process; of two entries for a word the first stays."""
    data = load_data("stances", _Data)
    built = Lexicon(
        negated=data.negated,
        speaking=data.speaking["verbs"],
        light=data.light["verbs"],
        dropping=data.light["dropping"],
        denied=data.denied["nouns"],
        helped=data.helped["nouns"],
        guests=data.helped["people"],
        idle=data.idle["nouns"],
        acts=data.acts["nouns"],
        vague=data.vague["nouns"],
        judging=data.judging,
        held=data.held["that"],
        listing=data.held["lists"],
        objects_only=data.objects_only["verbs"],
        infinitive_only=data.infinitive_only["verbs"],
        process_only=data.process_only["verbs"],
        red_line=data.red_line,
        will=data.will,
        conditional=data.conditional,
        decisions=data.decisions,
    )
    for stance, entry in _entries(data.verbs):
        head, _, link = entry.partition(" ")
        built.verbs.setdefault(head, {}).setdefault(link, stance)
    for stance, entry in _entries(data.nouns):
        built.nouns.setdefault(entry, stance)
    for stance, entry in _entries(data.adjectives):
        head, _, link = entry.partition(" ")
        built.adjectives.setdefault(head, {}).setdefault(link, stance)
    for stance, entry in _entries(data.evaluations):
        first, *rest = entry.split()
        built.evaluations.setdefault(first, {}).setdefault(tuple(rest), stance)
    return built


def _entries(words: dict[Stance, tuple[str, ...]]) -> Iterator[tuple[Stance, str]]:
    return ((stance, entry) for stance, entries in words.items() for entry in entries)


@cache
def observers() -> tuple[frozenset[str], frozenset[str]]:
    """Words of the names, and of the roles, of those who watch a conflict and are no party to it."""
    found = load_data("stances", _Data).observers
    return found["names"], found["roles"]


@cache
def explicit() -> dict[str, frozenset[str]]:
    """Words by which a stance is so plain that what it is on need not be an issue of the vocabulary."""
    return load_data("stances", _Data).explicit
