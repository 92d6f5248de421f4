"""Search: the reports whose words are looked for, with the place where they stand."""

from __future__ import annotations

import msgspec

from verbale.record import View
from verbale.terms import Span
from verbale.views.material import Citation
from verbale.views.privacy import hide, withheld


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One report found; `citation.quote` is a stretch of it about the first match, `claim_id` is empty."""

    citation: Citation
    matches: tuple[Span, ...]


def search(view: View, query: str, *, limit: int = 20, show_names: bool = False) -> list[Hit]:
    """The reports that hold every word of any text, best first."""
    hits = view.search(query, limit=limit)
    found = []
    for hit in hits:
        report = view.report(hit.report_id)
        hidden = () if show_names else _hidden(view, hit.report_id, report.text)
        citation = Citation(
            claim_id="",
            report_id=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            url=report.url,
            start=hit.at.start,
            end=hit.at.end,
            quote=" ".join(hide(report.text, hit.at, hidden).split()),
        )
        found.append(Hit(citation=citation, matches=hit.matches))
    return found


def _hidden(view: View, report_id: str, text: str) -> tuple[Span, ...]:
    reading = view.reading(report_id)
    return withheld(reading.actors, reading.statements, text)[0]
