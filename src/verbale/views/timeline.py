"""The timeline: what happened, day by day, each line cited."""

from __future__ import annotations

import msgspec

from verbale.record import View
from verbale.terms import Claim
from verbale.views.acts import acts
from verbale.views.days import dated, within
from verbale.views.gather import gather
from verbale.views.material import Citation, Material

KINDS = ("rounds", "events", "tolls", "access")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the timeline.

    Attributes:
        date: the day the record states; else the day its report was published.
        dated_by: "text" where the text gives the day, "report" where it is the report's own.
        kind: kind of claim.
        line: what the record states, in neutral words.
        citations: every claim that says the same, the earliest published first.
    """

    date: str | None
    dated_by: str
    kind: str
    line: str
    citations: tuple[Citation, ...]


def timeline(
    material: Material,
    *,
    since: str | None = None,
    until: str | None = None,
    kinds: tuple[str, ...] = KINDS,
) -> list[Entry]:
    """Claims of the given kinds in order of their day; the same line of several reports is one entry.

    Of events it shows acts, threats and deals. What a copy tells without a day of its own is of
    the day of the report that it republishes.

    Args:
        material: the claims.
        since: ISO date prefix, first day shown.
        until: ISO date prefix, last day shown.
        kinds: kinds of claim shown.
    """
    found: dict[tuple[str | None, str, str, str], list[Claim]] = {}
    shown = {claim.id for claim in acts(material)}
    for claim in material.claims:
        if claim.kind not in kinds or (claim.kind == "events" and claim.id not in shown):
            continue
        day = dated(material, claim)
        if within(day["date"], since, until):
            found.setdefault((day["date"], day["dated_by"], claim.kind, material.line(claim)), []).append(
                claim
            )
    entries = [
        Entry(date=date, dated_by=by, kind=kind, line=line, citations=_cite_all(material, claims))
        for (date, by, kind, line), claims in found.items()
    ]
    return sorted(
        entries, key=lambda e: (e.date or "", KINDS.index(e.kind) if e.kind in KINDS else 9, e.line)
    )


def latest_entries(  # noqa: PLR0913 - each option narrows on its own
    view: View,
    *,
    since: str | None = None,
    until: str | None = None,
    kinds: tuple[str, ...] = KINDS,
    limit: int,
    show_names: bool = False,
) -> list[Entry]:
    """The latest entries of the timeline of the whole record, so many at most, found by their days alone.

    What bears no day is not among them. The other arguments are those of `timeline`.
    """
    looked = 2 * limit
    while True:
        told = view.told_in(kinds, since, until, looked)
        material = gather(view, report_ids=told.report_ids, show_names=show_names)
        found = [e for e in timeline(material, since=told.since, until=until, kinds=kinds) if e.date]
        if told.since == since:
            return found[-limit:]
        # A month that holds the first of these days comes before it, and days between are not here.
        found = [e for e in found if e.date and e.date >= (told.since or "")]
        if len(found) >= limit:
            return found[-limit:]
        looked *= 4


def _cite_all(material: Material, claims: list[Claim]) -> tuple[Citation, ...]:
    cited = [material.cite(claim) for claim in claims]
    return tuple(sorted(cited, key=lambda c: (c.published or "9999", c.report_id, c.start)))
