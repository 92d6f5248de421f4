"""What is found of one point, and what it says of the present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import Point, points_at
from verbale.reading.clauses import SUBJECTS, Mood, after, governors, lemma, mood, with_conjuncts
from verbale.reading.draft import Draft, Sentence
from verbale.terms.records import AccessStatus, Traffic

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAILING = frozenset({"fail", "disagree", "refuse"})
_STEPS = 4
_PROVISOS = frozenset({"provided", "providing", "assuming"})
_PLAIN = frozenset({"open", "reopen", "close", "closed", "shut", "reopened"})


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


def as_stands(status: AccessStatus, how: Mood, point: Point) -> AccessStatus | None:
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


def meant(verb: Token) -> Mood:
    """How an opening is meant: what "was to have" been, or was not agreed on, did not come about."""
    how = mood(verb)
    if how == "fact" and (_is_supposed(verb) or _is_asked(verb)):
        return "condition" if _is_supposed(verb) else "wish"
    if how not in ("plan", "wish"):
        return how
    undone = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts) and how == "plan"
    above = [lemma(a) for a in governors(verb)][:_STEPS]
    none = any(t.lower_ == "no" for c in verb.lefts if c.dep_ in SUBJECTS for t in c.lefts)
    return "negated" if undone or none or _FAILING & set(above) else how


def _is_supposed(verb: Token) -> bool:
    """Whether it is only told as what something waits for: "when the roads were opened, flights would start"."""
    if any(t.lower_ in _PROVISOS for t in (*verb.lefts, verb.head)):
        return True
    when = verb.dep_ == "advcl" and any(c.lower_ in ("when", "once", "after") for c in verb.lefts)
    return when and any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "can", "could") for c in verb.head.lefts
    )


def _is_asked(verb: Token) -> bool:
    """Whether it is asked "for the roads to be opened"."""
    words = {c.lower_ for c in verb.lefts}
    return {"for", "to"} <= words and verb.dep_ in ("advcl", "ccomp", "xcomp")


def fits(draft: Draft, point: Point, kinds: frozenset[str], status: AccessStatus, word: str) -> bool:
    """Whether a word can be said of a point: a place by its bare name is open or shut as a crossing is."""
    if point.kind in kinds:
        return True
    plain = word in _PLAIN and status in ("open", "closed", "reopened")
    place = plain and point.kind == "area" and not point.noun and point.named
    return place and not draft.actors_on(point.span)


def traffic_of(token: Token | None) -> Traffic | None:
    """What traffic a noun stands for: aid if anything about it says so."""
    if token is None:
        return None
    many = token.tag_ == "NNS" or lemma(token) in lexicon().movement.bulk
    counted = next(after(token, "of"), None) if many else None
    if counted is not None and lexicon().movement.traffic(lemma(token)) is None:
        return traffic_of(counted)
    moves = lexicon().movement
    near = [token, *(t for t in token.subtree if t.dep_ in ("compound", "amod", "nmod", "dobj", "pobj"))]
    kinds = {moves.traffic(lemma(t)) for t in near}
    head = moves.traffic(lemma(token))
    if "aid" in kinds and (head or lemma(token) in ("access", "entry")):
        return "aid"
    return head


def objects_of(verb: Token) -> Iterator[Token]:
    """The objects of a verb, conjuncts too."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from with_conjuncts(child)


def where_told(verb: Token) -> Iterator[Token]:
    """The noun that a clause is on: "the airport, where no plane has landed"."""
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        yield verb.head


def area_before(draft: Draft, sentence: Sentence, token: Token) -> list[Point]:
    """The area named last before a word: "…, the town of X, under siege"."""
    for index in range(token.i - 2, max(-1, token.i - 12), -1):
        word = sentence.doc[index]
        if word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
            found = [p for p in points_at(draft, sentence, word) if p.kind == "area"]
            if found:
                return found
    return []
