"""Bytes to clean reports: main text, what a report says of itself, language, boilerplate, copies."""

from __future__ import annotations

from verbale.documents.copies import CopyIndex, Sketch, sketch
from verbale.documents.reports import clean_text, read_items, reports

__all__ = ["CopyIndex", "Sketch", "clean_text", "read_items", "reports", "sketch"]
