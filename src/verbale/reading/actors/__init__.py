"""Who is in a report: every mention of an actor, and which actor a token stands for."""

from __future__ import annotations

from verbale.reading.actors.heads import actors_of_verb, actors_over, parties_of, party_at, subject_of
from verbale.reading.actors.reader import ActorReader

__all__ = ["ActorReader", "actors_of_verb", "actors_over", "parties_of", "party_at", "subject_of"]
