"""Views as files and pages: text for a terminal, Markdown, HTML, and the field's formats of data."""

from __future__ import annotations

from verbale.export.exporter import Exporter, Written, export, publish
from verbale.export.pages import brief_html, brief_markdown
from verbale.export.pdf import brief_pdf, lacks_pdf
from verbale.export.registry import EXPORTERS

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Written",
    "brief_html",
    "brief_markdown",
    "brief_pdf",
    "export",
    "lacks_pdf",
    "publish",
]
