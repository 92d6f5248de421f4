"""Whole web pages: the main text and what the page says of itself, by trafilatura."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from trafilatura import bare_extraction

from verbale.documents.fields import Article, describe
from verbale.documents.markup import strip_markup, tidy_lines

EARLIEST = "1990-01-01"


def read_page(html: str) -> Article:
    """Extract a page's main text; a page too small for that gives all of its text."""
    page = _extract(html)
    text = tidy_lines(page.text or "") if page else ""
    fields: dict[str, Any] = {}
    if page:
        fields = {
            "title": page.title,
            "author": page.author,
            "date": page.date,
            "publisher": page.sitename,
            "url": page.url,
            "language": page.language,
        }
    return describe(text or strip_markup(html), fields)


def _extract(html: str) -> Any:
    dates = {
        "extensive_search": False,
        "original_date": True,
        "min_date": EARLIEST,
        "max_date": datetime.now(UTC).date().isoformat(),
    }
    try:
        return bare_extraction(
            html, fast=True, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # noqa: BLE001 - whatever a library makes of a broken page, its words are still there
        return None
