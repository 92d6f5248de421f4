"""Whether the latest stances on one issue fit together: by stated rules, the two stances shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from verbale.fusion.matter import ASKS, OTHER, READY, leaning, same_matter
from verbale.fusion.standing import Said, Standing
from verbale.fusion.table import Table
from verbale.fusion.voices import WEIGHT

Compatibility = Literal["compatible", "conditional", "opposed", "one-sided", "unknown"]
Rule = Literal["one", "against", "condition", "ready", "apart", "open", "unlisted"]
Words = Callable[[Said], str]


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """How the stances on an issue stand to one another.

    Attributes:
        verdict: the verdict.
        rule: which rule gave it: `one` party alone; one leans for and one `against` the same matter;
            somebody sets a `condition`; somebody is `ready` for what another wants; what stands
            against another is of a matter `apart`; the issue is on no list (`unlisted`); else it
            is `open`.
        grounds: the stances that it rests on, each with its party.
    """

    verdict: Compatibility
    rule: Rule
    grounds: tuple[tuple[str, Said], ...] = ()


Held = tuple[str, Said]


def fit(standings: Sequence[Standing], seats: Table, words: Words) -> Fit:
    """How the parties' latest stances on one issue fit together; the first rule that holds.

    Args:
        standings: parties' standings, all on one issue.
        seats: who are parties to the talks; only their stances are compared, and not those of two
            that reports tell of with others alone.
        words: the words that state what a stance wants or refuses.
    """
    held = [one for one in standings if one.latest and seats.seats(one.party)]
    if len(held) < 2:
        return Fit(verdict="one-sided", rule="one", grounds=tuple(_each(held)))
    if held[0].issue == OTHER:
        return Fit(verdict="unknown", rule="unlisted")
    pairs = [pair for pair in _pairs(held) if seats.meet(pair[0][0], pair[1][0])]
    against = [pair for pair in pairs if _clash(*pair)]
    if found := [pair for pair in against if share(*pair, words)]:
        return Fit(verdict="opposed", rule="against", grounds=_best(found))
    if against:
        return Fit(verdict="unknown", rule="apart", grounds=_best(against))
    return _short_of_opposed(pairs, words)


def _short_of_opposed(pairs: Sequence[tuple[Held, Held]], words: Words) -> Fit:
    """The verdict on pairs of which none is opposed."""
    if conditions := [_condition_first(*pair) for pair in pairs if "condition" in _stances(*pair)]:
        grounds = min(conditions, key=lambda pair: (*_bears_on(pair, words), _rank(pair)))
        return Fit(verdict="conditional", rule="condition", grounds=grounds)
    if ready := [pair for pair in pairs if _answers(*pair) and share(*pair, words)]:
        return Fit(verdict="compatible", rule="ready", grounds=_best(ready))
    return Fit(verdict="unknown", rule="open", grounds=_best(pairs) if pairs else ())


def clashes(one: Standing, other: Standing, words: Words) -> tuple[Held, Held] | None:
    """The two latest stances of two parties that oppose one another, None where none do.

    What only others say of a party makes no clash.
    """
    pairs = (p for p in _pairs([one, other]) if not any(WEIGHT[said.voice] for _, said in p))
    found = [p for p in pairs if _clash(*p) and share(*p, words)]
    return _best(found) if found else None


def _each(held: Sequence[Standing]) -> Iterator[Held]:
    for one in held:
        for said in one.latest:
            yield one.party, said


def _pairs(held: Sequence[Standing]) -> Iterator[tuple[Held, Held]]:
    """Every stance of one party beside every stance of another."""
    for one, other in combinations(held, 2):
        for first in one.latest:
            for second in other.latest:
                yield (one.party, first), (other.party, second)


def _clash(one: Held, other: Held) -> bool:
    return leaning(one[1].position) * leaning(other[1].position) < 0


def _answers(one: Held, other: Held) -> bool:
    """Whether both want the same, and one of them offers, accepts or supports it."""
    return leaning(one[1].position) == leaning(other[1].position) != 0 and bool(_stances(one, other) & READY)


def _condition_first(one: Held, other: Held) -> tuple[Held, Held]:
    return (one, other) if one[1].position.stance == "condition" else (other, one)


def _bears_on(pair: tuple[Held, Held], words: Words) -> tuple[bool, bool]:
    """What tells most of a condition comes first: a stance of its matter, and one that answers it."""
    condition, other = pair
    return not share(condition, other, words), other[1].position.stance in ASKS


def _stances(one: Held, other: Held) -> set[str]:
    return {one[1].position.stance, other[1].position.stance}


def share(one: Held, other: Held, words: Words) -> bool:
    """Whether two stances are of one matter."""
    return same_matter(one[1].position.issue, words(one[1]), words(other[1]))


def _best(pairs: Sequence[tuple[Held, Held]]) -> tuple[Held, Held]:
    """The pair that rests on the parties' own words rather than others', then the latest; who is for comes first."""
    one, other = min(pairs, key=_rank)
    return (one, other) if leaning(one[1].position) >= leaning(other[1].position) else (other, one)


def _rank(pair: tuple[Held, Held]) -> tuple[int, str]:
    dates = min(said.date or "" for _, said in pair)
    weight = sum(WEIGHT[said.voice] for _, said in pair)
    return weight, "".join(chr(0x10FFFF - ord(c)) for c in dates)
