"""From the record to what a view is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from verbale.record import View
from verbale.terms import Claim, Reading, Statement
from verbale.views.material import Material
from verbale.views.privacy import named_spans, private_names, private_spans, private_speakers


def gather(
    view: View,
    *,
    report_ids: Collection[str] | None = None,
    party: str | None = None,
    issue: str | None = None,
    show_names: bool = False,
) -> Material:
    """The current claims of the relevant reports, with their headings, texts and private names.

    Args:
        view: the record.
        report_ids: only these reports.
        party: only claims that name this party.
        issue: only claims on this issue or family, or of this type of event.
        show_names: whether names of private persons are shown.
    """
    headings = {
        heading.id: heading
        for heading in view.reports(relevant=True)
        if report_ids is None or heading.id in report_ids
    }
    found = tuple(view.claims(party=party, issue=issue, report_ids=headings)) if headings else ()
    texts = view.texts(headings)
    readings = list(view.bare_readings(headings))
    spans = {r.report.id: private_spans(r.actors) for r in readings}
    names = {r.report.id: frozenset(private_names(r.actors, texts[r.report.id])) for r in readings}
    for report_id, speakers in _speakers(readings, found).items():
        told = named_spans(speakers, texts[report_id])
        spans[report_id] = (*spans[report_id], *told)
        names[report_id] |= speakers | {span.of(texts[report_id]) for span in told}
    return Material(
        claims=found,
        headings=headings,
        texts=texts,
        private=spans,
        private_names=names,
        show_names=show_names,
    )


def _speakers(readings: Iterable[Reading], claims: Iterable[Claim]) -> dict[str, set[str]]:
    """By report, the private persons whom only statements name."""
    said: dict[str, list[Statement]] = {}
    for claim in claims:
        if isinstance(claim.record, Statement):
            said.setdefault(claim.report_id, []).append(claim.record)
    return {r.report.id: private_speakers(said.get(r.report.id, ()), r.actors) for r in readings}
