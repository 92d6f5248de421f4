"""What verbs do to points: close them, reach them, keep traffic from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import (
    Finding,
    area_before,
    as_stands,
    fits,
    meant,
    objects_of,
    traffic_of,
    where_told,
)
from verbale.reading.access.lexicon import Act, lexicon
from verbale.reading.access.parts import is_stand_in
from verbale.reading.access.points import Point, points_at, points_told
from verbale.reading.access.traffic import is_none
from verbale.reading.clauses import Mood, after, doer, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus, Traffic

if TYPE_CHECKING:
    from spacy.tokens import Token


_PARTLY = frozenset({"capacity", "fraction", "half", "third", "quarter", "strength"})
# Of "it", only these are said of points and of little else.
_PLAINLY = frozenset(
    {"open", "reopen", "close", "shut", "seal", "unblock", "block", "shell", "bomb", "mine", "dynamite"}
)
_BACK = frozenset({"back", "away", "round", "around"})
# Who stops cars in a town does not close it.
_HAILING = frozenset({"stop", "halt", "intercept", "turn"})
_WAITING = frozenset({"wait", "hope", "queue"})
_USING = frozenset({"use", "cross", "pass", "enter", "travel", "leave", "reach", "drive", "go", "walk"})
_INSIDE = ("in", "inside", "at", "on")


def find_by_verb(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """What a verb says of its subject, object or goal."""
    word = lemma(token)
    for act in lexicon().acts_of(word):
        yield from _act(draft, sentence, token, act)
    if word in lexicon().phrases["trapped"]:
        yield from _trapped(draft, sentence, token)
    moves = lexicon().movement
    if word in moves.verbs:
        yield from _moved(draft, sentence, token, subject(token))
    if word in moves.carrying:
        yield from _moved(draft, sentence, token, patient(token))
    denial = lexicon().denial
    if word in denial.closed | denial.restricted | denial.allowed:
        yield from _denied(draft, sentence, token)


def _act(draft: Draft, sentence: Sentence, token: Token, act: Act) -> Iterator[Finding]:
    if not _has_particle(token, act):
        return
    target, by = _target(token, act)
    if target is None or (is_stand_in(target) and lemma(token) not in _PLAINLY):
        return
    how = meant(token)
    partly = act.status == "open" and any(
        lemma(t) in _PARTLY for g in after(token, "at", "below", "under") for t in g.subtree
    )
    if act.done and how != "fact":
        return
    goals = [target, *(_homes(target) if act.kinds == {"area"} else ())]
    for point in (p for goal in goals for p in points_told(draft, sentence, goal)):
        said = fits(draft, point, act.kinds, act.status, lemma(token))
        status = as_stands(act.status, how, point) if said else None
        if status is not None and not (point.indefinite and status != act.status):
            yield Finding(
                point, "restricted" if partly else status, token, by if status == act.status else None
            )


def _homes(people: Token) -> Iterator[Token]:
    """Where people are whom a siege shuts in: "villagers in the valley are cut off"."""
    if traffic_of(people) == "people":
        yield from after(people, *_INSIDE)


def _has_particle(token: Token, act: Act) -> bool:
    needed = act.particles.get(lemma(token))
    return needed is None or any(c.lower_ == needed for c in token.children)


def _target(token: Token, act: Act) -> tuple[Token | None, Token | None]:
    target, by = _object_of(token), doer(token)
    if target is None and act.alone:
        target, by = subject(token), None
    if by is not None and target is not None and by.i == target.i:
        by = None
    return target, by


def _object_of(verb: Token) -> Token | None:
    """What a verb is done to; a point that the parse took for a modifier of a time ("the crossing hours later") too."""
    target = patient(verb)
    if target is None:
        target = next(after(verb, "off", "up", "down"), None)
    if target is None:
        spare = next((c for c in verb.subtree if c.dep_ == "compound" and c.head.dep_ == "npadvmod"), None)
        return spare if spare is not None and spare.i > verb.i else None
    return target


def _trapped(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    traffic = traffic_of(subject(token)) or "people"
    held = patient(token)
    where = [
        *after(token, *_INSIDE),
        *where_told(token),
        *(after(held, *_INSIDE) if held is not None else ()),
    ]
    for place in where:
        goals = [place, *(after(place, "of") if lemma(place) == "side" else ())]
        for point in (p for goal in goals for p in points_at(draft, sentence, goal)):
            yield Finding(point, "restricted", token, doer(token), traffic)


def _moved(draft: Draft, sentence: Sentence, token: Token, mover: Token | None) -> Iterator[Finding]:
    moves = lexicon().movement
    traffic = traffic_of(mover)
    how: Mood = "negated" if is_none(mover) or _no_longer(token) else meant(token)
    left_off = token.dep_ == "xcomp" and lemma(token.head) in moves.stopping
    if mover is None or traffic is None or left_off or _is_under_way(token):
        return
    goals = [g for g in (*after(token, *moves.prepositions), *objects_of(token)) if g.i != mover.i]
    goals += where_told(token)
    goals += after(mover, "to", "into", "through") if lemma(token) in moves.carrying else []
    points = [p for goal in goals for p in points_at(draft, sentence, goal)]
    passed = [p for p in points if p.kind != "area"]
    if lemma(token) in moves.reaching and traffic == "people":
        return
    if how == "wish" and _is_able(token):
        how = "fact"
    towns = points if traffic != "people" and how not in ("wish", "plan") else []
    for point in passed or towns:
        status = as_stands("open", how, point)
        if status is not None:
            yield Finding(point, status, token, None, traffic)


def _is_able(verb: Token) -> bool:
    """Whether it is told as what can be done: "may enter", "could still reach the camp"."""
    words = {c.lower_ for c in verb.lefts}
    return bool(words & {"can", "may"} or words >= {"could", "still"})


def _is_under_way(verb: Token) -> bool:
    """Whether it is only told where those were bound: "lorries carrying flour to X came under fire"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb.head.head) not in lexicon().movement.verbs


def _no_longer(verb: Token) -> bool:
    return any(
        c.dep_ == "advmod" and c.lower_ in ("longer", "more") and c.nbor(-1).lower_ == "no"
        for c in verb.children
    )


def _denied(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    denial = lexicon().denial
    word, what = lemma(token), _kept_from(token)
    beside = {c.lower_ for c in token.children}
    if word in denial.parted and ("from" not in beside or "off" in beside):
        return
    if (word == "turn" and not beside & _BACK) or lemma(token.head) in _WAITING:
        return
    traffic = _denied_traffic(token, what)
    entry = what is not None and lemma(what) in denial.entry
    if what is None or (traffic is None and not entry):
        return
    status: AccessStatus = "closed" if word in denial.closed else "restricted"
    if word in denial.allowed:
        status = "open"
    goals = [
        p
        for goal in _goals(token, what)
        for p in points_at(draft, sentence, goal, states=goal.head.lower_ == "into")
    ]
    if not goals and status == "closed" and _keeps_from_moving(token):
        goals = area_before(draft, sentence, token)
    for point in goals or (_point_after(draft, sentence, what) if entry else ()):
        how: Mood = "negated" if status == "open" and (is_none(what) or _is_left_off(token)) else mood(token)
        stands = as_stands(status, how, point)
        if stands is not None and not (
            point.kind == "area" and traffic == "people" and word in _HAILING and "from" not in beside
        ):
            yield Finding(point, stands, token, doer(token) if stands == status else None, traffic)


def _kept_from(verb: Token) -> Token | None:
    """Whom a verb keeps away or lets pass: its object, or who does what it allows ("allows traders to use")."""
    found = patient(verb)
    if found is not None:
        return found
    inner = (c for c in verb.rights if c.dep_ in ("ccomp", "xcomp"))
    return next((s for c in inner for s in c.lefts if s.dep_ == "nsubj"), None)


def _is_left_off(verb: Token) -> bool:
    """Whether it is no longer done: "stopped letting civilians through"."""
    return verb.dep_ in ("xcomp", "pcomp") and lemma(verb.head) in lexicon().movement.stopping


def _point_after(draft: Draft, sentence: Sentence, what: Token) -> list[Point]:
    """The point named soon after "entry of …", where the parse hangs it elsewhere."""
    for word in sentence.doc[what.i + 1 : what.i + 14]:
        if word.pos_ == "ADP" and word.lower_ in ("in", "to", "into"):
            found = [p for c in word.children if c.dep_ == "pobj" for p in points_at(draft, sentence, c)]
            if found:
                return found
    return []


def _keeps_from_moving(verb: Token) -> bool:
    """Where they are was told before: "Preventing people from leaving"."""
    return lemma(verb) != "keep" and any(lemma(n) in lexicon().movement.verbs for n in after(verb, "from"))


def _denied_traffic(token: Token, what: Token | None) -> Traffic | None:
    found = traffic_of(what)
    if found is None:
        near = (
            lexicon().movement.traffic(lemma(t))
            for c in token.children
            if c.dep_ == "dative"
            for t in c.subtree
        )
        found = next((t for t in near if t), None)
    visits = what is not None and lemma(what) in lexicon().denial.visitors
    return "people" if found is None and visits else found


def _goals(token: Token, what: Token) -> Iterator[Token]:
    if lemma(token) in lexicon().denial.allowed and list(after(what, "to")):
        yield from after(what, "to")
        return
    places = (
        "to",
        "into",
        "from",
        "through",
        "at",
        "via",
        "in",
        "across",
        "out",
        "over",
        "on",
        "along",
        "past",
        "between",
    )
    yield from after(what, *places)
    if lemma(token) == "turn":
        yield from after(token, "at", "from")
        return
    inner = [c for c in token.children if c.dep_ in ("ccomp", "xcomp") and lemma(c) in _USING]
    for using in inner:
        yield from objects_of(using)
    for word in (token, *(c for c in token.children if c not in inner), *inner):
        yield from (n for c in word.children if c.lower_ == "out" for n in after(c, "of"))
        for goal in after(word, *places) if word.dep_ != "dobj" else ():
            if goal.pos_ == "VERB":
                yield from after(goal, *places)
                yield from objects_of(goal)
            else:
                yield goal
