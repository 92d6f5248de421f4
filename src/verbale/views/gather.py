"""From the record to what a view is made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from verbale.record import View
from verbale.terms import Claim, Reading, Statement
from verbale.views.material import Material
from verbale.views.privacy import withheld


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
    around = tuple(view.claims(report_ids=headings)) if headings else ()
    narrowed = headings and not (party is None and issue is None)
    found = tuple(view.claims(party=party, issue=issue, report_ids=headings)) if narrowed else around
    texts = view.texts(headings)
    readings = list(view.bare_readings(headings))
    said = _statements(around)
    private = {
        r.report.id: withheld(r.actors, said.get(r.report.id, ()), texts[r.report.id]) for r in readings
    }
    return Material(
        claims=found,
        headings=headings,
        texts=texts,
        private={report_id: spans for report_id, (spans, _) in private.items()},
        private_names={report_id: names for report_id, (_, names) in private.items()},
        show_names=show_names,
        around=around,
        kinds=_kinds(readings),
    )


def _kinds(readings: Iterable[Reading]) -> dict[str, str]:
    """Name -> the kind of actor that most mentions of it have."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for actor in reading.actors:
            counts[actor.name][actor.kind] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in counts.items()}


def _statements(claims: Iterable[Claim]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for claim in claims:
        if isinstance(claim.record, Statement):
            found.setdefault(claim.report_id, []).append(claim.record)
    return found
