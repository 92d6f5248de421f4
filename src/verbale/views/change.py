"""One line of what changed, and what all lists of changes share."""

from __future__ import annotations

import msgspec

from verbale.terms import Claim
from verbale.views.material import Citation, Material

KINDS = ("rounds", "positions", "events", "tolls", "access", "unlocks", "blames")
"""Statements are no facts of their own; they are found by search."""


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


def order_told(material: Material, claim: Claim) -> tuple[str, str, int, str]:
    """By day of publication, then as the claims stand in the report."""
    published = material.headings[claim.report_id].published or ""
    return published, claim.report_id, claim.evidence.start, claim.id
