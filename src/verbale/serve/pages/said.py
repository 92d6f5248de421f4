"""Statements, the list of reports, and search."""

from __future__ import annotations

from collections import Counter

from verbale.serve.page import Ask, Context, Page, part
from verbale.views import statements
from verbale.views.days import within

MAX_HITS = 50
MAX_SPEAKERS = 200


def _statements(ask: Ask) -> Context:
    query = ask.query
    material = ask.desk.material(party=query["party"])
    found = statements(
        material,
        speaker=query["speaker"],
        issue=query["issue"],
        since=query["since"],
        until=query["until"],
    )
    names = Counter(one.speaker for one in found if one.speaker)
    return {"part": part(found, query), "speakers": [name for name, _ in names.most_common(MAX_SPEAKERS)]}


def _reports(ask: Ask) -> Context:
    query = ask.query
    material = ask.desk.material()
    claims = Counter(claim.report_id for claim in material.whole)
    found = [
        (heading, material.title(heading.id), claims[heading.id])
        for heading in material.headings.values()
        if within(heading.published, query["since"], query["until"])
        and query["publisher"] in (None, heading.publisher)
    ]
    found.sort(key=lambda one: (one[0].published or "", one[0].id), reverse=True)
    publishers = sorted({h.publisher for h in material.headings.values() if h.publisher})
    return {"part": part(found, query), "publishers": publishers}


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
