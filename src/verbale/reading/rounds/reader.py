"""The reader of rounds: mentions in each sentence, then one record a round."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.reading.rounds.mention import Mention, Scene
from verbale.reading.rounds.mentions import find_mentions
from verbale.reading.rounds.merging import merge
from verbale.reading.rounds.people import Roster
from verbale.reading.rounds.venue import filed_from
from verbale.terms import Round


class RoundReader(ListReader[Round]):
    """Reads the meetings, talks, visits and calls of a report; one record a round and status."""

    name = "rounds"
    version = "2"
    requires = ("relevant", "syntax", "actors", "places", "times", "statements")
    assigns = ("rounds",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Round]:
        """The records of one draft; none for a report that is not about a conflict."""
        if not draft.relevant:
            return []
        roster = Roster(draft)
        mentions: list[Mention] = []
        for sentence in draft.sentences:
            mentions += find_mentions(Scene(draft, sentence, roster))
        return merge(mentions, filed_from(draft), draft.report.published)
