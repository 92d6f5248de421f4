"""What reviewers say of which things are one, as fusion takes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Pair = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Pairs of claims, or of reports, by the latest judgement on each.

    Attributes:
        same: they tell of one event; of two reports, one republishes the other.
        different: they do not, whatever joins them.
        unsure: a reviewer could not tell; joins stay as the rules make them, and are marked.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    unsure: frozenset[Pair] = frozenset()


NOTHING_JUDGED = Judged()


def pair(one: str, other: str) -> Pair:
    """Two things, in no order."""
    return frozenset({one, other})


def parts(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    """Pairs as two things each, sorted; a thing beside itself is left out."""
    return sorted((min(one), max(one)) for one in pairs if len(one) > 1)
