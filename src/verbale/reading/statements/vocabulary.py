"""The words of speakers, of acts of speech and of those who pass words on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.statements.cues.lexicon import cue_list
from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.tokens import Token


class _Called(msgspec.Struct):
    ends: list[str]
    nouns: list[str]


class Party(msgspec.Struct, frozen=True):
    """A party by what its people are called: its name, those words, and the states that it is in."""

    name: str
    words: list[str]
    states: list[str]


class _Lists(msgspec.Struct):
    lists: dict[str, list[str]]
    called: list[_Called]
    parties: list[Party]
    seats: dict[str, str]


@cache
def _words() -> _Lists:
    return load_data("statements/speakers", _Lists)


@cache
def speech_list(name: str) -> frozenset[str]:
    """The named list of `statements/speakers.toml`."""
    return frozenset(_words().lists[name])


def seats() -> dict[str, str]:
    """The states whose seats of government and parliaments are called by names of their own: "the Rada"."""
    return _words().seats


@cache
def parties_called(word: str) -> tuple[Party, ...]:
    """The parties whose people are called by a word: "Republican", "Labour"."""
    return tuple(party for party in _words().parties if word in party.words)


@cache
def called_by(ending: str) -> frozenset[str]:
    """The nouns that can point back to a body whose name ends in a word: "airline" for "Airways"."""
    return frozenset(noun for row in _words().called if ending in row.ends for noun in row.nouns)


@cache
def is_generic_noun(noun: str) -> bool:
    """Whether a noun can point back to a body of any name: "the company", "the institute"."""
    return any(noun in row.nouns for row in _words().called)


@cache
def is_private_body(word: str) -> bool:
    """Whether names that end so are those of firms, schools, hospitals and the like, never a state's."""
    return not {"company", "airline", "bank", "university", "hospital", "church"}.isdisjoint(called_by(word))


@cache
def person_nouns() -> frozenset[str]:
    """Every noun that a person without a name is called by."""
    return cue_list("unnamed") | speech_list("private") | speech_list("officials")


def is_among(token: Token, name: str) -> bool:
    """Whether a word, or its base form, is on a list of `statements/speakers.toml`."""
    words = speech_list(name)
    return token.lower_ in words or token.lemma_.lower() in words


def is_outlet_word(word: str) -> bool:
    """Whether a noun is one that news outlets are called by."""
    return word in speech_list("outlets")
