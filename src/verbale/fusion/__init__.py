"""Claims across reports: pure functions, without a word of SQL."""

from __future__ import annotations

from verbale.fusion.origins import origins
from verbale.fusion.standing import Said, Standing, standing
from verbale.fusion.stories import stories

__all__ = ["Said", "Standing", "origins", "standing", "stories"]
