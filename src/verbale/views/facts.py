"""What makes two claims tell of one fact."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from verbale.fusion import Incident, Move, matter, passages, sessions
from verbale.terms import Blame, Claim, Toll, Unlock
from verbale.views.acts import acts
from verbale.views.board import matter_words, standings
from verbale.views.days import day_of
from verbale.views.material import Material

MIN_TOTAL = 1000


def fact_keys(
    material: Material, moves: Iterable[Move], happened: Sequence[Incident], slots: Mapping[str, Hashable]
) -> dict[str, Hashable]:
    """Claim id -> what makes it the same fact as another."""
    found: dict[str, Hashable] = {}
    headings = material.headings.values()
    shown = {claim.id for claim in acts(material)}
    for incident in happened:
        found.update(dict.fromkeys(shown.intersection(o.claim.id for o in incident.occurrences), incident.id))
    for passage in passages(material.claims, headings):
        for number, state in enumerate(passage.states):
            key = ("access", passage.point, state.seen[0].claim.id, number)
            found.update(dict.fromkeys((seen.claim.id for seen in state.seen), key))
    for number, group in enumerate(sessions(material.claims, headings)):
        found.update(dict.fromkeys((claim.id for claim in group), ("rounds", number)))
    found.update(_stances(material, moves))
    for claim in material.claims:
        if claim.id in shown or claim.kind not in ("events", "access", "positions", "statements"):
            found.setdefault(claim.id, _key(material, claim, slots))
    return found


def _stances(material: Material, moves: Iterable[Move]) -> dict[str, Hashable]:
    """Position's claim id -> the claim by which the stance was first taken and then repeated.

    Copies, and stances on no issue of the list, are the same as others in the very words. What is
    told by someone aside is no party's stance.
    """
    first: dict[str, str] = {}
    for move in moves:
        before = move.before.claim.id if move.before and move.step == "repeated" else None
        first[move.after.claim.id] = first.get(before, before) if before else move.after.claim.id
    said = [one for held in standings(material) for one in held.history if one.voice != "aside"]
    worded: dict[Hashable, str] = {}
    for one in sorted(said, key=lambda one: (one.claim.id not in first, one.published or "", one.claim.id)):
        position = one.position
        words = matter(matter_words(material, one))
        stance = (position.party, position.issue, position.stance, position.red_line, words)
        first.setdefault(one.claim.id, worded.get(stance, one.claim.id))
        worded.setdefault(stance, first[one.claim.id])
    known = {one.claim.id for one in said}
    return {claim_id: ("positions", root) for claim_id, root in first.items() if claim_id in known}


def _key(material: Material, claim: Claim, slots: Mapping[str, Hashable]) -> Hashable:
    record = claim.record
    if isinstance(record, Toll):
        if _is_total(claim, record):
            return ("totals", record.kind, record.low, record.high)
        return ("tolls", slots.get(claim.id), (record.who or "").casefold(), record.low, record.high)
    if isinstance(record, Blame):
        return ("blames", record.accuser, record.accused, matter(record.matter or ""))
    if isinstance(record, Unlock):
        return ("unlocks", matter(record.condition), matter(record.consequence))
    return (claim.kind, material.line(claim), day_of(material, claim))


def _is_total(claim: Claim, toll: Toll) -> bool:
    """Whether a count is a standing total, as of a whole war: great, and of no event, place and day."""
    return (
        claim.about is None and not (toll.place and toll.date) and (toll.low or toll.high or 0) >= MIN_TOTAL
    )


def toll_slots(material: Material, happened: Sequence[Incident]) -> dict[str, Hashable]:
    """Toll's claim id -> of what a count is, and whose: of an incident, else of a kind at a place on a day."""
    incident_of = {occurrence.claim.id: one.id for one in happened for occurrence in one.occurrences}
    slots: dict[str, Hashable] = {}
    for claim in material.claims:
        toll = claim.record
        if isinstance(toll, Toll):
            of = incident_of.get(claim.about or "")
            where = (of,) if of else (toll.place, toll.date or material.published(claim.report_id))
            slots[claim.id] = (toll.kind, toll.counted_by, *where)
    return slots
