"""What a stance is about, and which way it leans: by words alone, so that anyone can check."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.terms import Position
from verbale.terms.vocabulary import load_data

FOR = frozenset({"demand", "offer", "accept", "support", "condition"})
AGAINST = frozenset({"reject", "oppose"})
OTHER = "other"
ASKS = frozenset({"demand", "condition"})
READY = frozenset({"offer", "accept", "support"})

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "'s", "’s")
_MIN_STEM = 4


class _Data(msgspec.Struct):
    acts: frozenset[str]
    ending: frozenset[str]
    going: frozenset[str]
    hindering: frozenset[str]
    charges: frozenset[str]
    groups: list[str]
    empty: str


class _Words(NamedTuple):
    acts: frozenset[str]
    ending: frozenset[str]
    going: frozenset[str]
    hindering: frozenset[str]
    charges: frozenset[str]
    group_of: dict[str, str]
    nameless: frozenset[str]


@cache
def _words() -> _Words:
    data = load_data("fusion", "stances", _Data)
    group_of = {word: group.split()[0] for group in data.groups for word in group.split()}
    nameless = frozenset(data.empty.split()) | data.ending
    return _Words(data.acts, data.ending, data.going, data.hindering, data.charges, group_of, nameless)


@cache
def matter(words: str) -> frozenset[str]:
    """What words name: their nouns and verbs without endings, words of one group as its first.

    Names are left out, since parties and countries stand in nearly every position, and so are
    forms of speech.
    """
    known = _words()
    found = set()
    for match in _WORD.finditer(words):
        word = match.group()
        low = word.lower()
        group = known.group_of.get(low) or known.group_of.get(low.removesuffix("s"))
        if group:
            found.add(group)
        elif word[0].islower() and low not in known.nameless and len(low) > 2:
            found.add(_stem(low))
    return frozenset(found)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word.removesuffix(ending)
    return word


def is_act(issue: str) -> bool:
    """Whether an issue's name is an act that goes on, and that some want ended."""
    return issue in _words().acts


def asks_end(words: str) -> bool:
    """Whether words ask for an end: "halt", "lift", "refrain from"."""
    return _holds(words, _words().ending)


def turns(issue: str, words: str) -> bool:
    """Whether words name the opposite of an issue's matter: an act's end, or what hinders anything else."""
    if is_act(issue):
        return asks_end(words)
    return _holds(words, _words().hindering) and not asks_end(words)


def is_denial(position: Position) -> bool:
    """Whether what is rejected is a charge ("accusations", "reports that"): that refuses nothing."""
    return position.stance in AGAINST and _holds(position.wording or "", _words().charges)


def leaning(position: Position) -> int:
    """1 for the issue's matter, -1 against it, 0 where it cannot be told.

    Whoever wants an act ended is against it, and whoever refuses to end it is for it. A demand or
    condition that names an act without saying whether it is to end or to go on may ask for either;
    to reject a charge refuses nothing.
    """
    words = position.wording or ""
    turned = turns(position.issue, words)
    if position.stance in ASKS and is_act(position.issue) and not turned:
        return 1 if position.stance == "demand" and _holds(words, _words().going) else 0
    if is_denial(position):
        return 0
    if position.stance in AGAINST:
        return 1 if turned else -1
    return -1 if turned else 1


def same_matter(issue: str, one: str, other: str) -> bool:
    """Whether two wordings on an issue are of one matter.

    They must share a word of matter, on an act two (or all that the shorter has), since many acts
    go by one name; where the words of one name nothing, the issue must do. What is on no issue of
    the list is never of one matter.
    """
    if issue == OTHER:
        return False
    first, second = matter(one), matter(other)
    need = min(2 if is_act(issue) else 1, len(first), len(second))
    return len(first & second) >= need


def _holds(words: str, listed: frozenset[str]) -> bool:
    return any(match.group().lower() in listed for match in _WORD.finditer(words))
