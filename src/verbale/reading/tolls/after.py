"""The people who follow a cue: "killed a nurse, two guards and five children", "the murder in Goma of"."""

from __future__ import annotations

from verbale.reading.tolls.clauses import after_adjunct, of_whom_after, past_owner
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.vocabulary import is_in, vocabulary

_INCLUDED = 9


def people_after(line: Line, at: int) -> list[People]:
    """The people who follow a token, and those joined to them."""
    groups: list[People] = []
    people = line.starting.get(_first_after(line, at))
    while people is not None and (not groups or not is_subject(line, people)):
        groups.append(people)
        at, steps = people.last, 0
        at = of_whom_after(line, at) or at
        while is_in(line.word(at), "joiners") and steps < 3 and at not in line.starting:
            at, steps = at + 1, steps + 1
        people = line.starting.get(_first_after(line, at)) if steps else None
    return groups


def _first_after(line: Line, at: int) -> int:
    """The first token of the people whom a token opens: past "the", "at least", an owner."""
    while at < len(line.words) and at not in line.starting and _is_passable(line, at):
        at += 1
    if at < len(line.words) and at not in line.starting:
        owner = past_owner(line, at)
        return owner if owner is not None and owner in line.starting else at
    return at


def _is_passable(line: Line, at: int) -> bool:
    word = line.words[at]
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
    """Those whom "…, including three children" sets apart a few words after a token."""
    for i in range(at, min(at + _INCLUDED, len(line.words))):
        word = line.words[i]
        if word in vocabulary().cues or word in (";", ":", ".") or is_in(word, "relatives"):
            return []
        if word == "including" or (word == "among" and line.word(i + 1) in ("them", "whom")):
            start = i + 1 if word == "including" else i + 2
            return [p for p in people_after(line, start + (line.word(start) == ":")) if p.counted]
    return []
