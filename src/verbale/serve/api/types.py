"""Types of answers that are no view of their own."""

from __future__ import annotations

import msgspec

from verbale.views import Board, StickingPoints


class BoardPage(Board, frozen=True, kw_only=True):
    """Some rows of the board, with all parties that stand on the whole of it.

    Attributes:
        next: the `cursor` of the page after it, null where this is the last.
    """

    next: str | None


class StickingPage(StickingPoints, frozen=True, kw_only=True):
    """Some sticking points, and behind the last of them what is named as the obstacle.

    Attributes:
        next: the `cursor` of the page after it, null where this is the last.
    """

    next: str | None


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
