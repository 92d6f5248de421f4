"""Groups of acts that are one: joined pair by pair, the surest first, none against what holds of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from verbale.fusion.likeness import MAX_DAYS_APART, Reason, are_apart
from verbale.fusion.occurrences import Occurrence

_SUREST = {"judged": 0, "origin": 1, "words": 1, "sentence": 1, "beside": 1, "toll": 2}
_RULED = 3


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims were taken to tell of one event: their ids, and what they share."""

    one: str
    other: str
    reasons: tuple[Reason, ...]


@dataclass(kw_only=True)
class Group:
    """Acts that are one, with what they say of place and day."""

    numbers: list[int]
    occurrences: list[Occurrence]
    joins: list[Join] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    places: dict[str, Occurrence] = field(default_factory=dict)

    def may_take(self, other: Group) -> bool:
        """Whether all acts of both are within a day of one another, and none is surely elsewhere."""
        days = self.days | other.days
        if days and (max(days) - min(days)).days > MAX_DAYS_APART:
            return False
        return not any(are_apart(one, two) for one in self.places.values() for two in other.places.values())

    def take(self, other: Group) -> None:
        """Take in the acts of another group."""
        self.numbers += other.numbers
        self.occurrences += other.occurrences
        self.joins += other.joins
        self.days |= other.days
        self.places |= other.places


def group(
    occurrences: Sequence[Occurrence],
    pairs: Iterable[tuple[int, int, tuple[Reason, ...]]],
    forbidden: set[tuple[int, int]],
) -> Iterator[Group]:
    """Join pairs, the surest first; those that are forbidden never come to stand in one group.

    Args:
        occurrences: all acts, in order of publication.
        pairs: numbers of two acts, the lower first, and why they are one.
        forbidden: numbers of two acts, the lower first, that are not.
    """
    of = {number: _alone(number, one) for number, one in enumerate(occurrences)}
    enemies: dict[int, set[int]] = defaultdict(set)
    for one, other in forbidden:
        enemies[one].add(other)
        enemies[other].add(one)
    for one, other, reasons in sorted(pairs, key=_order):
        left, right = of[one], of[other]
        if left is right or any(enemies[n] & set(right.numbers) for n in left.numbers if n in enemies):
            continue
        if reasons[0].name != "judged" and not left.may_take(right):
            continue
        if len(left.numbers) < len(right.numbers):
            left, right = right, left
        left.take(right)
        left.joins.append(
            Join(one=occurrences[one].claim.id, other=occurrences[other].claim.id, reasons=reasons)
        )
        of.update(dict.fromkeys(right.numbers, left))
    seen: set[int] = set()
    for number in range(len(occurrences)):
        if number not in seen:
            seen.update(of[number].numbers)
            yield of[number]


def _alone(number: int, one: Occurrence) -> Group:
    made = Group(numbers=[number], occurrences=[one])
    if one.day:
        made.days.add(one.day)
    if one.place and one.breadth != "country":
        made.places[one.place] = one
    return made


def _order(pair: tuple[int, int, tuple[Reason, ...]]) -> tuple[int, int, int, int]:
    one, other, reasons = pair
    return min(_SUREST.get(reason.name, _RULED) for reason in reasons), -len(reasons), one, other
