"""What changed, what is covered, and what failed."""

from __future__ import annotations

import datetime as dt

from verbale.serve.page import Ask, Context, Page, part
from verbale.terms import DATES
from verbale.views import Material, coverage

WEEK = dt.timedelta(days=7)
MAX_LINES = 40


def _changes(ask: Ask) -> Context:
    material = ask.material()
    since = ask.query["since"] or week_before(material)
    if since is None:
        return {"changes": None, "since": None, "most": MAX_LINES}
    return {"changes": ask.desk.changes(material, since), "since": since, "most": MAX_LINES}


def week_before(material: Material) -> str | None:
    """A week before the latest report; None where none is dated."""
    last = max((h.published or "" for h in material.headings.values()), default="")
    return (DATES.first(last) - WEEK).isoformat() if DATES.clean(last) == last and last else None


def _coverage(ask: Ask) -> Context:
    return {"coverage": coverage(ask.desk.material())}


def _problems(ask: Ask) -> Context:
    found = ask.desk.problems()
    found.reverse()
    return {"part": part(found, ask.query)}


CHANGES = Page(
    path="/changes",
    title="Changes",
    says="What reports published since a day bring: three lists, never one.",
    template="changes",
    make=_changes,
    filters=("since", "party", "issue"),
    group="Record",
)
COVERAGE = Page(
    path="/coverage",
    title="Coverage",
    says="Whose reports and whose voices there are, and what is missing.",
    template="coverage",
    make=_coverage,
    group="Record",
)
PROBLEMS = Page(
    path="/problems",
    title="Problems",
    says="What could not be fetched, read or stored, and why.",
    template="problems",
    make=_problems,
    group="Record",
)
