"""The words of expressions of time: each word of a sentence gets one class, kept as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from verbale.reading.words import load_data

OTHER = "other"
_SHAPES = r"""
    (?P<isodate>\d{4}-\d\d-\d\d(?!\d)) |
    (?P<slashdate>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)) |
    (?P<clock>\d{1,2}:\d\d(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m)|\b[012]\d[0-5]\d(?=\s?(?:gmt|utc|hours|local))) |
    (?P<decade>\b\d{3}0['’]?s\b|['’‘]\d0s\b) |
    (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b) |
    (?P<spelled>SPELLED) |
    (?P<digits>\d+[\s-][1-9]/[2-9]\b|\d+(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?) |
    (?P<phrase>PHRASES) |
    (?P<word>[^\W\d_]+(?:[’']clock\b)?|\S)
"""
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SPELLED = (
    rf"\bnineteen\s(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|(?:{_TEENS}))\b"
    rf"|\btwenty\s(?:(?:{_TEENS})|twenty(?:[\s-](?:{_ONES}))?)\b(?!\s(?:hundred|thousand))"
    rf"|(?<=\byear\s)two\sthousand(?:\s(?:and\s)?(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_TEENS}|{_ONES}))?\b"
)
_CAPITALISED = ("month", "mon", "weekday", "holiday", "feast")


class _Data(msgspec.Struct):
    classes: dict[str, list[str]]
    values: dict[str, dict[str, int | str]]
    lists: dict[str, list[str]]
    macros: dict[str, str]
    rules: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its class, `[start, end)` in the sentence's text."""

    text: str
    kind: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@cache
def time_data() -> _Data:
    """`times.toml` as it stands."""
    return load_data("times", _Data)


@cache
def value_of(kind: str, word: str) -> int | str | None:
    """What a word of a class stands for: the month's number, the unit's letter."""
    return time_data().values[kind].get(word)


@cache
def time_list(name: str) -> frozenset[str]:
    """A named list of `times.toml`."""
    return frozenset(time_data().lists[name])


@cache
def _kinds() -> dict[str, str]:
    data = time_data()
    kinds: dict[str, str] = {}
    for kind, words in (*data.values.items(), *data.classes.items()):
        if kind != "partcode":
            kinds.update({word: kind for word in words if word not in kinds})
    return kinds


@cache
def _splitter() -> re.Pattern[str]:
    phrases = [w for w in _kinds() if " " in w or w.endswith(".") or "-" in w or "'" in w or "’" in w]
    ordered = "|".join(_spelled(w) for w in sorted(phrases, key=len, reverse=True))
    return re.compile(
        _SHAPES.replace("PHRASES", ordered).replace("SPELLED", _SPELLED), re.VERBOSE | re.IGNORECASE
    )


def _spelled(phrase: str) -> str:
    inner = r"\s+".join(re.escape(part) for part in phrase.split(" "))
    return rf"\b{inner}" + (r"\b" if phrase[-1].isalnum() else "")


def split_words(text: str) -> list[Word]:
    """The words of a sentence with their classes, in order."""
    return [_word(found) for found in _splitter().finditer(text)]


def _word(found: re.Match[str]) -> Word:
    text, shape = found.group(), found.lastgroup or "word"
    if shape == "spelled":
        return Word(_spelled_year(text), "year", found.start(), found.end())
    return Word(text, _classify(text, shape), found.start(), found.end())


def _spelled_year(text: str) -> str:
    """In figures: "nineteen ninety-six" is 1996, "two thousand and five" 2005."""
    first, *rest = re.split(r"[\s-]+", text.lower())
    value = sum(int(value_of("number", word) or 0) for word in rest if word not in ("and", "thousand"))
    century = {"nineteen": 1900, "twenty": 2000}.get(first, 2000)
    return str(century + value)


def _classify(text: str, shape: str) -> str:
    if shape == "digits":
        return _number_kind(text)
    if shape not in ("word", "phrase"):
        return shape
    kind = _kinds().get(" ".join(text.lower().split()), OTHER)
    return OTHER if kind in _CAPITALISED and text[0].islower() else kind


def _number_kind(text: str) -> str:
    if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
        return "small"
    return "year" if text.isdigit() and len(text) == 4 and "1000" <= text < "2100" else "number"


def _figure(text: str) -> float:
    whole, _, fraction = text.replace("-", " ").partition(" ")
    above, _, below = fraction.partition("/")
    return float(whole.replace(",", "")) + (int(above) / int(below) if below else 0.0)


def count_of(words: list[Word]) -> float | None:
    """The number that number words and digits write together: "twenty-five" is 25, None where there is none."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word.kind in ("small", "year", "number") and word.text[0].isdigit():
            value = _figure(word.text)
        elif word.kind == "number":
            value = float(value_of("number", word.lower) or 0)
        else:
            continue
        seen = True
        if value >= 1000 and current:
            total, current = total + current * value, 0.0
        elif value in (12.0, 100.0) and current and word.lower in ("hundred", "dozen"):
            current *= value
        else:
            current += value
    return total + current if seen else None
