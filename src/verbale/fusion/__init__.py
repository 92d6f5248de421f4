"""Claims across reports: pure functions, without a word of SQL."""

from __future__ import annotations

from verbale.fusion.origins import origins
from verbale.fusion.standing import Said, Standing, standing

__all__ = ["Said", "Standing", "origins", "standing"]
