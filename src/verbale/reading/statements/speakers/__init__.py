"""Who speaks in an attribution, and for whom."""

from __future__ import annotations

from verbale.reading.statements.speakers.voices import Voices

__all__ = ["Voices"]
