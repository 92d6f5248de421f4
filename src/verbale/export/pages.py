"""The brief as Markdown, as HTML and for the terminal."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from verbale.views import Brief, Citation
from verbale.views.captions import in_quotes

SHORT_ID_CHARS = 8


def sources(brief: Brief) -> dict[str, Citation]:
    """One citation a report, in the order in which the brief first names it."""
    found: dict[str, Citation] = {}
    for section in brief.sections:
        for line in section.lines:
            for citation in line.citations:
                found.setdefault(citation.report_id, citation)
    return found


def describe_source(citation: Citation) -> str:
    """A source as "Publisher, “Title”, 2024-05-06", without what is not known."""
    title = f"“{citation.title}”" if citation.title else ""
    copied = f"republished from {citation.republished_from}" if citation.republished_from else ""
    known = [part for part in (citation.publisher, title, citation.published, copied) if part]
    return ", ".join(known) or f"report {citation.report_id}"


def period(brief: Brief) -> str:
    """The days a brief covers, as text."""
    if brief.first is None:
        return "undated"
    return brief.first if brief.first == brief.last else f"{brief.first} to {brief.last}"


def _marks(citations: tuple[Citation, ...], numbers: dict[str, int]) -> list[int]:
    return sorted({numbers[c.report_id] for c in citations})


def _escape_markdown(text: str) -> str:
    for mark in "\\`*_[]#|":
        text = text.replace(mark, "\\" + mark)
    return text.replace("<", "&lt;").replace(">", "&gt;")


@cache
def _templates(*, html: bool) -> Environment:
    templates = Environment(
        loader=PackageLoader("verbale.export"),
        autoescape=html,  # noqa: S701 (Markdown is escaped by a filter of its own)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters.update(md=_escape_markdown, quoted=in_quotes)
    return templates


def _context(brief: Brief) -> dict[str, Any]:
    cited = sources(brief)
    numbers = {report_id: n for n, report_id in enumerate(cited, 1)}
    return {
        "brief": brief,
        "period": period(brief),
        "sources": [(numbers[c.report_id], describe_source(c), c.url) for c in cited.values()],
        "marks": lambda citations: _marks(citations, numbers),
        "short": SHORT_ID_CHARS,
    }


def brief_markdown(brief: Brief) -> str:
    """The brief in Markdown; what stands in the reports is escaped."""
    return _templates(html=False).get_template("brief.md.j2").render(_context(brief))


def brief_html(brief: Brief) -> str:
    """The brief as one HTML page without scripts; what stands in the reports is escaped."""
    return _templates(html=True).get_template("brief.html.j2").render(_context(brief))
