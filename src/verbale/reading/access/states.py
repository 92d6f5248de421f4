"""What adjectives say of points: besieged, shut, impassable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, as_stands, fits
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import Point, points_at, points_told
from verbale.reading.clauses import after, doer, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is to stay so is so.
_LASTING = frozenset({"remain", "stay", "keep", "continue"})
_RENDERING = frozenset({"leave", "make", "render", "keep", "hold", "find", "declare", "deem"})


def find_beside(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A state told beside the noun: "besieged areas", "the closed crossing"."""
    for child in token.children:
        if child.dep_ not in ("amod", "acl", "compound", "nmod"):
            continue
        for state in lexicon().states:
            if child.lower_ in state.words and state.status != "open":
                for point in (*points_at(draft, sentence, token), *_towns(draft, sentence, token)):
                    if point.kind in state.kinds:
                        yield Finding(
                            point, state.status, child, doer(child) if child.dep_ == "acl" else None
                        )


def _towns(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The town that a port is: "the besieged port of X"."""
    return (
        [p for t in after(token, "of") for p in points_at(draft, sentence, t)]
        if lemma(token) == "port"
        else []
    )


def find_by_state(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A state told after "be", "remain", "leave", "keep": "the road is impassable", "left roads impassable"."""
    if token.lower_ == "safe":
        yield from _not_safe(draft, sentence, token)
    states = [s for s in lexicon().states if token.lower_ in s.words]
    if not states:
        return
    target = _told_of(token)
    for point in points_told(draft, sentence, target) if target is not None else ():
        for state in states:
            verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in ("VERB", "AUX") else token
            how = "fact" if _lasts(verb, state.status) else mood(verb)
            said = fits(draft, point, state.kinds, state.status, token.lower_)
            stands = as_stands(state.status, how, point) if said else None
            if stands is not None:
                yield Finding(point, stands, token, doer(verb) if lemma(verb) in _RENDERING else None)


def _not_safe(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A road that "has not been safe for lorries"."""
    target = _told_of(token)
    if target is None or mood(token.head) != "negated":
        return
    for point in points_told(draft, sentence, target):
        if point.kind != "area":
            yield Finding(point, "restricted", token)


def _lasts(verb: Token, status: AccessStatus) -> bool:
    """Whether what is to stay so is so: "will remain shut", and what somebody wants to keep open."""
    if lemma(verb) not in _LASTING or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts):
        return False
    return mood(verb) in (("plan", "wish") if status == "open" else ("plan",))


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
