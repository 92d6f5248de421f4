"""Where and when: the place and the day that stand nearest to a part of a sentence."""

from __future__ import annotations

from verbale.reading.draft import Draft, Sentence
from verbale.terms import Place, Span


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def place_near(draft: Draft, sentence: Sentence, span: Span) -> Place | None:
    """The place of the sentence nearest to a span, names of actors left out; the first of equals."""
    acting = [a.span for a in draft.actors_in(sentence.span)]
    found = [p for p in draft.places_in(sentence.span) if not any(a.overlaps(p.span) for a in acting)]
    return min(found, key=lambda p: _distance(p.span, span), default=None)


def day_near(draft: Draft, sentence: Sentence, span: Span) -> str | None:
    """The day or month, as an ISO prefix, of the sentence's expression of time nearest to a span."""
    found = [t for t in draft.times_in(sentence.span) if t.type in ("DATE", "TIME") and _iso(t.value)]
    nearest = min(found, key=lambda t: _distance(t.span, span), default=None)
    return _iso(nearest.value) if nearest else None


def _iso(value: str) -> str | None:
    day = value[:10].split("T")[0]
    parts = day.split("-")
    good = all(p.isdigit() for p in parts) and len(parts[0]) == 4 and len(parts) >= 2
    return day if good else None
