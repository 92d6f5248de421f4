"""The words for who stands in the roles of an event, as kept in `data/events/parties.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from verbale.reading.tolls.vocabulary import vocabulary
from verbale.reading.words import load_data


class _Words(msgspec.Struct):
    words: dict[str, frozenset[str]]


@cache
def _words() -> dict[str, frozenset[str]]:
    return load_data("events/parties", _Words).words


def is_role_word(word: str, name: str) -> bool:
    """Whether a word stands in the named list of `parties.toml`."""
    return word in _words()[name]


def is_person_word(word: str, lemma: str) -> bool:
    """Whether a word, as it stands and as its lemma, is for people."""
    known = vocabulary()
    return word in known.plural or word in known.single or is_role_word(lemma, "persons")
