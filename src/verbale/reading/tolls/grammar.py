"""From a cue ("killed", "dead", "the murder of") to the people it counts, by the order of words alone.

It needs no parse, so it reads text in capitals and telegraphic lines as well as prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.vocabulary import Cue, is_in, vocabulary
from verbale.terms.records import TollKind

_DEAD = frozenset({"dead", "bodies", "corpses", "body", "corpse", "remains"})
_MAYBE = frozenset({"could", "may", "might", "would"})
_GAP = 12
_TOLL_GAP = 16
_TOLL_NEAR = 8


@dataclass(slots=True, frozen=True)
class Tally:
    """A count of people and its cue: the tokens `[first, last)` of both, the count's people apart."""

    kind: TollKind
    people: People
    cue: int


def tallies(line: Line) -> Iterator[Tally]:
    """Yield the counts of harm in a sentence, in the order of their cues."""
    shared: list[People] = []
    harmed: set[int] = set()
    for at in range(len(line.words)):
        cue = _cue_at(line, at)
        if cue is None:
            for tally in _other(line, at):
                harmed.add(tally.people.first)
                yield tally
            continue
        if _is_unreal(line, at):
            continue
        groups = _of_cue(line, at, cue) or (shared if _shares(line, at) else []) or _ahead(line, at)
        shared = groups
        for people in groups:
            if people.first in harmed and len(groups) > 1 and people is groups[0] and groups[-1].last <= at:
                continue
            if _is_told(people, cue) and not (cue.form == "sum" and people.first in harmed):
                harmed.add(people.first)
                yield Tally(cue.kind, people, at)


def plain(line: Line, found: Iterator[Tally]) -> list[Tally]:
    """Leave out what only seems a count: the dead are not displaced, one count is of one kind of harm."""
    told: list[Tally] = []
    for tally in found:
        words = line.words[max(0, tally.people.first - 1) : tally.people.last + 2]
        if tally.kind in ("displaced", "released", "detained") and _DEAD.intersection(words):
            continue
        if line.word(tally.people.last) in _MAYBE:
            continue
        told.append(tally)
    return told


def _is_told(people: People, cue: Cue) -> bool:
    """Whether a group is a count of its kind: one person alone is neither besieged nor displaced."""
    alone = people.low == people.high == 1
    if alone and cue.kind in ("besieged", "displaced"):
        return False
    surely = people.human or people.noun is None or cue.kind in ("killed", "wounded")
    return people.counted and surely


def _cue_at(line: Line, at: int) -> Cue | None:
    """The cue at a token: a word's own, or "shot dead", "beaten to death"."""
    word, after = line.words[at], line.word(at + 1)
    if is_in(word, "slain") and (after == "dead" or (after == "to" and line.word(at + 2) == "death")):
        return Cue("killed", "harm")
    if word == "dead" and is_in(line.word(at - 1), "slain"):
        return None
    if word == "death" and line.word(at - 1) == "to":
        return None
    return vocabulary().cues.get(word)


def _other(line: Line, at: int) -> Iterator[Tally]:
    """Counts that no single cue word tells: tolls, and people driven from their homes."""
    word = line.words[at]
    if is_in(word, "tolls"):
        yield from _toll(line, at)
    if is_in(word, "homeless") and not _is_unreal(line, at):
        for people in _after(line, at + 1)[:1]:
            rest = line.words[people.last : people.last + 4]
            if people.counted and ({"home", "homes", "fleeing", "flee"} & set(rest)):
                yield Tally("displaced", people, at)


def _shares(line: Line, at: int) -> bool:
    """Whether a cue is joined to the one before: "were kidnapped and killed"."""
    back = at - 1
    while is_in(line.word(back), "adverbs") or is_in(line.word(back), "be"):
        back -= 1
    return line.word(back) in ("and", "then", ",") and (
        line.word(back - 1) in vocabulary().cues or line.word(back - 2) in vocabulary().cues
    )


def _ahead(line: Line, at: int) -> list[People]:
    """The people of a cue joined behind: "killed and arrested dozens of students"."""
    cue = vocabulary().cues.get(line.word(at + 2))
    if line.word(at + 1) != "and" or cue is None or cue.form != "harm":
        return []
    return _after(line, at + 3)


def _is_unreal(line: Line, at: int) -> bool:
    """Whether a cue is only possible, wanted or denied: "could kill", "to be killed", "not killed"."""
    back = at - 1
    while back >= 0 and (is_in(line.words[back], "adverbs") or is_in(line.words[back], "be")):
        back -= 1
    if line.word(back) == "have":
        back -= 1
    if line.word(back) == "to" and is_in(line.word(back - 1), "told"):
        return False
    if line.word(back) == "not" and line.word(back - 1) in ("whether", "or"):
        return False
    return is_in(line.word(back), "modals")


def _of_cue(line: Line, at: int, cue: Cue) -> list[People]:
    if cue.form == "act":
        return _of_act(line, at)
    if cue.form == "sum":
        return _of_sum(line, at)
    left = _before(line, at, cue)
    if left is not None:
        return left
    if cue.form == "state":
        return []
    return _after(line, at + 1)


def _of_act(line: Line, at: int) -> list[People]:
    """Read "the murder of two nurses", "the priest's murder"."""
    if line.word(at + 1) in ("of", "by"):
        return _after(line, at + 2) if line.word(at + 1) == "of" else []
    back = at - 1
    if line.word(back) in ("s", "'", "’"):
        while line.word(back) in ("s", "'", "’"):
            back -= 1
        owner = line.ending.get(back + 1)
        return [owner] if owner and owner.counted else []
    # "killing three": the noun of the deed is also its participle.
    return _after(line, at + 1) if line.words[at].endswith("ing") else []


def _of_sum(line: Line, at: int) -> list[People]:
    """Read "nine deaths", "claimed 12 lives", "the lives of three miners"."""
    group = line.starting.get(at - 1) or line.ending.get(at) or line.ending.get(at + 1)
    if group and group.counted and not group.human:
        return [group]
    if group and group.counted and group.last == at + 1:
        return [group]
    if line.word(at + 1) == "of":
        return _after(line, at + 2)
    return []


def _toll(line: Line, at: int) -> Iterator[Tally]:
    """Read "the death toll rose to 45", "the number of wounded stands at 12"."""
    window = range(max(0, at - 2), min(len(line.words), at + 4))
    cue = next((vocabulary().cues[line.words[i]] for i in window if line.words[i] in vocabulary().cues), None)
    if cue is None and line.words[at] != "toll":
        return
    for after in range(at + 1, min(len(line.words), at + _TOLL_GAP)):
        people = line.starting.get(after)
        far = after > at + _TOLL_NEAR and not is_in(line.word(after - 1), "reach")
        if is_in(line.word(after), "modals") and line.word(after) != "to":
            return
        if people and people.counted and not far and not _has_cue(line, people):
            yield Tally(cue.kind if cue else "killed", people, at)
            return


def _has_cue(line: Line, people: People) -> bool:
    return line.word(people.last) in vocabulary().cues or line.word(people.last + 1) in vocabulary().cues


def _before(line: Line, at: int, cue: Cue) -> list[People] | None:
    """The people a cue follows: passive, state, or a bare participle; None where the cue is active."""
    back, passive, perfect = _auxiliaries(line, at)
    if perfect and not passive and cue.form == "harm":
        return None
    near = line.ending.get(back + 1)
    if cue.form == "harm" and not passive:
        reduced = near is not None and near.counted and not _is_active(line, at)
        return _joined_left(line, near) if reduced and near else None
    if near is None or _is_inside(line, near):
        near = _far_subject(line, back) or near
    if near is None:
        return [] if passive or cue.form == "state" else None
    return _joined_left(line, near)


def _auxiliaries(line: Line, at: int) -> tuple[int, bool, bool]:
    """Pass "have been reportedly" backwards: (token before it, was it passive, was it perfect)."""
    back, passive, perfect = at - 1, False, False
    while back >= 0:
        word = line.words[back]
        if is_in(word, "be"):
            passive = True
        elif is_in(word, "have"):
            perfect = True
        elif word == "to" and is_in(line.word(back - 1), "told"):
            passive = True
        elif not is_in(word, "adverbs") or back + 1 in line.ending:
            break
        back -= 1
    return back, passive, perfect


def _is_active(line: Line, at: int) -> bool:
    """Whether people who are counted follow a cue at once: "two gunmen killed three guards"."""
    after = _after(line, at + 1)
    return any(p.counted for p in after)


def _far_subject(line: Line, back: int) -> People | None:
    """The subject before what stands between it and its verb: "12 people, mostly women, were killed"."""
    for at in range(back, max(-1, back - _GAP), -1):
        word = line.words[at]
        if (
            (word in vocabulary().cues and at not in line.ending)
            or is_in(word, "reporting")
            or word in (";", ":")
        ):
            return None
        people = line.ending.get(at)
        if people and not _is_inside(line, people):
            return people
        if is_in(word, "be") and at < back:
            return None
    return None


def _is_inside(line: Line, people: People) -> bool:
    """Whether a group only says more of another: "of", "by", "in" before it."""
    before = line.word(people.first - 1)
    return (
        before in ("in", "by", "at", "near", "with", "from", "on", "against", "mostly") and people.first > 0
    )


def _joined_left(line: Line, people: People) -> list[People]:
    """The group and those joined to it before: "a nurse, two guards and five children"."""
    groups = [people]
    while True:
        at = groups[0].first - 1
        steps = 0
        while is_in(line.word(at), "joiners") and steps < 3:
            at, steps = at - 1, steps + 1
        before = line.ending.get(at + 1)
        if not steps or before is None or not before.counted or _is_object(line, before):
            return groups
        groups.insert(0, before)


def _is_object(line: Line, people: People) -> bool:
    """Whether a group belongs to a cue before it: "killed two guards and three nurses were hurt"."""
    at = people.first - 1
    while is_in(line.word(at), "openers"):
        at -= 1
    return line.word(at) in vocabulary().cues


def _after(line: Line, at: int) -> list[People]:
    """The people who follow a cue, and those joined to them."""
    while at < len(line.words) and at not in line.starting and _is_passable(line, at):
        at += 1
    groups: list[People] = []
    people = line.starting.get(at)
    while people is not None and (not groups or not _is_subject(line, people)):
        groups.append(people)
        at, steps = people.last, 0
        while is_in(line.word(at), "joiners") and steps < 3 and at not in line.starting:
            at, steps = at + 1, steps + 1
        people = line.starting.get(at) if steps else None
    return groups


def _is_passable(line: Line, at: int) -> bool:
    word = line.words[at]
    return is_in(word, "openers") or is_in(word, "adverbs") or word in ('"', "“", "”", "[", "]")


def _is_subject(line: Line, people: People) -> bool:
    """Whether a group has a cue of its own after it: "and 11 wounded", "and two guards were hurt"."""
    at = people.last
    while is_in(line.word(at), "be") or is_in(line.word(at), "have") or is_in(line.word(at), "adverbs"):
        at += 1
    return line.word(at) in vocabulary().cues
