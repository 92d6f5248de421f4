"""From a cue ("killed", "dead", "the murder of") to the people it counts, by the order of words alone.

It needs no parse, so it reads text in capitals and telegraphic lines as well as prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.reading.tolls.after import people_after, people_included, people_listed
from verbale.reading.tolls.counted import people_of_cue
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.turns import turns
from verbale.reading.tolls.unreal import is_feared, is_to_come, is_unreal
from verbale.reading.tolls.vocabulary import Cue, is_in, vocabulary
from verbale.terms.records import TollKind

_DEAD = frozenset({"dead", "bodies", "corpses", "body", "corpse", "remains"})
_MAYBE = frozenset({"could", "may", "might", "would"})
_TOLL_GAP = 16
_TOLL_NEAR = 8
_HOME_NEAR = 11


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
        if is_unreal(line, at) and not (cue.kind == "released" and is_to_come(line, at)):
            continue
        groups = people_of_cue(line, at, cue) or (shared if _shares(line, at) else []) or _ahead(line, at)
        if groups and is_feared(line, groups[0].first):
            continue
        groups = [people for people in groups if people.first not in turned]
        shared = groups
        for people in _counted_anew(line, at, cue, groups, harmed):
            harmed.add(people.first)
            yield Tally(cue.kind, people, at)


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
    if is_in(word, "homeless") and not is_unreal(line, at):
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
