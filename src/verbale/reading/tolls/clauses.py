"""What stands between people and their cue and is passed: asides, relative clauses, places and days, owners."""

from __future__ import annotations

from verbale.reading.tolls.people import Line
from verbale.reading.tolls.vocabulary import is_in, vocabulary

_CLOSERS = {")": "(", "]": "["}
_DASHES = frozenset("-–—")
_ASIDE = 25
_RELATIVE = 14
_ADJUNCT = 9


def aside_before(line: Line, at: int) -> int | None:
    """The token before the aside that ends at a token ("(…)", "— … —"); None where none does."""
    word = line.word(at)
    low = max(-1, at - _ASIDE)
    if word in _CLOSERS:
        opener = next((i for i in range(at - 1, low, -1) if line.words[i] == _CLOSERS[word]), None)
        return None if opener is None else opener - 1
    if not _is_dash(line, at):
        return None
    while line.word(at) in _DASHES:
        at -= 1
    while at > low and not _is_dash(line, at):
        at -= 1
    while at > low and line.word(at) in _DASHES:
        at -= 1
    return at if at > low else None


def _is_dash(line: Line, at: int) -> bool:
    """Whether a dash parts clauses, and not the halves of a word."""
    if line.word(at) not in _DASHES:
        return False
    return line.words[at] != "-" or "-" in (line.word(at - 1), line.word(at + 1)) or line.is_loose(at)


def relative_before(line: Line, at: int) -> int | None:
    """The token before the relative clause that ends at a token: "…, who was taken in Goma," or "who … as guards"."""
    for i in range(at, max(-1, at - _RELATIVE), -1):
        if line.word(i) in (";", ":") or (
            i < at and line.words[i] in ("and", "but") and line.word(at) != ","
        ):
            return None
        if is_in(line.words[i], "relatives") and i > 0:
            return i - 2 if line.words[i - 1] == "," else i - 1
    return None


def plain_relative(line: Line, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` tell of no harm of their own."""
    return not any(word in vocabulary().cues for word in line.words[first:last])


def after_adjunct(line: Line, at: int) -> list[int]:
    """Where the people of a deed may begin past its place or day: "the murder in Goma on Monday of"."""
    word = line.word(at)
    if not (is_in(word, "adjuncts") or is_in(word, "days")):
        return []
    found = []
    for i in range(at, min(at + _ADJUNCT, len(line.words))):
        word = line.words[i]
        if word in (",", ";", ":") or word in vocabulary().cues or is_in(word, "be") or is_in(word, "have"):
            break
        if word == "of":
            found.append(i + 1)
    return found


def past_owner(line: Line, at: int) -> int | None:
    """The "s" of an owner that a token begins: "Nemo's daughter", "the minister's two guards"."""
    for i in range(at + 1, min(at + 6, len(line.words) - 1)):
        if line.words[i] in ("'", "’") and line.words[i + 1] == "s":
            return i + 1
        if not line.words[i][0].isalpha() or is_in(line.words[i], "stops"):
            return None
    return None


def of_whom_after(line: Line, at: int) -> int | None:
    """The comma that closes a clause on the people before it: ", five of whom were monks,"."""
    if line.word(at) != ",":
        return None
    window = range(at + 1, min(at + _RELATIVE, len(line.words)))
    opened = any(is_in(line.words[i], "relatives") or line.words[i] == "them" for i in window[:4])
    end = next((i for i in window if line.words[i] in (",", ";")), None)
    return end if opened and end is not None and plain_relative(line, at + 1, end) else None
