"""Folding of place names: one key for the ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from verbale.reading.places.vocabulary import place_list

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_DROPPED = re.compile(r"[.'’‘ʼ`´ʻʿʾ]")
_BLANK = re.compile(r"[^\w]+|_")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = (
    (re.compile(r"ou|oo|u|o|w"), "u"),
    (re.compile(r"[aei]y|[ae]i|ee|ie|y|e|i"), "i"),
    (re.compile(r"q|ck|c(?!h)"), "k"),
    (re.compile(r"dh|dj"), "d"),
    (re.compile(r"(?<=[a-z]{2})(?:ah|eh|ih|h|a|i)$"), ""),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: no accents, case, stops, apostrophes or hyphens; "St." and "Saint" are one."""
    # Twice: capitals may be hidden in letters of mathematics, and small letters may come apart.
    lowered = unicodedata.normalize("NFKD", name).lower().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", lowered)
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    words = _BLANK.sub(" ", _DROPPED.sub("", bare)).split()
    if words and words[0] == "the" and len(words) > 1:
        words = words[1:]
    return " ".join("st" if word == "saint" else word for word in words)


@lru_cache(maxsize=16384)
def fold_loosely(name: str) -> str:
    """The key of a name as it sounds, for names taken over from other scripts.

    Articles, doubled letters and the spelling of vowels are put aside: "Al-Hudaydah" and
    "Hodeidah" have one key, and so have "Khan Younis" and "Khan Yunis".
    """
    words = [w for w in fold(name).split() if w not in place_list("articles")] or fold(name).split()
    sounds = []
    for word in words:
        sound = _DOUBLED.sub(r"\1", word)
        for pattern, letter in _SOUNDS:
            sound = pattern.sub(letter, sound)
        sounds.append(_DOUBLED.sub(r"\1", sound))
    return "".join(sounds)
