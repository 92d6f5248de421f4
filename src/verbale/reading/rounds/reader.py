"""The reader of rounds: mentions in each sentence, then one record a round."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.reader import ConflictReader
from verbale.reading.rounds.mention import Mention, Scene
from verbale.reading.rounds.mentions import find_mentions
from verbale.reading.rounds.merging import merge
from verbale.reading.rounds.people import Roster
from verbale.reading.rounds.venue import dateline_place, filed_from
from verbale.terms import Round

_DONE = frozenset({"agreed", "opened", "ended", "under_way"})


def _place_news(draft: Draft, mentions: list[Mention]) -> None:
    """Signings, openings and meetings that the opening sentence tells without a place were where it was filed."""
    line = dateline_place(draft)
    first = next((s for s in draft.sentences if line is not None and s.start > line.span.end), None)
    if line is None or first is None:
        return
    for mention in mentions:
        if mention.evidence != first.span or mention.venue is not None or mention.past:
            continue
        if mention.seated and mention.status in _DONE and mention.kind != "call":
            mention.venue = line.name
            mention.support.append(line.span)


class RoundReader(ConflictReader[Round]):
    """Reads the meetings, talks, visits and calls of a report; one record a round and status."""

    name = "rounds"
    version = "6"
    requires = ("relevant", "syntax", "actors", "places", "times", "statements")
    assigns = ("rounds",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Round]:
        """The records of one draft."""
        roster = Roster(draft)
        mentions: list[Mention] = []
        for sentence in draft.sentences:
            mentions += find_mentions(Scene(draft, sentence, roster))
        _place_news(draft, mentions)
        return merge(mentions, filed_from(draft), draft.report.published)
