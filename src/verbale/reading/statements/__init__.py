"""Who said what: the outermost attributions of a report, by a trained network or by rules."""

from __future__ import annotations

from verbale.reading.statements.lookup import speaker_at
from verbale.reading.statements.reader import StatementReader

__all__ = ["StatementReader", "speaker_at"]
