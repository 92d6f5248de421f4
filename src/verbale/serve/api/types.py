"""Types of answers that are no view of their own."""

from __future__ import annotations

import msgspec


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text.

    Attributes:
        report_id: the report's id.
        language: ISO 639-1 code, null if it could not be told.
        text: the text; names of private persons are withheld.
        whole: whether nothing is withheld, so that offsets of claims count into it.
    """

    report_id: str
    language: str | None
    text: str
    whole: bool
