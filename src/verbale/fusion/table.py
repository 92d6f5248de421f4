"""Who talks with whom: the parties whose stances can answer one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import msgspec

from verbale.fusion.origins import origins
from verbale.terms import Claim, Heading, Position, Round

MIN_ORIGINS = 2
SHARE = 2
"""A party that is no side of the fighting must be named half as often as the second most named."""
_SIDES = frozenset({"government", "military", "armed_group", "opposition"})


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The parties to the talks, those most named first, and by which rule they are known.

    `together` is, of each party, with whom reports tell of it. `known_by` is "named" where the user names them, "rounds" where reports name them as parties
    of rounds, "nobody" where fewer than two are known; then `parties` is empty and all count.
    """

    parties: tuple[str, ...]
    known_by: Literal["named", "rounds", "nobody"]
    mediators: tuple[str, ...] = ()
    together: dict[str, frozenset[str]] = {}

    def seats(self, party: str) -> bool:
        """Whether a party's stances count."""
        return not self.parties or party in self.parties

    def meet(self, one: str, other: str) -> bool:
        """Whether the stances of two can answer one another.

        They cannot where reports tell of either with others alone: they are of two conflicts.
        """
        with_one, with_other = (
            {name for name in self.together.get(party, ()) if self.seats(name)} for party in (one, other)
        )
        return other in with_one or not with_one or not with_other or bool(with_one & with_other)


def table(
    claims: Iterable[Claim],
    reports: Iterable[Heading],
    kinds: Mapping[str, str],
    named: Collection[str] = (),
) -> Table:
    """The parties to the talks.

    Args:
        claims: rounds and positions; claims of other kinds are passed over.
        reports: headings of the reports that they cite.
        kinds: name -> what kind of actor it is, as far as known.
        named: the parties that the user names; these alone count then.
    """
    roots = origins(reports)
    claims = [claim for claim in claims if claim.report_id in roots]
    together = _together(claims)
    talked: dict[str, set[str]] = defaultdict(set)
    mediated: Counter[str] = Counter()
    for claim in claims:
        if isinstance(claim.record, Round):
            for party in claim.record.parties:
                talked[party].add(roots[claim.report_id])
            mediated.update(claim.record.mediators)
    mediators = tuple(sorted(mediated, key=lambda name: (-mediated[name], name)))
    if named:
        return Table(parties=tuple(named), known_by="named", mediators=mediators, together=together)
    counts = {name: len(found) for name, found in talked.items() if mediated[name] <= len(found)}
    parties = tuple(
        name
        for name in sorted(counts, key=lambda name: (-counts[name], name))
        if counts[name] >= _least(counts, kinds.get(name))
    )
    if len(parties) < MIN_ORIGINS:
        return Table(parties=(), known_by="nobody", mediators=mediators, together=together)
    return Table(parties=parties, known_by="rounds", mediators=mediators, together=together)


def _together(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Party -> the parties that take a stance or talk in a report where it does."""
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.record, Position):
            told[claim.report_id].add(claim.record.party)
        elif isinstance(claim.record, Round):
            told[claim.report_id].update(claim.record.parties)
    found: dict[str, set[str]] = defaultdict(set)
    for parties in told.values():
        for party in parties:
            found[party] |= parties
    return {party: frozenset(others - {party}) for party, others in found.items()}


def _least(counts: Mapping[str, int], kind: str | None) -> int:
    """How many origins must name a party: one where no two parties are named oftener."""
    second = sorted(counts.values(), reverse=True)[1] if len(counts) > 1 else 1
    least = min(second, MIN_ORIGINS)
    return least if kind in _SIDES else max(least, -(-second // SHARE))
