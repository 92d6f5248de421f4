"""What nouns say of points: a siege, a closure, no access, within firing range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, area_before, traffic_of
from verbale.reading.access.lexicon import Act, lexicon
from verbale.reading.access.points import points_at
from verbale.reading.clauses import after, doer, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMMINENT = frozenset(
    {"about", "imminent", "looming", "possible", "likely", "could", "would", "may", "might"}
)
_CONDITIONS = frozenset({"until", "unless", "if"})
_CONDITION_WORDS = 14
_ASKING = frozenset(
    {
        "talk",
        "negotiation",
        "discuss",
        "demand",
        "call",
        "urge",
        "seek",
        "insist",
        "ask",
        "condition",
        "dispute",
        "request",
    }
)
_LIFTING = frozenset({"lift", "end", "break", "ease", "lifting", "ending", "easing", "relieve", "remove"})


def find_by_noun(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """What a noun says of the points it goes with."""
    word = lemma(token)
    for act in lexicon().acts_of(word, noun=True):
        yield from _named_act(draft, sentence, token, act)
    phrases = lexicon().phrases
    if word in phrases["fire"]:
        yield from _under_fire(draft, sentence, token)
    if word in phrases["bans"]:
        yield from _banned(draft, sentence, token)
    if word in phrases["under"]:
        yield from _under(draft, sentence, token)
    if word in phrases["range"]:
        yield from _in_range(draft, sentence, token)
    if word in lexicon().denial.entry:
        yield from _entry(draft, sentence, token)


def _named_act(draft: Draft, sentence: Sentence, token: Token, act: Act) -> Iterator[Finding]:
    """A siege of a town, the closure of a crossing, an attack near a crossing."""
    goals = list(after(token, "of", "on", "to", "against", "at", "near", "in", "around"))
    beside = [c for c in token.children if c.dep_ in ("compound", "poss", "nmod")]
    goals += [c for c in beside if c.pos_ == "NOUN" or draft.place_on(sentence.at(c)) is not None]
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
    if not shuts and act.status != "attacked" and _is_asked_for(token):
        return "closed"
    if token.dep_ == "nsubj" and any(c.lower_ in _IMMINENT for c in token.head.children):
        return None
    for above in token.ancestors:
        if lemma(above) in _LIFTING and shuts:
            lifted = above.pos_ == "VERB" and mood(above) == "fact" and not _on_condition(above)
            return "reopened" if lifted else act.status
        if above.pos_ in ("VERB", "AUX") and mood(above) != "fact":
            return act.status if act.status == "restricted" else None
    return act.status


def _is_asked_for(token: Token) -> bool:
    """Whether an opening is only asked for, talked about or not agreed on."""
    for above in token.ancestors:
        if any(t.lower_ == "no" for t in above.lefts) or lemma(above) in _ASKING:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return mood(above) not in ("fact", "plan") or any(
                t.lower_ == "no" for c in above.lefts for t in c.lefts
            )
    return False


def _on_condition(verb: Token) -> bool:
    """Whether "until" or "if" stands before it, wherever the parse hangs what follows."""
    return any(t.lower_ in _CONDITIONS for t in verb.doc[max(0, verb.i - _CONDITION_WORDS) : verb.i])


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
    beside = [] if above.pos_ in ("VERB", "AUX") else area_before(draft, sentence, token)
    found = beside or (points_at(draft, sentence, target) if target is not None else [])
    if not any(p.kind == "area" for p in found):
        found = area_before(draft, sentence, token)
    for point in found:
        if point.kind == "area":
            yield Finding(point, "restricted", token, by)


def _under_fire(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A road that is "under sniper fire"."""
    if token.dep_ != "pobj" or token.head.lower_ != "under":
        return
    verb = token.head.head
    target = subject(verb) if verb.pos_ in ("VERB", "AUX") and mood(verb) == "fact" else None
    for point in points_at(draft, sentence, target) if target is not None else ():
        if point.kind != "area":
            by = next((c for c in token.lefts if c.dep_ in ("compound", "amod", "poss")), None)
            yield Finding(point, "attacked", token, by)


def _banned(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A ban on traffic to or through a place, or its lifting."""
    above = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
    lifted = above is not None and lemma(above) in _LIFTING
    if above is not None and mood(above) != "fact":
        return
    for what in after(token, "on"):
        moving = [what, *(c for c in what.children if c.dep_ in ("acl", "relcl"))]
        goals = [g for m in moving for g in after(m, "to", "into", "from", "through", "between", "across")]
        if traffic_of(what) is None and lemma(what) not in lexicon().denial.entry:
            continue
        for point in (p for goal in goals for p in points_at(draft, sentence, goal)):
            by = doer(above) if above is not None else None
            yield Finding(point, "reopened" if lifted else "closed", token, by, traffic_of(what))


def _in_range(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    for verb in (a for a in token.ancestors if a.pos_ == "VERB" and a.dep_ != "acl"):
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
            yield Finding(point, "closed", token, None, traffic_of(token))
