"""What a report tells right behind an act, and what adds to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from verbale.fusion.counts import Figure
from verbale.fusion.occurrences import HARM, MIN_TOTAL, Occurrence, size, stands_alone
from verbale.terms import Claim, Toll

MAX_BESIDE_CHARS = 700

Told = Occurrence | Figure


def told_beside(
    occurrences: Iterable[Occurrence], figures: Iterable[Figure]
) -> tuple[dict[str, str], dict[str, list[Figure]]]:
    """What stands right behind an act in its report and adds to it.

    An act without place, day and doer but with counts, and a count of no event, place and day,
    belong to the counted act that is told right before them, if they give a kind of harm that it
    lacks or another counter's figure.

    Returns:
        Claim id of an act -> claim id of the act that it adds to; and claim id of an act -> counts.
    """
    by_report: dict[str, list[tuple[Claim, Told]]] = defaultdict(list)
    everything: list[Told] = [*occurrences, *(f for f in figures if not stands_alone(f.toll))]
    for told in everything:
        by_report[told.claim.report_id].append((told.claim, told))
    acts: dict[str, str] = {}
    counts: dict[str, list[Figure]] = defaultdict(list)
    for found in by_report.values():
        for anchor, added in _follow(sorted(found, key=lambda one: one[0].evidence)):
            if isinstance(added, Figure):
                counts[anchor.claim.id].append(added)
            else:
                acts[added.claim.id] = anchor.claim.id
    return acts, counts


def _follow(found: list[tuple[Claim, Told]]) -> Iterator[tuple[Occurrence, Told]]:
    anchor: Occurrence | None = None
    given: list[Toll] = []
    for claim, told in found:
        tolls = (told.toll,) if isinstance(told, Figure) else told.tolls
        if isinstance(told, Occurrence) and (told.place or told.date or told.initiator):
            if told.figures or not _is_in_sentence(anchor, told):
                anchor = told if _is_counted(told) else None
                given = list(tolls)
        elif anchor and tolls and _adds(anchor, claim, tolls, given):
            given += tolls
            yield anchor, told


def _is_in_sentence(anchor: Occurrence | None, other: Occurrence) -> bool:
    return anchor is not None and anchor.claim.evidence.overlaps(other.claim.evidence)


def _is_counted(occurrence: Occurrence) -> bool:
    return any(_is_harm(toll) for toll in occurrence.tolls) and bool(
        occurrence.place and occurrence.breadth != "country"
    )


def _adds(anchor: Occurrence, claim: Claim, tolls: tuple[Toll, ...], given: list[Toll]) -> bool:
    if claim.evidence.start - anchor.claim.evidence.end > MAX_BESIDE_CHARS:
        return False
    return all(_is_harm(toll) and not (toll.place or toll.date) and _is_new(toll, given) for toll in tolls)


def _is_new(toll: Toll, given: list[Toll]) -> bool:
    """Whether it is another kind of harm than those given, or another counter's figure."""
    counters = {one.counted_by for one in given if one.kind == toll.kind}
    return not counters or (toll.counted_by is not None and toll.counted_by not in counters)


def _is_harm(toll: Toll) -> bool:
    return toll.kind in HARM and size(toll) < MIN_TOTAL
