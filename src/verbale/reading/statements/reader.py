"""The reader of statements: attributions by a trained network or by rules, and who speaks in them."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.reading.statements.affiliations import with_affiliations
from verbale.reading.statements.found import Found
from verbale.reading.statements.rules import by_rules
from verbale.reading.statements.speakers import Voices
from verbale.reading.statements.trained import by_network
from verbale.reading.statements.wire import state
from verbale.terms import Statement


class StatementReader(ListReader[Statement]):
    """Finds the outermost attributions of a report and resolves who speaks.

    In the way `trained` a network finds them, and rules give the quotations that it left to
    somebody; in the way `rules` no trained weights are used but spaCy's.
    """

    name = "statements"
    version = "6"
    ways = ("trained", "rules")
    requires = ("syntax", "actors", "places", "times")
    assigns = ("statements",)
    scorer = "score_attribution"

    def predict(self, drafts: Sequence[Draft]) -> list[list[Statement]]:
        """The statements of each draft, in the order of the text."""
        found = by_network(drafts) if self.way == "trained" else [by_rules(draft) for draft in drafts]
        return [_statements(draft, each) for draft, each in zip(drafts, found, strict=True)]

    def annotate(self, draft: Draft, prediction: list[Statement]) -> None:
        """Write the statements, and to the persons who speak in them whom they speak for."""
        super().annotate(draft, prediction)
        draft.actors = with_affiliations(draft.actors, draft.statements)

    def read(self, draft: Draft) -> list[Statement]:
        """The statements of one draft."""
        return self.predict([draft])[0]


def _statements(draft: Draft, found: Sequence[Found]) -> list[Statement]:
    voices = Voices(draft)
    return [state(draft, voices, each) for each in found]
