"""The lexicon of events: verbs with their phrases, and nouns, by type."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.errors import VocabularyError
from verbale.reading.words import load_data
from verbale.terms import event_types

_FILES = (
    "assault",
    "coerce",
    "mobilize",
    "retreat",
    "aid",
    "material",
    "protest",
    "verbal",
    "accord",
    "diplomacy",
    "force",
)


class Entry(msgspec.Struct, frozen=True):
    """One way in which a type of event is worded.

    Attributes:
        type: PLOVER's type.
        to: prepositions after which the recipient stands, the likeliest first.
        turned: whether the grammatical subject undergoes the act ("came under fire").
        mutual: whether both sides do it together.
        between_foes: the type that it is in a report of a conflict, where both sides do it together.
        verbs: verb phrases, lemmas: the verb, then what must depend on it; `a|b` is either, `@c` a class,
            `^a|b` the doer's, `!obj` stands for no object at all.
        nouns: nouns of the act, with the words before them where they need any.
    """

    type: str
    to: tuple[str, ...] = ()
    turned: bool = False
    mutual: bool = False
    between_foes: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """A verb phrase: the sets of which each must hold one word that depends on the verb."""

    parts: tuple[frozenset[str], ...]
    entry: Entry


class Lexicon(NamedTuple):
    """Phrases by verb, the longest first; noun entries by noun, each with the words before it."""

    verbs: dict[str, list[Phrase]]
    nouns: dict[str, list[tuple[tuple[str, ...], Entry]]]


class Moods(NamedTuple):
    """What the words above an event make of it (`effect`), what ends it becomes, and other lists."""

    effect: dict[str, str]
    ends: dict[str, str]
    words: dict[str, frozenset[str]]


class _Entries(msgspec.Struct):
    entry: tuple[Entry, ...]


class _Classes(msgspec.Struct):
    classes: dict[str, frozenset[str]]


class _Moods(msgspec.Struct):
    governors: dict[str, list[str]]
    ends: dict[str, str]
    words: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once a process.

    Raises:
        VocabularyError: an entry of a type that there is not.
    """
    classes = load_data("events/classes", _Classes).classes
    verbs: dict[str, list[Phrase]] = defaultdict(list)
    nouns: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for name in _FILES:
        for entry in load_data(f"events/{name}", _Entries).entry:
            if entry.type not in event_types():
                raise VocabularyError(f"events/{name}.toml: no type is called {entry.type}")
            for phrase in entry.verbs:
                verb, *rest = phrase.split()
                verbs[verb].append(Phrase(tuple(_alternatives(part, classes) for part in rest), entry))
            for noun in entry.nouns:
                *before, head = noun.split()
                nouns[head].append((tuple(before), entry))
    for phrases in verbs.values():
        phrases.sort(key=lambda p: -len(p.parts))
    for heads in nouns.values():
        heads.sort(key=lambda h: -len(h[0]))
    return Lexicon(dict(verbs), dict(nouns))


def _alternatives(part: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    subject = "^" if part.startswith("^") else ""
    for word in (w.removeprefix("^") for w in part.split("|")):
        found.update(classes[word[1:]] if word.startswith("@") else (word,))
    return frozenset(subject + word for word in found)


@cache
def moods() -> Moods:
    """The words of mood, loaded once a process."""
    data = load_data("events/moods", _Moods)
    effect: dict[str, str] = {}
    for name, words in data.governors.items():
        for word in words:
            effect.setdefault(word, name)
    return Moods(effect, data.ends, data.words)


def is_word(word: str, name: str) -> bool:
    """Whether a word stands in the named list of `moods.toml`."""
    return word in moods().words[name]


@cache
def _forces() -> frozenset[str]:
    classes = load_data("events/classes", _Classes).classes
    return classes["force"] | classes["unit"] | classes["people"]


def is_unit(word: str) -> bool:
    """Whether a lemma names troops or arms that are sent and moved."""
    return word in _units()


@cache
def _units() -> frozenset[str]:
    return load_data("events/classes", _Classes).classes["unit"]


def is_force(word: str) -> bool:
    """Whether a lemma names a force, a weapon or an attack, which can do harm as a subject."""
    return word in _forces()
