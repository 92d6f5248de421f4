"""Movement: how each party's stance on a matter follows the one before it. Repetition is not movement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from verbale.fusion.matter import AGAINST, OTHER, READY, is_act, leaning, matter, same_matter
from verbale.fusion.standing import Said, Standing
from verbale.terms import Position

Step = Literal["new", "repeated", "softened", "hardened", "withdrawn", "contradicted"]
_FIRMNESS = {"offer": 1, "accept": 1, "support": 1, "condition": 2, "demand": 3, "reject": 3, "oppose": 3}
_SAME = frozenset(
    frozenset(pair) for pair in (("demand", "condition"), ("demand", "support"), ("demand", "accept"))
)


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One stance of a party, and the one on the same matter that it follows.

    Attributes:
        party: the party.
        issue: the issue's full id.
        step: what the later is to the earlier.
        before: the earlier stance, None where the step is new.
        after: the later stance.
    """

    party: str
    issue: str
    step: Step
    before: Said | None
    after: Said


def movement(standings: Iterable[Standing], words: Callable[[Said], str]) -> list[Move]:
    """Every step of every party, in order of the day of the later stance.

    Only the party's own word and the reporters' count, and only on issues of the list. A copy repeats nothing: of one origin,
    each stance counts once.

    Args:
        standings: the parties' standings, with their histories.
        words: the words that state what a stance wants or refuses.
    """
    found = [move for one in standings for move in _moves(one, words)]
    return sorted(found, key=lambda m: (m.after.date or "", m.party, m.issue, m.after.claim.id))


def step(before: Said, after: Said) -> Step:
    """What a later stance on a matter is to an earlier one.

    The order, from readiness to refusal: offer, acceptance, support; a condition; demand,
    rejection, opposition; a red line. To ask for a thing by demand or by condition, or to want
    what was demanded, is the same stance in other words; so is all that leans one way on an act.
    """
    one, other = before.position, after.position
    if leaning(one) * leaning(other) < 0:
        return _turn(one, other)
    if one.red_line != other.red_line:
        return "hardened" if other.red_line else "softened"
    first, second = _wanted(one), _wanted(other)
    if _FIRMNESS[first] == _FIRMNESS[second] or is_act(one.issue) or frozenset({first, second}) in _SAME:
        return "repeated"
    return "softened" if _FIRMNESS[second] < _FIRMNESS[first] else "hardened"


def _wanted(position: Position) -> str:
    """The stance; whoever is against what hinders a thing demands the thing."""
    return "demand" if position.stance in AGAINST and leaning(position) > 0 else position.stance


def _turn(one: Position, other: Position) -> Step:
    """A step from one side of a matter to the other."""
    if one.stance in AGAINST and other.stance not in AGAINST:
        return "softened"
    if one.stance == "condition":
        return "hardened" if other.stance in AGAINST or other.stance == "demand" else "softened"
    if other.stance in READY or other.stance == "condition":
        return "withdrawn" if is_act(one.issue) and one.stance in READY and leaning(one) < 0 else "softened"
    return "withdrawn"


class _Days:
    """What a party said of a word's matter on the latest day, and on the day before that."""

    def __init__(self) -> None:
        self.latest: tuple[str, list[Said]] = ("", [])
        self.earlier: list[Said] = []

    def add(self, said: Said) -> None:
        day = said.date or ""
        if self.latest[1] and day != self.latest[0]:
            self.earlier = self.latest[1]
            self.latest = (day, [said])
        else:
            self.latest = (day, [*self.latest[1], said])

    def before(self, day: str) -> list[Said]:
        return self.earlier if self.latest[0] == day else self.latest[1]

    def on(self, day: str) -> list[Said]:
        return self.latest[1] if self.latest[0] == day else []


def _moves(found: Standing, words: Callable[[Said], str]) -> Iterator[Move]:
    """Each stance beside those of the last day before it that share a word of matter with it."""
    if found.issue == OTHER:
        return
    days: dict[str, _Days] = defaultdict(_Days)
    told: set[tuple[str, str, bool, int, frozenset[str]]] = set()
    for said in sorted(found.history, key=_order):
        about = matter(words(said)) or frozenset({""})
        leans = leaning(said.position)
        key = (said.origin, said.position.stance, said.position.red_line, leans, about)
        if said.voice not in ("own", "told") or leans == 0 or key in told:
            continue
        told.add(key)
        near = _near([days[word] for word in sorted(about)], said, words)
        taken, before = _compare(*near, said)
        yield Move(party=found.party, issue=found.issue, step=taken, before=before, after=said)
        for word in about:
            days[word].add(said)


def _near(days: Sequence[_Days], said: Said, words: Callable[[Said], str]) -> tuple[list[Said], list[Said]]:
    """What was said of the same matter on the same day, and on the last day before it."""
    day, own = said.date or "", words(said)

    def same(others: Iterable[Said]) -> list[Said]:
        unique = {one.claim.id: one for one in others}
        found = [one for one in unique.values() if same_matter(said.position.issue, words(one), own)]
        return sorted(found, key=_order)

    earlier = same(one for held in days for one in held.before(day))
    last = max((one.date or "" for one in earlier), default="")
    return same(one for held in days for one in held.on(day)), [
        one for one in earlier if (one.date or "") == last
    ]


def _compare(same_day: Sequence[Said], earlier: Sequence[Said], said: Said) -> tuple[Step, Said | None]:
    """The step that a stance takes, and from which: none is taken if any of the day before is the same."""
    for other in same_day:
        if at_odds(other, said):
            return "contradicted", other
    if not earlier:
        return _first(same_day, said)
    if again := next((one for one in same_day if one.position.stance == said.position.stance), None):
        return step(again, said), again
    steps = [(step(one, said), one) for one in reversed(earlier)]
    return next((found for found in steps if found[0] == "repeated"), steps[0])


def _first(same_day: Sequence[Said], said: Said) -> tuple[Step, Said | None]:
    """A matter's first stances are all of one day: the same again is repeated, another is new too."""
    again = next((one for one in same_day if step(one, said) == "repeated"), None)
    return ("repeated", again) if again else ("new", None)


def _order(said: Said) -> tuple[str, str, str, int, str]:
    claim = said.claim
    return said.date or "", said.published or "", claim.report_id, claim.evidence.start, claim.id


def at_odds(one: Said, other: Said) -> bool:
    """Whether two who speak for one party say otherwise on one day."""
    speakers = (one.position.said_by, other.position.said_by)
    return (
        one.date is not None
        and one.date == other.date
        and len(one.date) == len("2016-02-12")
        and one.voice == other.voice == "own"
        and None not in speakers
        and speakers[0] != speakers[1]
        and leaning(one.position) * leaning(other.position) < 0
    )
