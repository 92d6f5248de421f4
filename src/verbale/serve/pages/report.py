"""The report reader: the text with every record beside its words."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page
from verbale.views import leaf

KIND_LABELS = {
    "statements": "Statement",
    "rounds": "Round",
    "positions": "Position",
    "events": "Event",
    "tolls": "Count",
    "access": "Access",
    "unlocks": "What would follow",
    "blames": "Blame",
}


def _context(ask: Ask) -> Context:
    material = ask.desk.around(ask.wanted)
    if not material.headings:
        return {"leaf": None, "kinds": KIND_LABELS, "versions": None, "reviewed": {}, "edits": {}}
    report_id = next(iter(material.headings))
    return {
        "leaf": leaf(material, report_id),
        "kinds": KIND_LABELS,
        "versions": ask.desk.versions(report_id),
        "reviewed": material.reviewed.claims,
        "edits": material.reviewed.edits,
    }


REPORT = Page(
    path="/reports/{wanted:str}",
    title="Report",
    says="The text with every record beside the words that it was taken from.",
    template="report",
    make=_context,
)
