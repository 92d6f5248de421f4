"""What a report says that nobody knows: "it is unclear whether", which the network was not taught to look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.reading.draft import Draft
from verbale.reading.statements.acts import act_of
from verbale.reading.statements.cues.adjectives import adjective_cues
from verbale.reading.statements.found import Found
from verbale.reading.statements.quotations.shapes import Inside
from verbale.reading.statements.vocabulary import speech_list
from verbale.terms import Span


def said_unclear(draft: Draft, quotes: Sequence[Span], found: Sequence[Found]) -> Iterator[Found]:
    """What is said to be unclear, where no attribution found has its words already."""
    telling = speech_list("unclear") | speech_list("clear")
    for sentence in draft.sentences:
        if telling.isdisjoint(token.lower_ for token in sentence.doc):
            continue
        for one in adjective_cues(sentence, Inside(sentence, list(quotes)), draft.text):
            words = [*one.cue, *one.content]
            claimed = (span for f in found for span in (*f.cue, *f.content))
            if act_of(one, draft.text) == "unclear" and not any(
                c.overlaps(w) for c in claimed for w in words
            ):
                yield one
