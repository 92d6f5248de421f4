"""Meetings that a noun names: talks, a summit, a visit, a deal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, lemma, mood
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.encounters import find_meeting
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene, inner_nouns, told_by_noun
from verbale.reading.rounds.status import standings_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_ATTEMPTED = frozenset(
    {"negotiate", "restart", "resume", "revive", "convene", "relaunch", "mediate", "broker"}
)
_ONLY_STANDING = frozenset({"visit", "call", "attempt", "process", "deal"})


def find_by_noun(scene: Scene, token: Token, taken: set[int]) -> Iterator[Mention]:
    """The meetings that a noun tells; `taken` gathers the nouns of the same meeting below it."""
    kind = lexicon().kind_of(lemma(token))
    if lemma(token) in ("touch", "contact") and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from find_meeting(scene, token.head.head, "call")
        return
    if kind is None or token.dep_ == "compound" or not _is_meeting(token, kind):
        return
    taken.update(t.i for t in inner_nouns(token))
    standings = _deal_standings(token) if kind == "deal" else standings_of(token, kind)
    if kind == "attempt":
        standings = [
            s for s in standings if s.status != "collapsed" or s.word.dep_ == "amod" or token.dep_ != "dobj"
        ]
    if not standings and kind in _ONLY_STANDING:
        return
    name = "talks" if kind in ("process", "attempt") else kind
    told: list[Standing | None] = [*standings] or [None]
    for standing in told:
        yield told_by_noun(scene, token, name, standing)


def _is_meeting(token: Token, kind: str) -> bool:
    qualifiers = lexicon().qualifiers
    near = {t.lower_ for t in token.lefts} | {lemma(t) for t in token.lefts}
    if near & qualifiers["barred"] and not near & qualifiers["needs"]:
        return False
    if kind == "attempt":
        return any(lemma(t) in _ATTEMPTED for t in token.doc[token.i + 1 : token.i + 14] if t.pos_ == "VERB")
    if lemma(token) in qualifiers["needed"]:
        wider = near | {lemma(t) for t in after(token, "of", "with")}
        return bool(wider & qualifiers["needs"]) or (
            kind == "call" and bool(list(after(token, "with", "between")))
        )
    return kind != "visit" or token.dep_ in _OBJECTS or bool(list(after(token, "to", "by")))


def _deal_standings(token: Token) -> list[Standing]:
    """A deal is a round where it is reached or signed, or told by its day; not where it is only spoken of."""
    if any(c.lower_ in ("no", "any", "without") for c in token.lefts):
        return []
    if any(t.lower_ in ("not", "no") for t in token.head.subtree if t.i < token.i):
        return []
    if any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children):
        return [Standing("agreed", token)]
    verb = token.head if token.dep_ in ("dobj", "nsubjpass") else None
    if token.dep_ == "pobj" and token.head.lower_ in ("on", "to"):
        verb = token.head.head
    if verb is None:
        verb = next((c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if verb is None or verb.pos_ != "VERB" or lemma(verb) not in lexicon().deals["verbs"]:
        return []
    how = mood(verb)
    if how == "plan" and lemma(verb) in lexicon().deals["ceremonies"]:
        return [Standing("announced", verb)]
    return [Standing("agreed", verb)] if how == "fact" else []
