"""Where and when: the place and the date that belong to a part of a sentence."""

from __future__ import annotations

from verbale.reading.draft import Draft, Sentence
from verbale.reading.places import place_of
from verbale.reading.times import day_of
from verbale.terms import DATES, Place, Span


def place_near(draft: Draft, sentence: Sentence, span: Span) -> Place | None:
    """The place that belongs to the words at a span, None where the sentence says none."""
    tokens = sentence.tokens_in(span) if sentence.doc is not None else []
    found = place_of(draft, sentence, tokens[-1]) if tokens else None
    return _narrowed(draft, sentence, found) if found else None


def _narrowed(draft: Draft, sentence: Sentence, place: Place) -> Place:
    """The place within the place: "the Ituri town of Bunia" is Bunia."""
    for token in sentence.tokens_in(place.span):
        if token.dep_ != "compound":
            continue
        inside = [g for c in token.head.children if c.lower_ == "of" for g in c.children]
        for name in inside:
            here = sentence.at(name)
            return next((p for p in draft.places_in(sentence.span) if p.span.overlaps(here)), place)
    return place


def day_near(draft: Draft, sentence: Sentence, span: Span) -> str | None:
    """The date, as an ISO prefix of a month or a day, that belongs to the words at a span."""
    tokens = sentence.tokens_in(span) if sentence.doc is not None else []
    time = day_of(draft, sentence, tokens[-1]) if tokens else None
    return DATES.clean(time.value) if time else None
