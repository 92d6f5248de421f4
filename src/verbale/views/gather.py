"""From the record to what a view is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from verbale.record import View
from verbale.terms import Claim, Reading, Report, claims
from verbale.views.material import Material
from verbale.views.privacy import private_spans


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
    return Material(
        claims=tuple(found),
        headings=headings,
        texts=view.texts(headings),
        private={r.report.id: private_spans(r.actors) for r in view.bare_readings(headings)},
        show_names=show_names,
    )


def material_of(read: Iterable[tuple[Report, Reading]], *, show_names: bool = False) -> Material:
    """The same for readings that were not stored."""
    pairs = [(report, reading) for report, reading in read if reading.relevant]
    found: list[Claim] = []
    for _, reading in pairs:
        found += claims(reading)
    return Material(
        claims=tuple(found),
        headings={reading.report.id: reading.report for _, reading in pairs},
        texts={report.id: report.text for report, _ in pairs},
        private={report.id: private_spans(reading.actors) for report, reading in pairs},
        show_names=show_names,
    )
