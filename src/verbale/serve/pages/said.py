"""Statements, the list of reports, and search."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part_of

MAX_HITS = 50


def _statements(ask: Ask) -> Context:
    found = ask.sheets.statements(ask.sieve, ask.cut())
    return {"part": part_of(found, ask.query), "speakers": ask.sheets.speakers()}


def _reports(ask: Ask) -> Context:
    found = ask.sheets.reports(ask.sieve, ask.cut())
    return {"part": part_of(found, ask.query), "publishers": ask.sheets.publishers()}


def _search(ask: Ask) -> Context:
    words = ask.query["q"]
    return {"hits": ask.desk.search(words, MAX_HITS) if words else None, "most": MAX_HITS}


STATEMENTS = Page(
    path="/statements",
    title="Statements",
    says="Who said what, when and in what words, the latest first.",
    template="statements",
    make=_statements,
    filters=("speaker", "party", "issue", "since", "until"),
    group="Sources",
)
REPORTS = Page(
    path="/reports",
    title="Reports",
    says="Every report that was read, the latest first.",
    template="reports",
    make=_reports,
    filters=("publisher", "since", "until"),
    group="Sources",
)
SEARCH = Page(
    path="/search",
    title="Search",
    says="The reports that hold all of the words; quotation marks make a phrase.",
    template="search",
    make=_search,
    filters=("q",),
    group="Sources",
)
