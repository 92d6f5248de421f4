"""The grammar of expressions of time, compiled to regular expressions over one letter a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.reading.times.lexicon import OTHER, Word, time_data

_NAME = re.compile(r"\$?[a-z_]+\d?")
_SHAPED = ("small", "year", "clock", "isodate", "slashdate")
_FIRST_LETTER = 0x4E00


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule of the grammar takes together."""

    rule: str
    words: tuple[Word, ...]
    index: int

    def of(self, *kinds: str) -> list[Word]:
        """The words of these classes, in order."""
        return [word for word in self.words if word.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these classes is among them."""
        return any(word.kind in kinds for word in self.words)

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end


@cache
def _letters() -> dict[str, str]:
    data = time_data()
    names = [OTHER, *_SHAPED, *data.values, *data.classes]
    return {name: chr(_FIRST_LETTER + i) for i, name in enumerate(dict.fromkeys(names))}


def _compile(pattern: str) -> re.Pattern[str]:
    macros, letters = time_data().macros, _letters()

    def spell(found: re.Match[str]) -> str:
        name = found.group()
        if name.startswith("$"):
            return f"(?:{_NAME.sub(spell, macros[name[1:]])})"
        return letters[name]

    spelled = _NAME.sub(spell, pattern).replace(" ", "")
    return re.compile(re.sub(r"\((?!\?)", "(?:", spelled))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["name"], _compile(rule["pattern"])) for rule in time_data().rules)


@cache
def _triggers() -> frozenset[str]:
    kinds = {
        *time_data().values,
        *_SHAPED,
        "relday",
        "last",
        "current",
        "recent",
        "yearago",
        "yearend",
        "latest",
        "tonight",
        "part",
        "parts",
        "noon",
        "weekend",
        "weekday",
    }
    kinds |= {"century", "present_ref", "past_ref", "future_ref", "quarter", "decade"}
    return frozenset(kinds - {"number", "ordinal", "partcode"})


def find_matches(words: list[Word]) -> Iterator[Match]:
    """Yield what the grammar finds in a sentence, in order and without overlap, the longest first.

    Of two of one length, the rule that stands first wins.
    """
    if not any(word.kind in _triggers() for word in words):
        return
    letters = _letters()
    spelled = "".join(letters.get(word.kind, letters[OTHER]) for word in words)
    found = [
        (hit.start() - hit.end(), order, hit.start(), name)
        for order, (name, pattern) in enumerate(_rules())
        for hit in pattern.finditer(spelled)
    ]
    taken: list[Match] = []
    used = [False] * len(words)
    for length, _, start, name in sorted(found):
        stop = start - length
        if not any(used[start:stop]):
            used[start:stop] = [True] * (stop - start)
            taken.append(Match(name, tuple(words[start:stop]), start))
    yield from sorted(taken, key=lambda match: match.index)
