"""Reviewers' judgements applied on reading: the latest on each thing counts, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from verbale.fusion.judged import NOTHING_JUDGED, Judged, Pair, pair
from verbale.terms import Claim, Heading, Judgement

_FIXED = ("evidence", "support")


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What reviewers have said, by what it is about.

    Attributes:
        claims: claim id -> the latest judgement on it alone: accept, reject, edit or unsure.
        edits: claim id -> the latest edit of it, which stands whatever was said of the claim since.
        taken_down: report id -> the judgement that took it down.
        hidden: names of persons that are withheld everywhere.
        judged: pairs of claims or of reports that are the same, or not.
    """

    claims: Mapping[str, Judgement] = field(default_factory=dict)
    edits: Mapping[str, Judgement] = field(default_factory=dict)
    taken_down: Mapping[str, Judgement] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    judged: Judged = NOTHING_JUDGED

    def verdict(self, claim_id: str) -> str | None:
        """The latest verdict on a claim alone, None where nobody has judged it."""
        judgement = self.claims.get(claim_id)
        return judgement.verdict if judgement else None

    def apply(self, claims: Iterable[Claim], *, rejected: bool = False) -> Iterator[Claim]:
        """Claims as reviewers left them.

        Those of reports that were taken down are left out, and those rejected, unless they are asked
        for; of an edited one, the record states what the reviewer says, under the claim's own id. A
        count of an event that was rejected hangs on none.
        """
        for claim in claims:
            if claim.report_id in self.taken_down:
                continue
            if self.verdict(claim.id) == "reject" and not rejected:
                continue
            edit = self.edits.get(claim.id)
            kept = _edit(claim, edit) if edit else claim
            if claim.about and not rejected and self.verdict(claim.about) == "reject":
                kept = msgspec.structs.replace(kept, about=None)
            yield kept

    def follow(self, heading: Heading) -> Heading:
        """A report's heading, as a copy of another only where no reviewer says otherwise."""
        copied = heading.copy_of
        if copied and pair(heading.id, copied) in self.judged.different:
            return msgspec.structs.replace(heading, copy_of=None)
        return heading


NOTHING_REVIEWED = Reviewed()


def standing_judgements(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not undone, in order; an undo may itself be undone."""
    undone: set[str] = set()
    kept = []
    for judgement in reversed(list(judgements)):
        if judgement.id in undone:
            continue
        if judgement.verdict == "undo":
            undone.add(judgement.subject)
        else:
            kept.append(judgement)
    return kept[::-1]


def review(judgements: Iterable[Judgement]) -> Reviewed:
    """What judgements come to, the latest on each thing counting."""
    claims: dict[str, Judgement] = {}
    edits: dict[str, Judgement] = {}
    pairs: dict[Pair, str] = {}
    down: dict[str, Judgement] = {}
    hidden: dict[str, None] = {}
    for judgement in standing_judgements(judgements):
        if judgement.verdict == "hide":
            hidden[judgement.subject] = None
        elif judgement.verdict == "takedown":
            down[judgement.subject] = judgement
        elif judgement.other is not None:
            pairs[pair(judgement.subject, judgement.other)] = judgement.verdict
        else:
            claims[judgement.subject] = judgement
            if judgement.verdict == "edit":
                edits[judgement.subject] = judgement
    judged = Judged(
        same=frozenset(p for p, v in pairs.items() if v == "same"),
        different=frozenset(p for p, v in pairs.items() if v == "different"),
        unsure=frozenset(p for p, v in pairs.items() if v == "unsure"),
    )
    return Reviewed(claims=claims, edits=edits, taken_down=down, hidden=tuple(hidden), judged=judged)


def _edit(claim: Claim, judgement: Judgement) -> Claim:
    """The claim as a reviewer edited it; as it was, where the edit no longer fits its kind."""
    stated = {**msgspec.to_builtins(claim.record), **(judgement.changes or {})}
    try:
        record = msgspec.convert(stated, type(claim.record))
    except msgspec.ValidationError:
        return claim
    kept = {name: getattr(claim.record, name) for name in _FIXED}
    return msgspec.structs.replace(claim, record=msgspec.structs.replace(record, **kept))


def follow_copies(headings: Iterable[Heading], reviewed: Reviewed) -> dict[str, Heading]:
    """Report id -> heading, copies as reviewers see them; reports that were taken down are left out."""
    kept = {h.id: reviewed.follow(h) for h in headings if h.id not in reviewed.taken_down}
    for both in reviewed.judged.same:
        if len(both) == 2 and both <= kept.keys():
            first, later = sorted(both, key=lambda i: (kept[i].published or "9", i))
            if kept[later].copy_of is None and kept[first].copy_of != later:
                kept[later] = msgspec.structs.replace(kept[later], copy_of=first)
    return kept
