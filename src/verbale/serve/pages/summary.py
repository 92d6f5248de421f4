"""The brief: for the screen and for paper."""

from __future__ import annotations

from verbale.export import lacks_pdf
from verbale.export.pages import describe_source, period, sources
from verbale.serve.page import Ask, Context, Page
from verbale.views import Brief


def make_brief(ask: Ask) -> Brief:
    """The brief that is asked for."""
    title = ask.dossier.title if ask.dossier else "Minutes"
    return ask.sheets.brief(ask.sieve, title)


def _context(ask: Ask) -> Context:
    made = make_brief(ask)
    cited = list(sources(made).values())
    return {
        "brief": made,
        "with_pdf": lacks_pdf() is None,
        "period": period(made),
        "sources": [(citation, describe_source(citation)) for citation in cited],
        "numbers": {citation.report_id: n for n, citation in enumerate(cited, 1)},
    }


BRIEF = Page(
    path="/brief",
    title="Brief",
    says="The record in short, every line cited.",
    template="brief",
    make=_context,
    filters=("party", "issue"),
    group="Positions",
)
