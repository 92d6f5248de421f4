"""What is told of points by those who are kept there, by what a place receives and what a port handles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, as_stands, objects_of, traffic_of, where_told
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import points_at
from verbale.reading.access.traffic import is_none
from verbale.reading.clauses import Mood, after, doer, is_passive, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus, Traffic

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = ("at",)
_BACK = frozenset({"back", "away", "round", "around"})
_PARTIAL = frozenset({"some", "most", "many", "several", "dozen", "hundred", "thousand", "without", "who"})


def find_by_keeping(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """Those held up at a gate, turned back on a road; what a town has not received; what an airport handles."""
    word, moves = lemma(token), lexicon().movement
    if word in moves.kept:
        yield from _kept(draft, sentence, token)
    if word in moves.receiving:
        yield from _received(draft, sentence, token)
    if word in moves.handling:
        yield from _handled(draft, sentence, token)


def _kept(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """Convoys "held at" a checkpoint, lorries that "turn round at" a border."""
    turned = lemma(verb) == "turn"
    if mood(verb) != "fact" or (turned and not any(c.lower_ in _BACK for c in verb.children)):
        return
    target = patient(verb)
    who = target if target is not None else subject(verb)
    traffic = _traffic_kept(who, turned=turned)
    if traffic is None or is_none(who) or who is None:
        return
    goals = [*after(verb, *_AT, *(("from",) if turned else ())), *where_told(verb)]
    acting = None if is_passive(verb) or target is None else subject(verb)
    if turned and not goals and acting is not None:
        goals = list(after(acting, "on", "at", "along")) or [acting]
    status: AccessStatus = "restricted" if any(t.lower_ in _PARTIAL for t in verb.subtree) else "closed"
    for point in (p for goal in goals for p in points_at(draft, sentence, goal)):
        if point.kind != "area":
            yield Finding(point, status, verb, doer(verb) if acting is None else None, traffic)


def _traffic_kept(who: Token | None, *, turned: bool) -> Traffic | None:
    found = traffic_of(who)
    return found if found in ("aid", "goods") or turned else None


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
    for point in points_at(draft, sentence, place):
        status = as_stands("open", how, point) if point.kind == "gate" else None
        if status is not None:
            yield Finding(point, status, verb, None, traffic)
