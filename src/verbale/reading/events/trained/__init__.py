"""What type of act a word tells, judged by layers trained on annotated sentences; `training/events` holds how."""

from __future__ import annotations

from verbale.reading.events.trained.typer import NONE, TYPES, judge

__all__ = ["NONE", "TYPES", "judge"]
