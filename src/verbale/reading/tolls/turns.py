"""Turns of phrase that count people without a word for their harm: "put its dead at 13", "have left their homes"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verbale.reading.tolls.after import people_after
from verbale.reading.tolls.before import subject_before
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.vocabulary import is_in, vocabulary
from verbale.terms.records import TollKind

_SUBJECT_WORDS = 5
_FIGURE_WORDS = 14
_HOME_WORDS = 9
_WOUND_WORDS = 8
_QUOTES = frozenset({'"', "“", "”", "'", "‘"})


class Turn(NamedTuple):
    """A count: its kind, its people, and the token that tells it."""

    kind: TollKind
    people: People
    cue: int


def turns(line: Line, at: int) -> Iterator[Turn]:
    """The counts that a turn of phrase opening at a token tells."""
    word = line.words[at]
    if is_in(word, "putting"):
        yield from _put_at(line, at)
    if is_in(word, "leaving") and _homes_follow(line, at + 1, own=True):
        yield from _moved(line, at)
    if is_in(word, "homeless") and is_in(line.word(at - 1), "be") and _homes_follow(line, at + 1, own=False):
        yield from _moved(line, at)
    if word == "crossed" and line.word(at + 1) in ("into", "to", "over"):
        yield from _moved(line, at)
    if word == "cut" and line.word(at + 1) == "off" and is_in(line.word(at - 1), "be"):
        yield from (Turn("besieged", p, at) for p in _subjects(line, at) if _is_many(p))
    if word in ("treated", "treating") and is_in(line.word(at - 1), "be") is False:
        yield from _treated(line, at)


def _put_at(line: Line, at: int) -> Iterator[Turn]:
    """Read "puts its dead at 13 and its wounded at 40", "gives its losses as 78"."""
    for i in range(at + 1, min(at + _FIGURE_WORDS * 2, len(line.words))):
        kind = _counted_kind(line.words[i])
        near = i <= at + _SUBJECT_WORDS or line.word(i - 2) == "and" or line.word(i - 1) == "and"
        if kind is None or not (near or line.word(at + 2) == "number"):
            continue
        figure = _figure(line, i + 1)
        if figure is not None:
            yield Turn(kind, figure, i)


def _counted_kind(word: str) -> TollKind | None:
    if is_in(word, "dead") or word in ("toll", "tolls"):
        return "killed"
    cue = vocabulary().cues.get(word)
    if cue is not None:
        return cue.kind
    return "displaced" if is_in(word, "homeless") else None


def _figure(line: Line, start: int) -> People | None:
    """The number after "at" or "as", past what stands between."""
    for i in range(start, min(start + _FIGURE_WORDS, len(line.words))):
        if line.words[i] in (";", ".") or (i > start and line.words[i] == "and"):
            return None
        if line.words[i] in ("at", "as"):
            first = i + 1 + (line.word(i + 1) in _QUOTES)
            people = next((line.starting[j] for j in range(first, first + 3) if j in line.starting), None)
            if people is not None and people.counted:
                return people
    return None


def _homes_follow(line: Line, at: int, *, own: bool) -> bool:
    words = line.words[at : at + _HOME_WORDS]
    if own and not (words and is_in(words[0], "owners")):
        return False
    return any(is_in(word, "homes") for word in (words[1:4] if own else words[:6]))


def _subjects(line: Line, at: int) -> list[People]:
    back = at - 1
    while is_in(line.word(back), "be") or is_in(line.word(back), "have") or is_in(line.word(back), "adverbs"):
        back -= 1
    if is_in(line.word(back), "modals"):
        return []
    return [p for p in subject_before(line, back) if p.counted]


def _moved(line: Line, at: int) -> Iterator[Turn]:
    for people in _subjects(line, at):
        if _is_many(people) and not _is_armed(line, people):
            yield Turn("displaced", people, at)


def _is_many(people: People) -> bool:
    """Whether it is a group of people, or a bare number."""
    return (people.human or people.noun is None) and not people.low == people.high == 1


def _is_armed(line: Line, people: People) -> bool:
    start, end = people.noun or (0, 0)
    return any(is_in(word, "armed") for word in line.words[start:end])


def _treated(line: Line, at: int) -> Iterator[Turn]:
    for people in people_after(line, at + 1)[:1]:
        rest = line.words[people.last : people.last + _WOUND_WORDS]
        if people.counted and "for" in rest[:2] and any(is_in(word, "wounds") for word in rest):
            yield Turn("wounded", people, at)
