"""Changes since a moment: new facts, new reports of known facts, corrections; three lists, never one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping

import msgspec

from verbale.fusion import Move, incidents
from verbale.terms import Claim
from verbale.views.change import KINDS, Change, order_told
from verbale.views.corrections import Edits, edited, recounts, versions
from verbale.views.days import dated
from verbale.views.facts import fact_keys, toll_slots
from verbale.views.material import Material
from verbale.views.movement import moves_of


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What was published since a day, beside what had been published before.

    `reports` and `origins` count what was published since; `undated` reports bear no date and
    are left out.
    """

    since: str
    reports: int
    origins: int
    undated: int
    new: tuple[Change, ...]
    again: tuple[Change, ...]
    corrections: tuple[Change, ...]


def changes(
    material: Material,
    *,
    since: str,
    kinds: Collection[str] = KINDS,
    edits: Edits | None = None,
    reports: Collection[str] | None = None,
) -> Changes:
    """What reports published on or after a day tell, beside those before.

    Args:
        material: the claims.
        since: ISO date prefix.
        kinds: kinds of claim that are listed.
        edits: articles that were edited since, None for none.
        reports: what these reports tell, whenever they were published, beside all others; None goes by the day.
    """
    dated_since = {i for i, h in material.headings.items() if h.published and h.published >= since}
    fresh = dated_since if reports is None else {i for i in material.headings if i in reports}
    moves = moves_of(material) if "positions" in kinds else []
    happened = incidents(material.claims, material.headings.values(), material.background)
    slots = toll_slots(material, happened)
    keys = fact_keys(material, moves, happened, slots)
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in sorted((c for c in material.claims if c.id in keys), key=lambda c: order_told(material, c)):
        if claim.kind in kinds and material.headings[claim.report_id].published:
            groups[keys[claim.id]].append(claim)
    notes = {move.after.claim.id: move for move in moves}
    made = [c for group in groups.values() if (c := _change(material, group, fresh, notes))]
    return Changes(
        since=since,
        reports=len(fresh),
        origins=sum(1 for i in fresh if material.headings[i].copy_of is None),
        undated=sum(1 for h in material.headings.values() if not h.published),
        new=tuple(_sorted(c for c in made if c.before is None or c.note)),
        again=tuple(_sorted(c for c in made if c.before and not c.note)),
        corrections=tuple(
            _sorted(
                [
                    *versions(material, fresh),
                    *edited(edits, kinds),
                    *recounts(material, fresh, kinds, slots),
                ]
            )
        ),
    )


def _sorted(found: Iterable[Change]) -> list[Change]:
    """Kind by kind in the order of `KINDS`; those that most reports tell of first, then the latest."""
    rank = {kind: n for n, kind in enumerate(("reports", *KINDS))}
    by_day = sorted(found, key=lambda c: c.date or "", reverse=True)
    return sorted(by_day, key=lambda c: (rank[c.kind], -len({x.report_id for x in c.citations})))


def _change(
    material: Material, group: list[Claim], fresh: set[str], notes: Mapping[str, Move]
) -> Change | None:
    """A group of claims of one fact: new where all are, told again where some are."""
    since = [claim for claim in group if claim.report_id in fresh]
    if not since:
        return None
    known = next((claim for claim in group if claim.report_id not in fresh), None)
    note, move = None, notes.get(since[0].id)
    if known is None and move and move.before and move.step != "repeated":
        note, known = move.step, move.before.claim
    return Change(
        kind=since[0].kind,
        line=material.line(since[0]),
        note=note,
        **dated(material, since[0]),
        citations=tuple(material.cite(claim) for claim in since),
        before=material.cite(known) if known else None,
    )
