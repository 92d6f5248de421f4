"""The reader of events: triggers, their mood, their roles, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.coding import code
from verbale.reading.events.lexicon import is_word
from verbale.reading.events.merging import answer, merge
from verbale.reading.events.moods import mood_of
from verbale.reading.events.triggers import triggers
from verbale.reading.reader import ListReader
from verbale.terms import Event

_TALKS_SENTENCES = 3


class EventReader(ListReader[Event]):
    """Reads acts of force, of aid, of restraint and of word, in PLOVER's types and CRIME.

    What is only wished for, demanded, refused or possible is no event. One happening stands once.
    In a report of talks the parties' words are positions, statements and blames: there acts of
    word are not events too.
    """

    name = "events"
    requires = ("sentences", "syntax", "actors", "places", "times", "statements")
    assigns = ("events",)
    scorer = "score_events"

    def read(self, draft: Draft) -> list[Event]:
        """The events of one draft, in order of their sentences, main clauses first."""
        talks = is_of_talks(draft)
        found: list[Event] = []
        for sentence in draft.sentences:
            if sentence.doc is None or _is_elsewhere(sentence):
                continue
            events = [e for e in _events(draft, sentence) if not (talks and is_word(e.type, "verbal"))]
            found.extend(events)
        return answer(draft, merge(found))


def is_of_talks(draft: Draft) -> bool:
    """Whether a report tells of negotiations: several of its sentences name them."""
    named = sum(any(is_word(t.lower_, "talks") for t in s.doc) for s in draft.sentences if s.doc)
    return named >= _TALKS_SENTENCES


def _is_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence is of sport, stage or trade."""
    return len({t.lower_ for t in sentence.doc if is_word(t.lower_, "elsewhere")}) >= 2


def _events(draft: Draft, sentence: Sentence) -> Iterator[Event]:
    ranked = sorted(triggers(sentence.doc), key=lambda t: (not t.verb, _depth(t.token), t.token.i))
    for trigger in ranked:
        mood = mood_of(trigger)
        if mood is not None:
            yield from code(draft, sentence, trigger, mood)


def _depth(token: object) -> int:
    return sum(1 for _ in token.ancestors)  # type: ignore[attr-defined]
