"""The people who follow a cue: "killed a nurse, two guards and five children", "the murder in Goma of"."""

from __future__ import annotations

from verbale.reading.tolls.clauses import after_adjunct, of_whom_after, past_owner
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.vocabulary import is_in, vocabulary

_INCLUDED = 9
_ATTRIBUTES = 5
_PARTING = ("stops", "be", "have", "modals", "reporting", "negators", "things")


def people_after(line: Line, at: int) -> list[People]:
    """The people who follow a token, and those joined to them."""
    groups: list[People] = []
    people = _owned(line, line.starting.get(_first_after(line, at)))
    while people is not None and (not groups or _may_join(line, people)):
        if not groups or not is_apposed(line, groups[-1], people):
            groups.append(people)
        at, steps = people.last, 0
        at = of_whom_after(line, at) or at
        while is_in(line.word(at), "joiners") and steps < 3 and at not in line.starting:
            at, steps = at + 1, steps + 1
        people = _owned(line, line.starting.get(_first_after(line, at))) if steps else None
    return groups


def _owned(line: Line, people: People | None) -> People | None:
    """Whom an owner is named for: of "the mayor's son" the son, of "the mayor's office" nobody."""
    while people is not None and line.word(people.last) in ("'", "’") and line.word(people.last + 1) == "s":
        people = line.starting.get(people.last + 1)
    return people


def _may_join(line: Line, people: People) -> bool:
    """Whether a further group shares the cue of those before it; "one of them critically" is of them."""
    if is_in(line.word(people.last), "reporting"):
        return False
    return not is_subject(line, people) and line.words[people.last - 1] not in ("them", "whom")


def is_apposed(line: Line, name: People, people: People) -> bool:
    """Whether of two persons between commas one says who the other is: "Ali Nemo, a teacher, and"."""
    alone = people.low == people.high == name.low == name.high == 1
    return (
        alone
        and _has_name(name) != _has_name(people)
        and name.last + 1 == people.first
        and line.word(name.last) == "," == line.word(people.last)
    )


def _has_name(people: People) -> bool:
    return people.noun is None or people.last > people.noun[1]


def _first_after(line: Line, at: int) -> int:
    """The first token of the people whom a token opens: past "the", "at least", an owner."""
    while at < len(line.words) and at not in line.starting and _is_passable(line, at):
        at += 1
    if at < len(line.words) and at not in line.starting:
        owner = past_owner(line, at)
        return owner if owner is not None and owner in line.starting else _past_attributes(line, at)
    return at


def _past_attributes(line: Line, at: int) -> int:
    """Where one person begins past what is said of them first: "prominent human-rights lawyer Ali Nemo"."""
    for i in range(at, min(at + _ATTRIBUTES, len(line.words))):
        people = line.starting.get(i)
        if people is not None:
            return i if people.low == people.high == 1 and people.noun is not None else at
        word = line.words[i]
        if word in vocabulary().cues or not word.isalpha() or any(is_in(word, name) for name in _PARTING):
            return at
    return at


def _is_passable(line: Line, at: int) -> bool:
    word = line.words[at]
    if is_in(word, "selves") or (word == "and" and is_in(line.word(at - 1), "selves")):
        return True
    return is_in(word, "openers") or is_in(word, "adverbs") or word in ('"', "“", "”", "[", "]")


def is_subject(line: Line, people: People) -> bool:
    """Whether a group has a cue of its own after it: "and 11 wounded", "and two guards were hurt"."""
    at = people.last
    while is_in(line.word(at), "be") or is_in(line.word(at), "have") or is_in(line.word(at), "adverbs"):
        at += 1
    return line.word(at) in vocabulary().cues


def people_of(line: Line, at: int) -> list[People]:
    """The people of a deed named at the token before: "of two nurses", "in Goma on Monday of two nurses"."""
    if line.word(at) == "of":
        return people_after(line, at + 1)
    for start in after_adjunct(line, at):
        groups = people_after(line, start)
        if groups and groups[0].counted and groups[0].human:
            return groups
    return []


def people_included(line: Line, at: int) -> list[People]:
    """Those whom "…, including three children" or "along with two guards" tells a few words after a token."""
    for i in range(at, min(at + _INCLUDED, len(line.words))):
        word = line.words[i]
        if word in vocabulary().cues or word in (";", ":", ".") or is_in(word, "relatives"):
            return []
        start = _opens_included(line, i)
        if start:
            groups = people_after(line, start + (line.word(start) == ":"))
            return [p for p in groups if p.counted and not is_subject(line, p)]
        if i in line.starting and line.starting[i].counted:
            return []
    return []


def _opens_included(line: Line, at: int) -> int:
    """Where those begin whom "including", "among them", "along with" open; 0 where nothing does."""
    word, after = line.words[at], line.word(at + 1)
    if word in ("including", "alongside"):
        return at + 1
    paired = (word == "among" and after in ("them", "whom")) or (
        word in ("along", "together") and after == "with"
    )
    return at + 2 if paired else 0


def people_listed(line: Line, whole: People, at: int) -> list[People]:
    """Those of whom a count is made up, past a colon, a dash or a bracket: "killed 9 people: five women and"."""
    for i in range(at, min(at + _INCLUDED, len(line.words))):
        word = line.words[i]
        if word in (":", ";", "(", "–", "—", "-"):
            start = i + 1 + (line.word(i + 1) == "-")
            parts = [p for p in people_after(line, start) if p.counted]
            return parts if len(parts) > 1 and sum(p.low or 0 for p in parts) == whole.low else []
        if word in vocabulary().cues or word in (".", ",") or is_in(word, "relatives"):
            return []
    return []
