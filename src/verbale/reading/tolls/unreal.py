"""What is no count of harm done: what is only possible, wanted, feared, denied or to come, and deaths that nobody dealt."""

from __future__ import annotations

from verbale.reading.tolls.people import Line
from verbale.reading.tolls.vocabulary import is_in

_CLAUSE = 16
_NATURAL = 6


def is_unreal(line: Line, at: int) -> bool:
    """Whether a cue is only possible, wanted or denied: "could kill", "to be killed", "not killed"."""
    back = at - 1
    while back >= 0 and (is_in(line.words[back], "adverbs") or is_in(line.words[back], "be")):
        back -= 1
    if line.word(back) == "have":
        back -= 1
    if line.word(back) == "to" and is_in(line.word(back - 1), "managed"):
        return False
    if line.word(back) == "to" and is_in(line.word(back - 1), "told"):
        return is_in(line.word(back - 2), "wrongly")
    if _is_natural(line, at):
        return True
    if line.word(back) == "not" and line.word(back - 1) in ("whether", "or"):
        return False
    return is_in(line.word(back), "modals")


def _is_natural(line: Line, at: int) -> bool:
    """Whether a death is one that nobody dealt: "died of cancer"."""
    if line.words[at] not in ("died", "death", "deaths", "dead"):
        return False
    window = line.words[at + 1 : at + _NATURAL]
    return ("of" in window[:2] or "from" in window[:2]) and any(is_in(word, "natural") for word in window)


def is_feared(line: Line, first: int) -> bool:
    """Whether people are only feared to be "left dead": "could leave thousands dead"."""
    return line.word(first - 1) == "leave" and is_in(line.word(first - 2), "modals")


def is_to_come(line: Line, at: int) -> bool:
    """Whether a release is agreed for a later day, which is counted: "will be released"."""
    return line.word(at - 1) == "be" and line.word(at - 2) in ("will", "would", "shall")


def is_wanted(line: Line, at: int) -> bool:
    """Whether a verb's plain form tells of what is only wanted or possible: a "to" or "would" rules its clause."""
    for back in range(at - 1, max(-1, at - _CLAUSE), -1):
        word = line.words[back]
        if word == "to" and is_in(line.word(back - 1), "managed"):
            return False
        if is_in(word, "modals") or word in ("did", "do", "does", "let"):
            return True
        if word in (";", ":", ".") or is_in(word, "relatives"):
            return False
    return False
