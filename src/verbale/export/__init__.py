"""Views as files and pages: text for a terminal, Markdown, HTML, JSON lines, CSV."""

from __future__ import annotations

from verbale.export.exporter import Exporter, export
from verbale.export.files import EXPORTERS
from verbale.export.pages import brief_html, brief_markdown

__all__ = ["EXPORTERS", "Exporter", "brief_html", "brief_markdown", "export"]
