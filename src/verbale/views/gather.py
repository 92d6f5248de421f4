"""From the record to what a view is made from."""

from __future__ import annotations

from collections.abc import Collection

from verbale.record import View
from verbale.views.material import Material
from verbale.views.privacy import private_names, private_spans


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
    found = view.claims(party=party, issue=issue, report_ids=headings) if headings else iter(())
    texts = view.texts(headings)
    readings = list(view.bare_readings(headings))
    return Material(
        claims=tuple(found),
        headings=headings,
        texts=texts,
        private={r.report.id: private_spans(r.actors) for r in readings},
        private_names={r.report.id: frozenset(private_names(r.actors, texts[r.report.id])) for r in readings},
        show_names=show_names,
    )
