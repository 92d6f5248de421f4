"""Corrections: other counts by the same counter, and new versions of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.terms import Claim, Toll
from verbale.views.captions import count_caption
from verbale.views.change import KINDS, Change, order_told
from verbale.views.days import dated
from verbale.views.material import Material


@dataclass(frozen=True, kw_only=True)
class Edits:
    """Articles that were edited since a moment: the older and the newer report of each, and their claims."""

    material: Material
    pairs: tuple[tuple[str, str], ...]


def recounts(
    material: Material, fresh: set[str], kinds: Collection[str], slots: Mapping[str, Hashable]
) -> Iterator[Change]:
    """Another count of the same people in the same incident by the same counter, after an earlier one."""
    if "tolls" not in kinds:
        return
    history: dict[Hashable, list[tuple[Claim, Toll]]] = defaultdict(list)
    for claim in sorted(material.of("tolls"), key=lambda c: order_told(material, c)):
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
                **dated(material, claim),
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


def versions(material: Material, fresh: set[str]) -> Iterator[Change]:
    """Reports that stand under the address of an earlier one with another text: what each no longer says, and says."""
    by_url: dict[str, list[str]] = defaultdict(list)
    for report_id, heading in material.headings.items():
        if heading.url:
            by_url[heading.url].append(report_id)
    found = [pair for ids in by_url.values() for pair in pairwise(ids)]
    yield from _differences(material, [pair for pair in found if pair[1] in fresh])


def edited(edits: Edits | None, kinds: Collection[str]) -> Iterator[Change]:
    """What edited articles no longer say, and say now."""
    if edits is not None:
        pairs = [pair for pair in edits.pairs if edits.material.headings.keys() >= set(pair)]
        yield from (change for change in _differences(edits.material, pairs) if change.kind in kinds)


def _differences(material: Material, pairs: Sequence[tuple[str, str]]) -> Iterator[Change]:
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    versions = {report_id for pair in pairs for report_id in pair}
    first: dict[tuple[str, str], Claim] = {}
    for claim in material.whole:
        if claim.report_id in versions and claim.kind in KINDS:
            line = material.line(claim)
            lines[claim.report_id][line] += 1
            first.setdefault((claim.report_id, line), claim)
    for pair in pairs:
        yield from _version(material, pair, lines, first)


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
                **dated(material, claim),
                citations=() if is_old else (cited,),
                before=cited if is_old else None,
            )
