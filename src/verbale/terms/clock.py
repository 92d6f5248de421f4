"""Times as they are kept: UTC, to the second."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def iso_time(seconds: float) -> str:
    """Seconds since 1970 as an ISO time, `2024-05-06T07:08:09Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> str:
    """The time, as `iso_time` writes it."""
    return iso_time(time.time())
