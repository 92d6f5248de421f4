"""What is told of points by what a place receives and what a port handles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, as_stands, objects_of, traffic_of
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import points_at
from verbale.reading.access.traffic import is_none
from verbale.reading.clauses import Mood, is_passive, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RESUMING = frozenset({"resume", "restart"})
_WORKING = frozenset({"operation", "service", "work", "activity", "business"})


def find_by_service(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """What a town has not received; what an airport handles."""
    word, moves = lemma(token), lexicon().movement
    if word in moves.receiving:
        yield from _received(draft, sentence, token)
    if word in moves.handling:
        yield from _handled(draft, sentence, token)
    if word in moves.stopping | _RESUMING:
        yield from _worked(draft, sentence, token)


def _received(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """A town that "has received no relief since July"."""
    place, what = subject(verb), patient(verb)
    traffic = traffic_of(what)
    if place is None or traffic not in ("aid", "goods") or is_passive(verb):
        return
    how: Mood = "negated" if is_none(what) else mood(verb)
    if how != "negated":
        return
    for point in points_at(draft, sentence, place):
        status = as_stands("open", how, point) if point.kind == "area" else None
        if status is not None:
            yield Finding(point, status, verb, None, traffic)


def _handled(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """An airport that "has handled flights again since November"."""
    place = subject(verb)
    traffic = next((t for t in map(traffic_of, objects_of(verb)) if t is not None), None)
    nothing = any(is_none(o) or o.lower_ == "nothing" for o in objects_of(verb))
    if place is None or (traffic is None and not nothing) or is_passive(verb):
        return
    how: Mood = "negated" if nothing else mood(verb)
    kinds = ("gate", "way") if how == "negated" else ("gate",)
    for point in points_at(draft, sentence, place):
        status = as_stands("open", how, point) if point.kind in kinds else None
        if status is not None:
            yield Finding(point, status, verb, None, traffic)


def _worked(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """A terminal that "has suspended operations", an airport that "resumed service"."""
    place = subject(verb)
    works = any(lemma(o) in _WORKING for o in objects_of(verb))
    if place is None or not works or is_passive(verb) or mood(verb) != "fact":
        return
    for point in points_at(draft, sentence, place):
        if point.kind != "area":
            yield Finding(point, "reopened" if lemma(verb) in _RESUMING else "closed", verb)
