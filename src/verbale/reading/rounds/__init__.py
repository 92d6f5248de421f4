"""Rounds: meetings, rounds of talks, mediators' visits and calls, conferences."""

from verbale.reading.rounds.reader import RoundReader

__all__ = ["RoundReader"]
