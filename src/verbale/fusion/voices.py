"""Whose word a position rests on: the party's own, a reporter's, another party's, or that of someone aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from verbale.terms import Claim, Position, Round, Statement

Voice = Literal["own", "told", "other", "aside"]
"""own: the party or who speaks for it; told: the report without a speaker, or an unnamed one whose side
it does not give; other: who speaks for another party; aside: who speaks for no party that itself takes
a position or talks."""

WEIGHT: dict[Voice, int] = {"own": 0, "told": 0, "other": 1, "aside": 2}
"""Stances of a lower weight stand before others of the same or an earlier day."""

_ARTICLES = ("the ", "a ", "an ")


def spoken_for(claims: Iterable[Claim]) -> dict[str, Counter[str]]:
    """Speaker or description, folded -> how often they spoke for which party; "" for none."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        record = claim.record
        if not isinstance(record, Statement):
            continue
        for name in (record.speaker, record.description):
            if name:
                found[fold_speaker(name)][record.party or ""] += 1
    return found


def fold_speaker(name: str) -> str:
    """A speaker's name or description without its article and capitals."""
    folded = name.casefold().strip()
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def taking_part(claims: Iterable[Claim]) -> frozenset[str]:
    """The parties that take positions by their own or a reporter's word, and all whom rounds name."""
    names: set[str] = set()
    for claim in claims:
        record = claim.record
        if isinstance(record, Position) and record.said_by in (None, record.party):
            names.add(record.party)
        elif isinstance(record, Round):
            names.update(record.parties, record.mediators)
    return frozenset(names)


def voice_of(
    position: Position, speakers: Mapping[str, Counter[str]], parties: frozenset[str] = frozenset()
) -> Voice:
    """Whose word a position rests on.

    Args:
        position: the position.
        speakers: who speaks for whom, of `spoken_for`.
        parties: who takes part, of `taking_part`.
    """
    if position.said_by is None:
        return "told"
    if position.said_by == position.party:
        return "own"
    sides = speakers.get(fold_speaker(position.said_by), Counter())
    if position.party in sides:
        return "own"
    if position.said_by in parties or parties.intersection(sides):
        return "other"
    return "aside" if sides else "told"
