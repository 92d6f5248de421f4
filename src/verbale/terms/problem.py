"""A failure is a row, not a silence."""

from __future__ import annotations

from typing import Literal

import msgspec

Stage = Literal["fetch", "document", "read", "store"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be fetched, turned into a report, read or stored, and why.

    Attributes:
        source: the path or address that was tried.
        stage: how far it came.
        reason: one sentence for a person.
        report_id: the report's id where there was one.
        seen: ISO time (UTC) of the failure.
    """

    source: str
    stage: Stage
    reason: str
    report_id: str | None = None
    seen: str = ""
