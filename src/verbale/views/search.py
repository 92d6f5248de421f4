"""Search: the reports whose words are looked for, with the place where they stand."""

from __future__ import annotations

import msgspec

from verbale.fusion import Reviewed, review
from verbale.record import View
from verbale.terms import Reading, Span, Statement
from verbale.views.material import Citation
from verbale.views.privacy import hide, named_spans, withheld


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One report found; `citation.quote` is a stretch of it about the first match, `claim_id` is empty."""

    citation: Citation
    matches: tuple[Span, ...]


def search(view: View, query: str, *, limit: int = 20, show_names: bool = False) -> list[Hit]:
    """The reports that hold every word of any text, best first; none that was taken down."""
    reviewed = review(view.judgements())
    hits = view.search(query, limit=limit + len(reviewed.taken_down))
    hits = [hit for hit in hits if hit.report_id not in reviewed.taken_down][:limit]
    ids = [hit.report_id for hit in hits]
    texts, readings = view.texts(ids), {one.report.id: one for one in view.bare_readings(ids)}
    said: dict[str, list[Statement]] = {}
    for claim in view.claims("statements", report_ids=ids):
        if isinstance(claim.record, Statement):
            said.setdefault(claim.report_id, []).append(claim.record)
    found = []
    for hit in hits:
        reading, text = readings[hit.report_id], texts[hit.report_id]
        report = reading.report
        hidden = () if show_names else withheld(reading.actors, said.get(report.id, ()), text)[0]
        named = _hidden_names(reading, f"{report.title}\n{text}", reviewed)
        hidden = (*hidden, *named_spans(named, text))
        citation = Citation(
            claim_id="",
            report_id=report.id,
            title=hide(report.title, Span(0, len(report.title)), named_spans(named, report.title)),
            publisher=report.publisher,
            published=report.published,
            url=report.url,
            start=hit.at.start,
            end=hit.at.end,
            quote=" ".join(hide(text, hit.at, hidden).split()),
        )
        found.append(Hit(citation=citation, matches=hit.matches))
    return found


def _hidden_names(reading: Reading, text: str, reviewed: Reviewed) -> list[str]:
    """The persons hidden by a reviewer whom this report names."""
    spoken = {actor.name for actor in reading.actors}
    return [name for name in reviewed.hidden if name in spoken or name in text]
