"""Resolves names whose spans are given, by the report's own context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.reading.draft import Draft
from verbale.reading.places.cues import find_cues
from verbale.reading.places.gazetteer import look_up, look_up_loosely
from verbale.reading.places.reader import find_places
from verbale.reading.places.recognition import Candidate
from verbale.reading.places.resolution import resolve
from verbale.reading.places.told import told_cues
from verbale.reading.places.vocabulary import demonyms
from verbale.terms import Place, Span


def read_given(draft: Draft, spans: Sequence[Span]) -> list[Place]:
    """One place a span, in order; what the reader itself finds elsewhere is context.

    Args:
        draft: a report as far as its parses and actors.
        spans: where names stand; those between sentences are left out.
    """
    asked = list(_candidates(draft, spans))
    wanted = {candidate.span for candidate in asked}
    context = [c for c in find_places(draft) if not any(c.span.overlaps(span) for span in wanted)]
    everything = sorted([*asked, *context], key=lambda candidate: candidate.span)
    return [
        place
        for place in resolve(everything, find_cues(draft.text) + told_cues(draft.actors))
        if place.span in wanted
    ]


def _candidates(draft: Draft, spans: Sequence[Span]) -> Iterator[Candidate]:
    found = {candidate.span: candidate for candidate in find_places(draft)}
    for span in sorted(set(spans)):
        sentence = draft.sentence_at(span.start)
        tokens = sentence.tokens_in(span) if sentence else []
        if sentence is None or not tokens:
            continue
        if span in found and found[span].rows:
            yield found[span]
            continue
        said = span.of(draft.text)
        name = demonyms().get(said, said)
        rows = look_up(name) or look_up_loosely(name)
        yield Candidate(sentence, tuple(tokens), name, rows)
