"""The reader of statements by rules: spaCy's parse and a lexicon of cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.reader import ListReader
from verbale.reading.statements.adjectives import adjective_cues
from verbale.reading.statements.found import Found
from verbale.reading.statements.nouns import according, colon, noun_cues
from verbale.reading.statements.quoted import Cues, Inside, Quoting
from verbale.reading.statements.quotes import quotations
from verbale.reading.statements.speakers import Voices
from verbale.reading.statements.verbs import attribute_verb, cue_verbs
from verbale.reading.statements.wire import state
from verbale.terms import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable


class StatementReader(ListReader[Statement]):
    """Finds the outermost attributions of a report and resolves who speaks."""

    name = "statements"
    version = "2"
    requires = ("syntax", "actors", "places", "times")
    assigns = ("statements",)
    scorer = "score_attribution"

    def read(self, draft: Draft) -> list[Statement]:
        """The statements of one draft, in the order of the text."""
        voices = Voices(draft)
        return [state(draft, voices, found) for found in attributions(draft)]


def attributions(draft: Draft) -> list[Found]:
    """The outermost attributions of a draft, in the order of the text."""
    quotes = quotations(draft.text)
    found: list[Found] = []
    cues: Cues = {}
    for sentence in draft.sentences:
        inside = Inside(sentence, quotes)
        cues[sentence.index] = cue_verbs(sentence, inside)
        found += _in_sentence(sentence, cues, inside, draft.text)
    Quoting(draft, quotes, found, cues).run()
    return sorted(outermost([f for f in found if f.content]), key=lambda f: _extent(f).start)


def _in_sentence(sentence: Sentence, cues: Cues, inside: Inside, text: str) -> Iterable[Found]:
    for verb, entry in cues[sentence.index]:
        if (found := attribute_verb(sentence, verb, entry, inside, text)) is not None:
            yield found
    yield from according(sentence, text)
    yield from noun_cues(sentence, inside, text)
    yield from adjective_cues(sentence, inside, text)
    if (found := colon(sentence, text)) is not None:
        yield found


def outermost(found: list[Found]) -> list[Found]:
    """Those whose cue lies in no other's content."""
    return [f for f in found if not any(_holds(other, f) for other in found if other is not f)]


def _holds(outer: Found, inner: Found) -> bool:
    if not inner.cue:
        return any(outer.covers(c) for c in inner.content)
    return any(outer.covers(c) for c in inner.cue)


def _extent(found: Found) -> Span:
    spans = [*found.source, *found.cue, *found.content]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
