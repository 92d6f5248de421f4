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


class ChangeCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How much changed since a day.

    Attributes:
        since: the day.
        reports: how many reports were published since.
        origins: how many of them copy no other.
        undated: how many reports of the record bear no date, and are left out.
        new: how many facts are new.
        again: how many known facts are told again.
        corrections: how many counts or texts were corrected.
    """

    since: str
    reports: int
    origins: int
    undated: int
    new: int
    again: int
    corrections: int
