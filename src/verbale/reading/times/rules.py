"""The maker of each rule of the grammar."""

from __future__ import annotations

from verbale.reading.times.clock import CLOCK_RULES
from verbale.reading.times.context import Maker
from verbale.reading.times.dates import DATE_RULES
from verbale.reading.times.durations import DURATION_RULES

MAKERS: dict[str, Maker] = {**DATE_RULES, **DURATION_RULES, **CLOCK_RULES}
"""Rule of the grammar -> what dates its words."""
