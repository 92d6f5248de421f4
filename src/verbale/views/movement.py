"""Movement: what each party says now beside what it said before, each with its words."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from verbale.fusion import Move, Step, movement
from verbale.terms import Dossier, issue_labels
from verbale.views.board import Stand, matter_words, seated, show_stand, standings
from verbale.views.days import within
from verbale.views.material import Material

STEPS: tuple[Step, ...] = ("withdrawn", "contradicted", "softened", "hardened", "new", "repeated")
MOVED: tuple[Step, ...] = ("withdrawn", "contradicted", "softened", "hardened")


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A stance of a party beside the one on the same matter before it; None where it is new."""

    party: str
    issue: str
    label: str
    step: Step
    before: Stand | None
    after: Stand


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """Steps of the parties to the talks, then of others, each in order of the later day, the latest first.

    `counts` has the steps that are not listed too.
    """

    compared: tuple[str, ...]
    since: str | None
    until: str | None
    moves: tuple[Moved, ...]
    counts: dict[str, int]


def moves_of(material: Material) -> list[Move]:
    """Every step of every party that the material tells of."""
    return movement(standings(material), lambda said: matter_words(material, said))


def show_movement(
    material: Material,
    *,
    since: str | None = None,
    until: str | None = None,
    steps: Collection[Step] = MOVED,
    dossier: Dossier | None = None,
) -> Movement:
    """The steps that parties took.

    Args:
        material: the claims.
        since: ISO date prefix, first day of the later stance.
        until: ISO date prefix, its last day.
        steps: which are listed; all are counted.
        dossier: names the parties to the talks; else those that rounds name come first.
    """
    found = [move for move in moves_of(material) if within(move.after.date, since, until)]
    listed = [move for move in reversed(found) if move.step in steps]
    seats = seated(material, (), dossier).parties
    listed.sort(key=lambda move: move.party not in seats)
    counts: dict[str, int] = dict.fromkeys(STEPS, 0)
    for move in found:
        counts[move.step] += 1
    return Movement(
        compared=seats,
        since=since,
        until=until,
        moves=tuple(_show(material, move) for move in listed),
        counts=counts,
    )


def _show(material: Material, move: Move) -> Moved:
    return Moved(
        party=move.party,
        issue=move.issue,
        label=issue_labels().get(move.issue, move.issue),
        step=move.step,
        before=show_stand(material, move.before) if move.before else None,
        after=show_stand(material, move.after),
    )
