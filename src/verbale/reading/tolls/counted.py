"""Whom a cue counts: by the order of words about it, for each sort of cue its own."""

from __future__ import annotations

from verbale.reading.tolls.after import people_after, people_of
from verbale.reading.tolls.before import people_before, subject_before
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.unreal import is_wanted
from verbale.reading.tolls.vocabulary import Cue, is_in

_BE_NEAR = 8
_BASE_NEAR = 5
_TAKEN = 6


def people_of_cue(line: Line, at: int, cue: Cue) -> list[People]:
    """The people whom a cue counts, by what sort of cue it is."""
    if line.words[at] in ("exchange", "swap") and line.word(at + 1) == "for":
        return people_after(line, at + 2)
    read = {"act": _of_act, "sum": _of_sum, "base": _of_base}.get(cue.form)
    if read is not None:
        return read(line, at)
    if listed := _listed(line, at):
        return listed
    left = people_before(line, at, cue)
    if left is None:
        return people_after(line, at + 1) if cue.form != "state" else []
    return left


def _listed(line: Line, at: int) -> list[People]:
    """Read "the dead include three nurses", "two guards were among those killed", "also hurt was a nurse"."""
    before = line.word(at - 1)
    if before in ("those", "the") and line.word(at - 2) == "among":
        back = at - 3
        while is_in(line.word(back), "be") or is_in(line.word(back), "adverbs"):
            back -= 1
        return subject_before(line, back) or (
            people_after(line, at + 2) if is_in(line.word(at + 1), "be") else []
        )
    if before in ("those", "the") and line.word(at - 2) == "of" and line.word(at + 1) != "of":
        part = line.ending.get(at - 2)
        return [part] if part and part.counted and part.noun is None else []
    if before in ("those", "the", "also"):
        ahead = at + 1 if before != "also" else _be_after(line, at + 1)
        if is_in(line.word(ahead), "be") or is_in(line.word(ahead), "include"):
            return [p for p in people_after(line, ahead + 1) if p.counted]
    return []


def _be_after(line: Line, at: int) -> int:
    return next(
        (i for i in range(at, min(at + _BE_NEAR, len(line.words))) if line.words[i] in ("was", "were")), at
    )


def _of_base(line: Line, at: int) -> list[People]:
    """Read "strikes kill 12", "managed to wound two guards": counts that follow at once, of what was done."""
    groups = [p for p in people_after(line, at + 1) if p.counted]
    return groups if groups and groups[0].first <= at + _BASE_NEAR and not is_wanted(line, at) else []


def _of_act(line: Line, at: int) -> list[People]:
    """Read "the murder of two nurses", "the priest's murder", "one death", "police arrest 12 people"."""
    if line.word(at + 1) == "by":
        return []
    if groups := people_of(line, at + 1):
        return groups
    back = at - 1
    if line.word(back) in ("s", "'", "’"):
        while line.word(back) in ("s", "'", "’"):
            back -= 1
        owner = line.ending.get(back + 1)
        return [owner] if owner and owner.counted else []
    if line.words[at] == "death" and (one := _numbered(line, at)):
        return [one]
    # "killing three": the noun of the deed is also its participle.
    if line.words[at].endswith("ing"):
        return people_after(line, at + 1)
    return _of_base(line, at) if is_in(line.words[at], "verbs") else []


def _numbered(line: Line, at: int) -> People | None:
    """The bare number that counts a noun: "nine deaths", "107 charred bodies"."""
    for first in range(at, max(-1, at - 3), -1):
        group = line.ending.get(first)
        if group is not None:
            return group if group.counted and not group.human and group.noun is None else None
        if not line.word(first - 1).isalpha() or is_in(line.word(first - 1), "stops"):
            return None
    return None


def _of_sum(line: Line, at: int) -> list[People]:
    """Read "nine deaths", "claimed 12 lives", "the lives of three miners", "a nurse and a guard lost their lives"."""
    if line.words[at] in ("life", "lives"):
        return _of_lives(line, at)
    if is_in(line.words[at], "hurts") and (sufferers := _sufferers(line, at)):
        return sufferers
    group = line.starting.get(at - 1) or _numbered(line, at) or line.ending.get(at + 1)
    if group and group.counted and (not group.human or group.last == at + 1):
        return [group]
    return people_of(line, at + 1)


def _sufferers(line: Line, at: int) -> list[People]:
    """Read "12 people suffered burn injuries", "were treated for injuries"."""
    for i in range(at - 1, max(-1, at - _BE_NEAR), -1):
        word = line.words[i]
        if is_in(word, "suffer"):
            back = i - 1
            while (
                is_in(line.word(back), "be")
                or is_in(line.word(back), "have")
                or is_in(line.word(back), "adverbs")
            ):
                back -= 1
            return subject_before(line, back) if not is_in(line.word(back), "modals") else []
        if word in ("no", "not", ",", ";", "who"):
            return []
    return []


def _of_lives(line: Line, at: int) -> list[People]:
    owned = is_in(line.word(at - 1), "kin")
    if owned and is_in(line.word(at - 2), "lose"):
        back = at - 3
        while is_in(line.word(back), "have") or is_in(line.word(back), "adverbs"):
            back -= 1
        return [] if is_in(line.word(back), "modals") else subject_before(line, back)
    taken = next((i for i in range(at - 1, max(-1, at - _TAKEN), -1) if is_in(line.words[i], "take")), None)
    if taken is None or is_in(line.word(taken - 1), "modals"):
        return []
    if number := (line.ending.get(at - 1) if owned else _numbered(line, at) or line.ending.get(at + 1)):
        return [number] if number.counted else []
    return people_after(line, at + 2) if line.word(at + 1) == "of" else []
