"""The attributions of a draft by rules: spaCy's parse and a lexicon of cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.quotes import quotations
from verbale.reading.statements.cues.adjectives import adjective_cues
from verbale.reading.statements.cues.nouns import according, colon, noun_cues
from verbale.reading.statements.cues.verbs import attribute_verb, cue_verbs
from verbale.reading.statements.found import Found, outermost
from verbale.reading.statements.quotations.quoted import Cues, Quoting
from verbale.reading.statements.quotations.shapes import Inside

if TYPE_CHECKING:
    from collections.abc import Iterable


def by_rules(draft: Draft) -> list[Found]:
    """The outermost attributions of a draft, in the order of the text."""
    quotes = quotations(draft.text)
    found: list[Found] = []
    cues: Cues = {}
    for sentence in draft.sentences:
        inside = Inside(sentence, quotes)
        cues[sentence.index] = cue_verbs(sentence, inside)
        found += _in_sentence(sentence, cues, inside, draft.text)
    Quoting(draft, quotes, found, cues).run()
    return outermost(found)


def _in_sentence(sentence: Sentence, cues: Cues, inside: Inside, text: str) -> Iterable[Found]:
    for verb, entry in cues[sentence.index]:
        if (found := attribute_verb(sentence, verb, entry, inside, text)) is not None:
            yield found
    yield from according(sentence, text)
    yield from noun_cues(sentence, inside, text)
    yield from adjective_cues(sentence, inside, text)
    if (found := colon(sentence, text)) is not None:
        yield found
