"""What a rule of the grammar needs to date its words: the day it is counted from, and what the words say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import count_of, value_of
from verbale.terms.records import TimeType

Made = tuple[TimeType, str] | None

PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is counted from.

    Attributes:
        published: the day of publication, None where it is not known to the day.
        anchor: the last day spoken of before, None where none was.
        near: the day spoken of last or next in the same sentence, for a time of day.
        turn: 1 where the sentence speaks of what is to come, 2 of what was to come when it was said,
            -1 of what is past, 0 where it does not show.
        spoken: the first day of the day, month, quarter or year last spoken of.
        quarter: the quarter that the report's figures are of, None where it speaks of none.
        figures: whether the sentence gives amounts of money or shares of a hundred.
    """

    published: date | None
    anchor: date | None
    near: date | None
    turn: int
    spoken: date | None = None
    quarter: str | None = None
    figures: bool = False

    @property
    def future(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.turn > 0

    @property
    def said(self) -> date | None:
        """The day that "the next day" is counted from."""
        return self.anchor or self.published


Maker = Callable[[Match, Context], Made]
"""Dates a match; None where its words are no expression of time after all."""


def lookup(match: Match, *kinds: str) -> int | str | None:
    """What the first word of these classes stands for."""
    for word in match.of(*kinds):
        return value_of(word.kind, word.lower)
    return None


def step_of(match: Match) -> int:
    """-1 for "last", 1 for "next", 0 otherwise."""
    if match.has("last"):
        return -1
    return 1 if match.has("next", "following") else 0


def turn_of_words(match: Match) -> int:
    """-1 for "earlier", 1 for "later"."""
    return -1 if match.has("ago", "earlier", "before") else 1


def unit_of(match: Match) -> str:
    """The letter of the unit among the words."""
    unit = lookup(match, "unit", "units")
    if unit is not None:
        return str(unit)
    return "Q" if match.has("quarter") else "WE"


def day_number(match: Match) -> int:
    """The number of the day, quarter or century among the words, 0 where there is none."""
    named = {word.start for word in match.of("month", "mon")}
    for word in match.of("small", "ordinal"):
        if word.start not in named:
            digits = "".join(c for c in word.text if c.isdigit())
            return int(digits) if digits else int(value_of("ordinal", word.lower) or 0)
    return 0


def part_of(match: Match) -> str | None:
    """The letters of the part of a day among the words, None where there is none."""
    found = match.of("part")
    return str(value_of("partcode", found[0].lower)) if found else None


def count_in(match: Match) -> float | None:
    """How many units the words count, None where they do not say."""
    words = list(match.words)
    for i, word in enumerate(words):
        if word.kind in ("to", "or") and any(w.kind in ("small", "number") for w in words[i:]):
            words = words[i:]
            break
    count = count_of([word for word in words if word.kind in ("small", "number", "year")])
    if count is None and match.has("a"):
        count = 1.0
    half = 0.5 if match.has("andhalf") else 0.0
    if match.has("half"):
        return 0.5
    return None if count is None else count + half
