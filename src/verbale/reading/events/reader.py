"""The reader of events."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.terms import Event


class EventReader(ListReader[Event]):
    """Reads events."""

    name = "events"
    requires = ("sentences", "syntax", "actors", "places", "times", "statements")
    assigns = ("events",)

    def read(self, draft: Draft) -> list[Event]:
        """The events of one draft."""
        return []
