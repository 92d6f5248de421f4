"""What came into the record, as the mails see it."""

from __future__ import annotations

from collections.abc import Collection

from verbale.cli.desk import RecordDesk
from verbale.record import View
from verbale.serve.alerts.news import News
from verbale.views import changes, edits_by


class RecordNewsroom:
    """Tells what came in after a moment. Names of private persons are withheld: mail goes anywhere.

    Args:
        view: the record.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._desk = RecordDesk(view, look_s=0)

    def position(self) -> int:
        """How far the record goes."""
        return self._view.size()

    def news(self, after: int, *, party: str | None, issue: str | None, kinds: Collection[str]) -> News:
        """What the reports tell that came in after a position, beside those before."""
        position = self._view.size()
        fresh = self._view.came_after(after)
        if not fresh:
            return News(position=position)
        material = self._desk.material(party=party, issue=issue)
        edits = edits_by(self._view, fresh)
        made = changes(material, since="", kinds=kinds, edits=edits, reports=fresh)
        return News(position=position, new=made.new, corrections=made.corrections)
