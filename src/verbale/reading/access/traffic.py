"""What is told of those who move: no longer calling, out of reach, attacked on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, as_stands, traffic_of, where_told
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import points_at
from verbale.reading.clauses import after, doer, is_passive, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = ("in", "on", "at", "near", "along", "through", "off", "around", "across", "inside", "outside")
_NOTHING = frozenset({"nothing", "nobody", "none"})
_USING = frozenset({"use", "cross"})
_VISITING = frozenset({"visit", "access", "enter"})
_HOLDING = frozenset({"hold", "halt", "stop", "block", "strand"})
_NONE = frozenset({"no", "neither", "few", "little", "hardly", "scarcely"})


def find_by_traffic(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """What a verb or noun says of a point by what happens to those who pass it."""
    if token.pos_ == "VERB":
        yield from _stopped(draft, sentence, token)
        yield from _out_of_reach(draft, sentence, token)
        yield from _nothing_came(draft, sentence, token)
        yield from _held_up(draft, sentence, token)
    yield from _attacked(draft, sentence, token)


def is_none(noun: Token | None) -> bool:
    """Whether a noun is counted as none: "no lorry", "not a single truck"."""
    if noun is None:
        return False
    return any(t.lower_ in _NONE or (t.dep_ == "neg" and t.head.i != noun.head.i) for t in noun.lefts)


def _stopped(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """Those who "stopped calling at" a port, or "have ceased to serve" it."""
    if lemma(verb) not in lexicon().movement.stopping or mood(verb) != "fact":
        return
    who = subject(verb)
    traffic = traffic_of(who)
    bare = patient(verb) is None and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)
    if who is not None and traffic in ("goods", "aid") and bare:
        for goal in after(who, "to", "from", "into", "between", "through"):
            for point in points_at(draft, sentence, goal):
                yield Finding(point, "closed", verb, None, traffic)
    for inner in (c for c in verb.children if c.dep_ == "xcomp" and traffic is not None):
        if lemma(inner) not in lexicon().movement.verbs | lexicon().movement.serving:
            continue
        goals = [
            *after(inner, *lexicon().movement.prepositions),
            *(c for c in inner.children if c.dep_ == "dobj"),
        ]
        for point in (p for goal in goals for p in points_at(draft, sentence, goal)):
            yield Finding(point, "closed", verb, None, traffic)


def _out_of_reach(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """A place, or people somewhere, whom nobody can reach."""
    if lemma(verb) not in lexicon().movement.reached:
        return
    target = patient(verb)
    partly = any(t.lower_ in lexicon().phrases["limits"] for t in verb.subtree) and mood(verb) != "plan"
    who = subject(verb)
    nobody = who is not None and (who.lower_ in _NOTHING or is_none(who))
    if target is None or not (mood(verb) == "negated" or nobody or (partly and is_passive(verb))):
        return
    meant = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    able = verb.head.lemma_ == "able" or any(c.lower_ in ("can", "could", "ca") for c in verb.lefts)
    used = (lemma(verb) in _USING and not meant) or (lemma(verb) in _VISITING and able)
    goals = [target] if is_passive(verb) or used else []
    goals += [
        *after(target, *_WHERE),
        *(n for c in target.children if c.dep_ == "acl" for n in after(c, *_WHERE)),
    ]
    agent = doer(verb)
    for point in (p for goal in goals for p in points_at(draft, sentence, goal)):
        status = "restricted" if partly else as_stands("open", "negated", point)
        if status is not None:
            yield Finding(point, status, verb, None, traffic_of(agent))


def _nothing_came(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """No deliveries "have taken place in" a place since some day."""
    who = subject(verb)
    traffic = traffic_of(who)
    if who is not None and who.lower_ in _NOTHING and lemma(verb) in lexicon().movement.verbs | {"move"}:
        for point in (p for goal in after(verb, *_WHERE) for p in points_at(draft, sentence, goal)):
            yield Finding(point, "restricted" if point.kind == "area" else "closed", verb)
    happens = lemma(verb) in ("occur", "happen") or (
        lemma(verb) in ("take", "make") and any(c.lower_ == "place" for c in verb.children)
    )
    if not happens or traffic is None or not is_none(who):
        return
    for goal in (*after(verb, *_WHERE), *where_told(verb)):
        for point in points_at(draft, sentence, goal):
            status = as_stands("open", "negated", point)
            if status is not None:
                yield Finding(point, status, verb, None, traffic)


def _held_up(draft: Draft, sentence: Sentence, verb: Token) -> Iterator[Finding]:
    """Traffic that is held at a gate or on a road: "convoys have been held at the X checkpoint"."""
    if lemma(verb) not in _HOLDING or not is_passive(verb) or mood(verb) != "fact":
        return
    traffic = traffic_of(subject(verb))
    for goal in after(verb, "at", "on", "near", "outside") if traffic is not None else ():
        for point in points_at(draft, sentence, goal):
            if point.kind != "area":
                up = any(c.lower_ == "up" for c in verb.rights)
                yield Finding(point, "restricted" if up else "closed", verb, doer(verb), traffic)


def _attacked(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """Traffic that is attacked on a road, at a gate, on a sea: "burned lorries on the road to X"."""
    words = lexicon().movement.attacking
    if lemma(token) not in words or (token.pos_ == "VERB" and mood(token) != "fact"):
        return
    struck = list(after(token, "on", "against", "of")) if token.pos_ == "NOUN" else []
    target = patient(token) if token.pos_ == "VERB" else None
    struck += [target] if target is not None else []
    for moving in (s for s in struck if traffic_of(s) in ("goods", "aid")):
        goals = [*after(moving, *_WHERE), *after(token, *_WHERE)]
        for point in (p for goal in goals if goal.i != moving.i for p in points_at(draft, sentence, goal)):
            if point.kind != "area":
                by = doer(token) if token.pos_ == "VERB" else None
                yield Finding(point, "attacked", token, by, traffic_of(moving))
