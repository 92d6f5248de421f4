"""Changes since a moment: new facts, new reports of known facts, corrections; three lists, never one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypedDict

import msgspec

from verbale.fusion import Incident, Move, incidents, matter, passages, sessions
from verbale.terms import Blame, Claim, Toll, Unlock
from verbale.views.acts import acts
from verbale.views.board import matter_words, standings
from verbale.views.captions import count_caption, record_date
from verbale.views.material import Citation, Material
from verbale.views.movement import moves_of

KINDS = ("rounds", "positions", "events", "tolls", "access", "unlocks", "blames")
"""Statements are no facts of their own; they are found by search."""


MIN_TOTAL = 1000


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A line of one of the lists.

    Attributes:
        kind: kind of claim; "reports" for a report's new version.
        line: what the newest claim states.
        note: what it is to what was known: "softened", "now 11, was 10"; None where nothing is to say.
        date: the day that the claim states, else that of its report.
        dated_by: "text" where the claim states it, "report" else.
        citations: the claims published since the moment, the earliest first.
        before: the claim known before, None where there is none.
    """

    kind: str
    line: str
    note: str | None
    date: str | None
    dated_by: str
    citations: tuple[Citation, ...]
    before: Citation | None


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


def changes(material: Material, *, since: str, kinds: Collection[str] = KINDS) -> Changes:
    """What reports published on or after a day tell, beside those before.

    Args:
        material: the claims.
        since: ISO date prefix.
        kinds: kinds of claim that are listed.
    """
    fresh = {i for i, h in material.headings.items() if h.published and h.published >= since}
    moves = moves_of(material) if "positions" in kinds else []
    happened = incidents(material.claims, material.headings.values())
    slots = _slots(material, happened)
    keys = _keys(material, moves, happened, slots)
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in sorted((c for c in material.claims if c.id in keys), key=lambda c: _order(material, c)):
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
        corrections=tuple(_sorted([*_versions(material, fresh), *_recounts(material, fresh, kinds, slots)])),
    )


def _order(material: Material, claim: Claim) -> tuple[str, str, int, str]:
    published = material.headings[claim.report_id].published or ""
    return published, claim.report_id, claim.evidence.start, claim.id


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
        **_dated(material, since[0]),
        citations=tuple(material.cite(claim) for claim in since),
        before=material.cite(known) if known else None,
    )


class _Dated(TypedDict):
    date: str | None
    dated_by: str


def _dated(material: Material, claim: Claim) -> _Dated:
    own = record_date(claim.record)
    return {"date": _day(material, claim), "dated_by": "text" if own else "report"}


def _day(material: Material, claim: Claim) -> str | None:
    return record_date(claim.record) or material.published(claim.report_id)


def _keys(
    material: Material, moves: Iterable[Move], happened: Sequence[Incident], slots: Mapping[str, Hashable]
) -> dict[str, Hashable]:
    """Claim id -> what makes it the same fact as another."""
    found: dict[str, Hashable] = {}
    headings = material.headings.values()
    shown = {claim.id for claim in acts(material)}
    for incident in happened:
        found.update(dict.fromkeys(shown.intersection(o.claim.id for o in incident.occurrences), incident.id))
    for passage in passages(material.claims, headings):
        for number, stretch in enumerate(passage.stretches):
            key = ("access", passage.point, stretch.seen[0].claim.id, number)
            found.update(dict.fromkeys((seen.claim.id for seen in stretch.seen), key))
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
    return (claim.kind, material.line(claim), _day(material, claim))


def _is_total(claim: Claim, toll: Toll) -> bool:
    """Whether a count is a standing total, as of a whole war: great, and of no event, place and day."""
    return (
        claim.about is None and not (toll.place and toll.date) and (toll.low or toll.high or 0) >= MIN_TOTAL
    )


def _slots(material: Material, happened: Sequence[Incident]) -> dict[str, Hashable]:
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


def _recounts(
    material: Material, fresh: set[str], kinds: Collection[str], slots: Mapping[str, Hashable]
) -> Iterator[Change]:
    """Another count of the same people in the same incident by the same counter, after an earlier one."""
    if "tolls" not in kinds:
        return
    history: dict[Hashable, list[tuple[Claim, Toll]]] = defaultdict(list)
    for claim in sorted(material.of("tolls"), key=lambda c: _order(material, c)):
        toll = claim.record
        if not isinstance(toll, Toll) or not toll.counted_by or not _is_placed(claim, toll):
            continue
        known = history[slots[claim.id]]
        earlier = [c for c, t in known if c.report_id != claim.report_id and _may_be_same(t.who, toll.who)]
        known.append((claim, toll))
        if earlier and claim.report_id in fresh and _count(claim) not in {_count(c) for c in earlier}:
            yield Change(
                kind="tolls",
                line=material.line(claim),
                note=f"now {_count(claim)}, was {_count(earlier[-1])}",
                **_dated(material, claim),
                citations=(material.cite(claim),),
                before=material.cite(earlier[-1]),
            )


def _is_placed(claim: Claim, toll: Toll) -> bool:
    """Whether it is known of which incident a count is: it hangs on an event, or has its own place and day."""
    return claim.about is not None or bool(toll.place and toll.date)


def _may_be_same(one: str | None, other: str | None) -> bool:
    """Whether two counts may be of the same people, as worded: where both are, they share a word."""
    if not one or not other:
        return True
    first, second = ({word.rstrip("s") for word in who.casefold().split()} for who in (one, other))
    return bool(first & second)


def _count(claim: Claim) -> str:
    toll = claim.record
    return count_caption(toll.low, toll.high) if isinstance(toll, Toll) else ""


def _versions(material: Material, fresh: set[str]) -> Iterator[Change]:
    """Reports that stand under the address of an earlier one with another text: what each no longer says, and says."""
    by_url: dict[str, list[str]] = defaultdict(list)
    for report_id, heading in material.headings.items():
        if heading.url:
            by_url[heading.url].append(report_id)
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    versions = {i for ids in by_url.values() if len(ids) > 1 for i in ids}
    first: dict[tuple[str, str], Claim] = {}
    for claim in material.whole:
        if claim.report_id in versions and claim.kind in KINDS:
            line = material.line(claim)
            lines[claim.report_id][line] += 1
            first.setdefault((claim.report_id, line), claim)
    for ids in by_url.values():
        for old, new in pairwise(ids):
            if new in fresh:
                yield from _version(material, (old, new), lines, first)


def _version(
    material: Material,
    pair: tuple[str, str],
    lines: Mapping[str, Counter[str]],
    first: Mapping[tuple[str, str], Claim],
) -> Iterator[Change]:
    for here, there, note in (
        (*pair, "no longer said in the new version"),
        (*pair[::-1], "said in the new version alone"),
    ):
        for line in sorted(set(lines[here]) - set(lines[there])):
            claim = first[here, line]
            cited = material.cite(claim)
            is_old = here == pair[0]
            yield Change(
                kind=claim.kind,
                line=line,
                note=note,
                **_dated(material, claim),
                citations=() if is_old else (cited,),
                before=cited if is_old else None,
            )
