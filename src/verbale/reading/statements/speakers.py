"""Who speaks, for whom, when and where."""

from __future__ import annotations

from verbale.reading.draft import Draft
from verbale.reading.statements.found import Found
from verbale.terms import Span, Statement


def state(draft: Draft, found: Found) -> Statement:
    """The wire's statement of an attribution."""
    spans = [*found.source, *found.cue, *found.content]
    evidence = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Statement(
        source=tuple(found.source), cue=tuple(found.cue), content=tuple(found.content), evidence=evidence
    )
