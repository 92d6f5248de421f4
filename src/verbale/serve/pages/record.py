"""What changed, what is covered, and what failed."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part_of
from verbale.views import Material
from verbale.views.sheets import extent, first_of_last_week


def _changes(ask: Ask) -> Context:
    return {"news": ask.sheets.changes(ask.sieve)}


def week_before(material: Material) -> str | None:
    """A week before the latest report; None where none is dated."""
    return first_of_last_week(extent(material))


def _coverage(ask: Ask) -> Context:
    return {"coverage": ask.sheets.coverage()}


def _problems(ask: Ask) -> Context:
    return {"part": part_of(ask.desk.latest_problems(ask.cut()), ask.query)}


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
