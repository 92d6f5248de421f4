"""Which events a list of happenings shows."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.terms import Claim, Event, Span, Toll
from verbale.views.material import Material

ACTS = frozenset(
    {
        "AGREE",
        "AID",
        "ASSAULT",
        "COERCE",
        "CONCEDE",
        "CRIME",
        "MOBILIZE",
        "PROTEST",
        "RETREAT",
        "SANCTION",
        "THREATEN",
    }
)
"""Material acts, threats and deals; words alone stand among positions, statements and blames."""


def acts(material: Material) -> Iterator[Claim]:
    """The events that are acts, without those that only say again what a count says.

    A death that a count tells of, by nobody that the report names, is the count's own line.
    """
    counted: dict[str, list[Span]] = {}
    for claim in material.whole:
        if isinstance(claim.record, Toll):
            counted.setdefault(claim.report_id, []).append(claim.evidence)
    for claim in material.claims:
        record = claim.record
        if not isinstance(record, Event) or record.type not in ACTS:
            continue
        told = any(span.overlaps(claim.evidence) for span in counted.get(claim.report_id, ()))
        if record.initiator or not told:
            yield claim
