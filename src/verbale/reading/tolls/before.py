"""The people a cue follows: "12 people, mostly women, were killed", "two guards (one a woman) and a nurse died"."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.tolls.after import is_apposed, people_after
from verbale.reading.tolls.clauses import aside_before, plain_relative, relative_before
from verbale.reading.tolls.people import Line, People
from verbale.reading.tolls.vocabulary import Cue, is_in, vocabulary

_GAP = 12
_APPOSED = 30
_CLAUSE_OPENERS = frozenset(
    {
        "",
        "that",
        "when",
        "where",
        "while",
        "after",
        "and",
        ",",
        ":",
        "]",
        ")",
        ".",
        "”",
        '"',
        "-",
        "—",
        "but",
        "because",
        "as",
    }
)
_NO_SUBJECT = frozenset({"before", "after", "while", "since", "without", "by"})
_NOUN = frozenset({"the", "of", "their", "its", "his", "her", "our", "these", "those", "whose"})
"""What stands before "dead" where it is no state of a subject: "put the number of dead at", "buried the dead"."""
_SUMS = frozenset({"casualties", "casualty"})


def people_before(line: Line, at: int, cue: Cue) -> list[People] | None:
    """The people a cue follows: passive, state, or a bare participle; None where the cue is active."""
    back, passive, perfect = _auxiliaries(line, at)
    if perfect and not passive and cue.form == "harm":
        return None
    if (passive and line.word(back) in _NO_SUBJECT) or (cue.form == "state" and line.word(at - 1) in _NOUN):
        return []
    near = line.ending.get(back + 1)
    if cue.form == "harm" and not passive:
        reduced = near is not None and near.counted and not _is_active(line, at)
        return joined_left(line, near) if reduced and near else None
    found = _as_parsed(line, at, back, subject_before(line, back))
    if not found and not passive and cue.form != "state":
        return None
    return found


def _as_parsed(line: Line, at: int, back: int, found: list[People]) -> list[People]:
    """What the parser takes for the subject, where a verb is joined to one before, or the people found are another's.

    So of "a boy tried to stab a guard and was shot dead" the boy, of "a suspect in the murder of a
    guard was found dead" nobody.
    """
    subject = line.subject_of(at)
    if not found or subject is None or subject >= found[0].first:
        return found
    if line.word(back) not in ("and", "but", "then") and not _is_of(line, found[-1]):
        return found
    people = next((p for p in line.people if p.first <= subject < p.last), None)
    if people is not None:
        return [people] if people.counted else []
    return []


def subject_before(line: Line, back: int) -> list[People]:
    """The subject that ends at or before a token, and those joined to it."""
    near = line.ending.get(back + 1)
    past = aside_before(line, back) if near is None else None
    if past is not None:
        outer = line.ending.get(past + 1)
        if outer is not None and outer.counted:
            inner = [p for p in line.people if past < p.first and p.last <= back and _is_told_apart(line, p)]
            return [*joined_left(line, outer), *inner]
        back, near = past, outer
    if near is None and is_in(line.word(back), "pronouns"):
        return []
    if near is None or _is_inside(line, near) or not near.counted:
        near = _far_subject(line, back) or _apposed(line, back) or _related(line, back) or near
    return [] if near is None else joined_left(line, _part(line, near))


def _related(line: Line, back: int) -> People | None:
    """Those of whom a relative clause tells first: "two doctors who are married were killed"."""
    past = relative_before(line, back)
    people = line.ending.get(past + 1) if past is not None else None
    return people if people and people.counted and plain_relative(line, people.last, back + 1) else None


def _part(line: Line, people: People) -> People:
    """Of "six of the 14 died" the six."""
    at = people.first - 1
    while line.word(at) in ("those", "these") or is_in(line.word(at), "kin"):
        at -= 1
    part = line.ending.get(at) if line.word(at) == "of" else None
    if part is None or not part.counted or not people.counted:
        return people
    return replace(part, noun=people.noun, end=people.end, human=people.human)


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
    return any(p.counted for p in people_after(line, at + 1))


def _far_subject(line: Line, back: int) -> People | None:
    """The subject before what stands between it and its verb: "12 people, mostly women, were killed"."""
    for at in range(back, max(-1, back - _GAP), -1):
        word = line.words[at]
        if (
            (word in vocabulary().cues and at not in line.ending)
            or is_in(word, "reporting")
            or word in (";", ":")
            or (word == "that" and at < back)
            or (word == "whom" and at not in line.ending and line.word(at - 1) == "of")
        ):
            return None
        people = line.ending.get(at)
        if people and not _is_inside(line, people) and (at == back or not _is_of(line, people)):
            return people
        if is_in(word, "be") and at < back:
            return None
    return None


def _apposed(line: Line, back: int) -> People | None:
    """One who is told of more between commas: "Ali Nemo, 72, who was held in Goma, was killed"."""
    if line.word(back) != ",":
        return None
    for at in range(back - 1, max(-1, back - _APPOSED), -1):
        people = line.ending.get(at)
        opened = people is not None and line.word(people.first - 1) in _CLAUSE_OPENERS
        if people and people.counted and opened and line.word(at) == ",":
            return people
        if line.word(at) in (";", ":") or is_in(line.word(at), "reporting"):
            return None
    return None


def _is_of(line: Line, people: People) -> bool:
    return line.word(people.first - 1) == "of" or line.word(people.first - 2) == "of"


def _is_inside(line: Line, people: People) -> bool:
    """Whether a group only says more of another: "of", "by", "in" before it."""
    before = line.word(people.first - 1)
    return (
        before in ("in", "by", "at", "near", "with", "from", "on", "against", "mostly") and people.first > 0
    )


def joined_left(line: Line, people: People) -> list[People]:
    """The group and those joined to it before: "a nurse, two guards and five children"."""
    groups = [people]
    while True:
        at = groups[0].first - 1
        if is_in(line.word(at), "kin") and line.word(at) != "s":
            at -= 1
        steps = 0
        while _joins_left(line, at) and steps < 3:
            at, steps = at - 1, steps + 1
        found = _ending_at(line, at) if steps else []
        if not found:
            return groups
        groups[:0] = found
        if len(groups) > 1 and is_apposed(line, groups[0], groups[1]):
            del groups[1]


def _joins_left(line: Line, at: int) -> bool:
    """Whether a token joins what stands before it: "with" alone opens a clause, "along with" does not."""
    word = line.word(at)
    return word in ("along", "together") or (
        is_in(word, "joiners") and (word != "with" or line.word(at - 1) in ("along", "together"))
    )


def _ending_at(line: Line, at: int) -> list[People]:
    """The counted group that ends at a token, aside or relative clause passed; with those of its aside."""
    before = line.ending.get(at + 1)
    inner: list[People] = []
    if before is None and (past := aside_before(line, at)) is not None:
        before = line.ending.get(past + 1)
        inner = [p for p in line.people if past < p.first and p.last <= at and _is_told_apart(line, p)]
    if before is None or not before.counted:
        past = relative_before(line, at)
        before = (
            line.ending.get(past + 1) if past is not None and plain_relative(line, past + 1, at + 1) else None
        )
    if (
        before is None
        or not before.counted
        or _is_object(line, before)
        or line.words[before.last - 1] in _SUMS
    ):
        return []
    return [before, *inner]


def _is_told_apart(line: Line, people: People) -> bool:
    """Whether a group in an aside says how many of those before it were of a sort: "(five monks and a nurse)"."""
    return people.counted and people.human and people.noun is not None and not _is_inside(line, people)


def _is_object(line: Line, people: People) -> bool:
    """Whether a group belongs to a cue before it: "killed two guards and three nurses were hurt"."""
    at = people.first - 1
    while is_in(line.word(at), "openers"):
        at -= 1
    return line.word(at) in vocabulary().cues
