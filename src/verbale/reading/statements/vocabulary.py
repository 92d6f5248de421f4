"""The words of speakers, of acts of speech and of those who pass words on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.statements.lexicon import cue_list
from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.tokens import Token


class _Lists(msgspec.Struct):
    lists: dict[str, list[str]]


@cache
def speech_list(name: str) -> frozenset[str]:
    """The named list of `statements/speakers.toml`."""
    return frozenset(load_data("statements/speakers", _Lists).lists[name])


@cache
def person_nouns() -> frozenset[str]:
    """Every noun that a person without a name is called by."""
    return cue_list("unnamed") | speech_list("private") | speech_list("officials")


def is_among(token: Token, name: str) -> bool:
    """Whether a word, or its base form, is on a list of `statements/speakers.toml`."""
    words = speech_list(name)
    return token.lower_ in words or token.lemma_.lower() in words
