"""From a cue ("killed", "dead", "the murder of") to the people it counts, by the order of words alone.

It needs no parse, so it reads text in capitals and telegraphic lines as well as prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.reading.tolls.after import people_after, people_included, people_listed, people_of
from verbale.reading.tolls.before import people_before, subject_before
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.turns import turns
from verbale.reading.tolls.vocabulary import Cue, is_in, vocabulary
from verbale.terms.records import TollKind

_DEAD = frozenset({"dead", "bodies", "corpses", "body", "corpse", "remains"})
_MAYBE = frozenset({"could", "may", "might", "would"})
_TOLL_GAP = 16
_TOLL_NEAR = 8
_BE_NEAR = 8
_BASE_NEAR = 5
_CLAUSE = 16
_TAKEN = 6
_HOME_NEAR = 11
_NATURAL = 6


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
    turned = {turn.people.first for at in range(len(line.words)) for turn in turns(line, at)}
    for at in range(len(line.words)):
        cue = _cue_at(line, at)
        if cue is None:
            for tally in (t for t in _other(line, at) if t.people.first not in harmed):
                harmed.add(tally.people.first)
                yield tally
            continue
        if _is_unreal(line, at) and not (cue.kind == "released" and _is_to_come(line, at)):
            continue
        groups = _of_cue(line, at, cue) or (shared if _shares(line, at) else []) or _ahead(line, at)
        if groups and _is_feared(line, groups[0].first):
            continue
        groups = [people for people in groups if people.first not in turned]
        shared = groups
        for people in _counted_anew(line, at, cue, groups, harmed):
            harmed.add(people.first)
            yield Tally(cue.kind, people, at)


def _is_to_come(line: Line, at: int) -> bool:
    """Whether a release is agreed for a later day, which is counted: "will be released"."""
    return line.word(at - 1) == "be" and line.word(at - 2) in ("will", "would", "shall")


def _counted_anew(line: Line, at: int, cue: Cue, groups: list[People], harmed: set[int]) -> Iterator[People]:
    """Those of a cue's groups that it counts, and those whom it includes, less what an earlier cue has told."""
    told_of = groups or cue.form in ("harm", "state")
    included = people_included(line, max([at + 1, *(p.last for p in groups)])) if told_of else []
    if len(groups) == 1 and groups[0].counted:
        included = included or people_listed(line, groups[0], max(at + 1, groups[0].last))
    whole = [*groups, *included]
    for people in whole:
        told = people.first in harmed
        if told and (cue.form == "sum" or (len(whole) > 1 and people is whole[0] and whole[-1].last <= at)):
            continue
        if _is_told(people, cue):
            yield people


def _is_feared(line: Line, first: int) -> bool:
    """Whether people are only feared to be "left dead": "could leave thousands dead"."""
    return line.word(first - 1) == "leave" and is_in(line.word(first - 2), "modals")


def plain(line: Line, found: Iterator[Tally]) -> list[Tally]:
    """Leave out what only seems a count: the dead are not displaced, one count is of one kind of harm."""
    told: list[Tally] = []
    whole = list(found)
    for tally in whole:
        if any(_is_better(other, tally) for other in whole):
            continue
        words = line.words[max(0, tally.people.first - 1) : tally.people.last + 2]
        if tally.kind in ("displaced", "released", "detained") and _DEAD.intersection(words):
            continue
        if line.word(tally.people.last) in _MAYBE:
            continue
        told.append(tally)
    return told


def _is_better(other: Tally, tally: Tally) -> bool:
    """Whether another count tells what was done to those whom a noun alone counts: "20 refugees were killed"."""
    itself = tally.people.first <= tally.cue < tally.people.last
    return itself and other.cue != tally.cue and other.people.first == tally.people.first


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
    if line.word(at - 1) in ("fatally", "mortally") and (
        is_in(word, "slain") or word in ("wounded", "injured")
    ):
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
    for turn in turns(line, at):
        yield Tally(turn.kind, turn.people, turn.cue)
    if (
        word in ("fatal", "fatally")
        and line.word(at - 1) in ("them", "whom")
        and (part := line.ending.get(at))
    ):
        yield Tally("killed", part, at)
    if is_in(word, "homeless") and not _is_unreal(line, at):
        for people in people_after(line, at + 1)[:1]:
            rest = line.words[people.last : people.last + _HOME_NEAR]
            if people.counted and any(is_in(word, "homes") or is_in(word, "leaving") for word in rest):
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
    return people_after(line, at + 3)


def _is_unreal(line: Line, at: int) -> bool:
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


def _of_cue(line: Line, at: int, cue: Cue) -> list[People]:
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
    return groups if groups and groups[0].first <= at + _BASE_NEAR and not _is_wanted(line, at) else []


def _is_wanted(line: Line, at: int) -> bool:
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


def _toll(line: Line, at: int) -> Iterator[Tally]:
    """Read "the death toll rose from 41 to 45", "the number of wounded stands at 12"."""
    kind = _toll_kind(line, at)
    if kind is None:
        return
    for after in range(at + 1, min(len(line.words), at + _TOLL_GAP)):
        people = line.starting.get(after)
        far = after > at + _TOLL_NEAR and not is_in(line.word(after - 1), "reach")
        if is_in(line.word(after), "modals") and line.word(after) != "to":
            return
        if people and people.counted and not far and not _has_cue(line, people):
            if line.word(after - 1) in ("from", "by") and "to" in line.words[people.last : people.last + 2]:
                continue
            yield Tally(kind, _risen(line, people), at)
            return


def _toll_kind(line: Line, at: int) -> TollKind | None:
    """What a toll counts: what stands beside it, else, where one count brings it up, what was told before."""
    window = range(max(0, at - 2), min(len(line.words), at + 4))
    cues = vocabulary().cues
    near = next((cues[line.words[i]].kind for i in window if line.words[i] in cues), None)
    if near or line.words[at] == "toll":
        return near or "killed"
    if any(is_in(word, "bring") for word in line.words[max(0, at - 3) : at]):
        return next((cues[line.words[i]].kind for i in range(at - 1, -1, -1) if line.words[i] in cues), None)
    victims = line.word(at + 1) == "of" and line.word(at + 2) == "victims" and line.word(at + 3) != "of"
    return "killed" if victims else None


def _risen(line: Line, people: People) -> People:
    """Of a toll that rose "from 41 to 65" the latter."""
    return replace(people, low=people.high) if line.words[people.first] == "from" else people


def _has_cue(line: Line, people: People) -> bool:
    return line.word(people.last) in vocabulary().cues or line.word(people.last + 1) in vocabulary().cues
