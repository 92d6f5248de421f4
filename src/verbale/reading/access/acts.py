"""What is said to be done to points: every rule of the access reader, from a trigger word to its points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.access.lexicon import Act, lexicon
from verbale.reading.access.points import Point, place_on, points_at
from verbale.reading.clauses import Mood, after, doer, lemma, mood, patient, subject, with_conjuncts
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus, Traffic

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about one point, before its actor, date and speaker are looked for.

    Attributes:
        trigger: the word that says it.
        by: the head word of who did it, None where nobody is said to.
    """

    point: Point
    status: AccessStatus
    trigger: Token
    by: Token | None = None
    traffic: Traffic | None = None


_LIFTED: dict[AccessStatus, AccessStatus] = {"open": "closed", "reopened": "closed", "attacked": "attacked"}
_LIFTING = frozenset({"lift", "end", "break", "ease", "lifting", "ending", "easing", "relieve", "remove"})


def find_acts(draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """Everything that a sentence says about whether a point can be passed."""
    for token in sentence.doc:
        rule = _RULES.get(token.pos_)
        if rule is not None:
            yield from rule(draft, sentence, token)


def _as_stands(status: AccessStatus, how: Mood, point: Point) -> AccessStatus | None:
    """What an act says of the present, by how it is meant; None where it says nothing of it."""
    if how == "fact":
        return status
    if status in ("open", "reopened"):
        if how in ("wish", "plan", "negated", "refusal", "condition"):
            return "restricted" if point.kind == "area" else "closed"
        return None
    if status in ("closed", "restricted") and how in ("negated", "condition"):
        return None
    return None


def _verb(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    word = lemma(token)
    for act in lexicon().acts_of(word):
        yield from _act(draft, sentence, token, act)
    if word in lexicon().phrases["trapped"]:
        yield from _trapped(draft, sentence, token)
    if word in lexicon().movement.verbs:
        yield from _moved(draft, sentence, token)
    denial = lexicon().denial
    if word in denial.closed | denial.restricted | denial.allowed:
        yield from _denied(draft, sentence, token)


def _act(draft: Draft, sentence: Sentence, token: Token, act: Act) -> Iterator[Finding]:
    if not _has_particle(token, act):
        return
    target, by = _target(token, act)
    if target is None:
        return
    how = mood(token)
    if act.done and how != "fact":
        return
    for point in points_at(draft, sentence, target):
        status = _as_stands(act.status, how, point) if point.kind in act.kinds else None
        if status is not None:
            yield Finding(point, status, token, by if status == act.status else None)


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
        spare = next((c for c in verb.subtree if c.dep_ == "compound" and c.head.dep_ == "npadvmod"), None)
        return spare if spare is not None and spare.i > verb.i else None
    return target


def _trapped(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    for place in after(token, "in", "inside", "at"):
        for point in points_at(draft, sentence, place):
            yield Finding(point, "restricted", token, doer(token), "people")


def _moved(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    mover = subject(token)
    moves = lexicon().movement
    traffic = _traffic_of(mover)
    how = mood(token)
    if mover is None or traffic is None:
        return
    goals = [*after(token, *moves.prepositions), *_objects(token)]
    points = [p for goal in goals for p in points_at(draft, sentence, goal)]
    passed = [p for p in points if p.kind != "area"]
    if lemma(token) in moves.reaching and traffic == "people":
        return
    for point in passed or (points if traffic != "people" else ()):
        status = _as_stands("open", how, point)
        if status is not None:
            yield Finding(point, status, token, None, traffic)


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from with_conjuncts(child)


def _traffic_of(token: Token | None) -> Traffic | None:
    """What traffic a noun stands for: aid if anything about it says so."""
    if token is None:
        return None
    moves = lexicon().movement
    near = [token, *(t for t in token.subtree if t.dep_ in ("compound", "amod", "nmod", "dobj", "pobj"))]
    kinds = {moves.traffic(lemma(t)) for t in near}
    head = moves.traffic(lemma(token))
    if "aid" in kinds and (head or lemma(token) in ("access", "entry")):
        return "aid"
    return head


def _denied(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    denial = lexicon().denial
    word, what = lemma(token), patient(token)
    traffic = _denied_traffic(token, what)
    entry = what is not None and lemma(what) in denial.entry
    if what is None or (traffic is None and not entry):
        return
    status: AccessStatus = "closed" if word in denial.closed else "restricted"
    if word in denial.allowed:
        status = "open"
    goals = [p for goal in _goals(token, what) for p in points_at(draft, sentence, goal)]
    if not goals and status == "closed" and _keeps_from_moving(token):
        goals = _area_before(draft, sentence, token)
    for point in goals or (_point_after(draft, sentence, what) if entry else ()):
        stands = _as_stands(status, mood(token), point)
        if stands is not None:
            yield Finding(point, stands, token, doer(token) if stands == status else None, traffic)


def _point_after(draft: Draft, sentence: Sentence, what: Token) -> list[Point]:
    """The point named soon after "entry of …", where the parse hangs it elsewhere."""
    for word in sentence.doc[what.i + 1 : what.i + 14]:
        if word.pos_ == "ADP" and word.lower_ in ("in", "to", "into"):
            found = [p for c in word.children if c.dep_ == "pobj" for p in points_at(draft, sentence, c)]
            if found:
                return found
    return []


def _keeps_from_moving(verb: Token) -> bool:
    """ "Preventing people from leaving": where they are was told before."""
    return any(lemma(n) in lexicon().movement.verbs for n in after(verb, "from"))


def _denied_traffic(token: Token, what: Token | None) -> Traffic | None:
    found = _traffic_of(what)
    if found is None:
        near = (
            lexicon().movement.traffic(lemma(t))
            for c in token.children
            if c.dep_ == "dative"
            for t in c.subtree
        )
        found = next((t for t in near if t), None)
    return found


def _goals(token: Token, what: Token) -> Iterator[Token]:
    places = ("to", "into", "from", "through", "at", "via", "in", "across", "out")
    yield from after(what, *places)
    for word in (token, *token.children):
        for goal in after(word, *places) if word.dep_ != "dobj" else ():
            if goal.pos_ == "VERB":
                yield from after(goal, *places)
                yield from _objects(goal)
            else:
                yield goal


def _noun(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    word = lemma(token)
    for act in lexicon().acts_of(word, noun=True):
        yield from _named_act(draft, sentence, token, act)
    phrases = lexicon().phrases
    if word in phrases["under"]:
        yield from _under(draft, sentence, token)
    if word in phrases["range"]:
        yield from _in_range(draft, sentence, token)
    if word in lexicon().denial.entry:
        yield from _entry(draft, sentence, token)
    yield from _stated(draft, sentence, token)


def _named_act(draft: Draft, sentence: Sentence, token: Token, act: Act) -> Iterator[Finding]:
    """A siege of a town, the closure of a crossing, an attack near a crossing."""
    goals = list(after(token, "of", "on", "to", "against", "at", "near", "in", "around"))
    beside = [c for c in token.children if c.dep_ in ("compound", "poss", "nmod")]
    goals += [c for c in beside if c.pos_ == "NOUN" or place_on(draft, sentence, c) is not None]
    if token.dep_ == "nsubj" and token.head.pos_ == "AUX":
        goals += after(token.head, "of", "on", "against")
    for goal in goals:
        for point in points_at(draft, sentence, goal):
            status = _noun_status(token, act) if point.kind in act.kinds else None
            if status is not None:
                yield Finding(point, status, token, _noun_doer(token))


def _noun_status(token: Token, act: Act) -> AccessStatus | None:
    """What an act told by a noun says of the present: a siege to be lifted stands, one that was lifted does not."""
    shuts = act.status in ("closed", "restricted")
    for above in token.ancestors:
        if lemma(above) in _LIFTING and shuts:
            return "reopened" if above.pos_ == "VERB" and mood(above) == "fact" else act.status
        if above.pos_ in ("VERB", "AUX") and mood(above) != "fact":
            return act.status if act.status == "restricted" else None
    return act.status


def _noun_doer(token: Token) -> Token | None:
    head = token.head
    by = next(after(token, "by"), None)
    if by is None and token.dep_ == "nsubj" and head.pos_ == "AUX":
        by = next(after(head, "by"), None)
    if by is not None:
        return by
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is None and token.dep_ == "dobj" and lemma(head) not in _LIFTING:
        return doer(head)
    return owner


def _under(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    if token.dep_ != "pobj" or token.head.lower_ not in ("under", "by"):
        return
    above = token.head.head
    if above.pos_ in ("VERB", "AUX") and mood(above) not in ("fact", "refusal"):
        return
    by = next(after(token, "from", "by"), None) or next(
        (c for c in token.lefts if c.dep_ in ("compound", "amod")), None
    )
    target = subject(above) if above.pos_ in ("VERB", "AUX") else above
    beside = [] if above.pos_ in ("VERB", "AUX") else _area_before(draft, sentence, token)
    found = beside or (points_at(draft, sentence, target) if target is not None else [])
    if not any(p.kind == "area" for p in found):
        found = _area_before(draft, sentence, token)
    for point in found:
        if point.kind == "area":
            yield Finding(point, "restricted", token, by)


def _area_before(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The area named last before a word: "…, the town of X, under siege"."""
    for index in range(token.i - 2, max(-1, token.i - 12), -1):
        word = sentence.doc[index]
        if word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
            found = [p for p in points_at(draft, sentence, word) if p.kind == "area"]
            if found:
                return found
    return []


def _in_range(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    for verb in (a for a in token.ancestors if a.pos_ == "VERB"):
        target = patient(verb) or subject(verb)
        for point in points_at(draft, sentence, target) if target is not None else ():
            if point.kind == "way":
                yield Finding(point, "restricted", token, doer(verb))
        return


def _entry(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """Access asked for, promised or wanting: "no access to X", "access to the besieged areas of X"."""
    above = token.head
    lacking = any(c.lower_ == "no" for c in token.children) or (
        above.pos_ == "VERB" and mood(above) == "negated"
    )
    if not lacking:
        return
    for goal in after(token, "to", "into", "for"):
        for point in points_at(draft, sentence, goal):
            yield Finding(point, "closed", token, None, _traffic_of(token))


def _stated(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A state told beside the noun: "besieged areas", "the closed crossing"."""
    for child in token.children:
        if child.dep_ not in ("amod", "acl", "compound", "nmod"):
            continue
        for state in lexicon().states:
            if child.lower_ in state.words and state.status != "open":
                for point in points_at(draft, sentence, token):
                    if point.kind in state.kinds:
                        yield Finding(
                            point, state.status, child, doer(child) if child.dep_ == "acl" else None
                        )


def _adjective(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A state told after "be", "remain", "leave", "keep": "the road is impassable", "left roads impassable"."""
    states = [s for s in lexicon().states if token.lower_ in s.words]
    if not states:
        return
    target = _told_of(token)
    for point in points_at(draft, sentence, target) if target is not None else ():
        for state in states:
            verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in ("VERB", "AUX") else token
            stands = _as_stands(state.status, mood(verb), point) if point.kind in state.kinds else None
            if stands is not None:
                yield Finding(point, stands, token, doer(verb) if lemma(verb) in _RENDERING else None)


def _told_of(token: Token) -> Token | None:
    """The noun that a predicative adjective is about."""
    own = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    verb = token.head
    if own is not None:
        return own
    if verb.pos_ not in ("VERB", "AUX"):
        verb = next((a for a in token.ancestors if lemma(a) in _RENDERING), token)
    if lemma(verb) in _RENDERING:
        return patient(verb)
    return subject(verb) if token.dep_ in ("acomp", "attr", "oprd", "advmod", "xcomp") else None


_RENDERING = frozenset({"leave", "make", "render", "keep", "hold", "find", "declare", "deem"})
_RULES: dict[str, Callable[[Draft, Sentence, "Token"], Iterator[Finding]]] = {
    "VERB": lambda d, s, t: (f for rule in (_verb, _adjective) for f in rule(d, s, t)),
    "ADJ": _adjective,
    "NOUN": _noun,
    "PROPN": _noun,
}
