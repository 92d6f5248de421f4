"""Whole web pages: the main text and what the page says of itself, by trafilatura."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from verbale.documents.fields import Article, describe
from verbale.documents.markup import strip_markup, tidy_lines

_WORD = re.compile(r"\w+")
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
    return describe(drop_title(text, fields.get("title")) or strip_markup(html), fields)


def drop_title(text: str, title: str | None) -> str:
    """The text without its first line where that line is the title over again."""
    first, _, rest = text.partition("\n")
    line, wanted = (" ".join(_WORD.findall(t.lower())) for t in (first, title or ""))
    same = line and wanted and (line in wanted or wanted in line)
    near = min(len(line), len(wanted)) >= 0.6 * max(len(line), len(wanted))
    return rest if same and near else text


def _extract(html: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load: only pages pay it

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
