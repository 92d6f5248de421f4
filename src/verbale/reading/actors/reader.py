"""The reader of actors."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.terms import Actor


class ActorReader(ListReader[Actor]):
    """Finds every mention of an actor, in order of start."""

    name = "actors"
    requires = ("sentences", "syntax")
    assigns = ("actors",)

    def read(self, draft: Draft) -> list[Actor]:
        """The mentions of one draft."""
        return []
