"""The country in which a report plays by its offices, police, money and parties, though it may name none."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import msgspec

from verbale.reading.words import load_data

_WORD = re.compile(r"[£\w'’$-]+(?:\.\w+)*")
MOST = 4
"""So many different words of a country count at most."""


class _Cues(msgspec.Struct):
    cues: dict[str, list[str]]


@cache
def _countries_by_cue() -> dict[str, str]:
    return {cue: country for country, cues in load_data("places/cues", _Cues).cues.items() for cue in cues}


def find_cues(text: str) -> Counter[str]:
    """Country -> how many different words of the text point to it, at most `MOST`."""
    words = [word for found in _WORD.findall(text.lower()) for word in _split_pound(found)]
    known = _countries_by_cue()
    said = {*words, *(f"{one} {other}" for one, other in pairwise(words))} & known.keys()
    return Counter({country: min(n, MOST) for country, n in Counter(known[cue] for cue in said).items()})


def _split_pound(word: str) -> tuple[str, ...]:
    return ("£", word[1:]) if word[0] == "£" else (word,)
