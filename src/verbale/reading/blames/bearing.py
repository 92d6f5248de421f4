"""Charges by who bears the blame: "X is to blame", "responsibility lies with X", "X has only itself to blame"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.sides import people_of
from verbale.reading.clauses import after, subject
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEARING = frozenset({"bear", "carry", "share", "shoulder", "own"})
_DOORS = frozenset({"door", "doorstep", "feet"})
_LYING = frozenset({"lie", "rest", "fall", "belong"})


def find_bearing(scene: Scene) -> Iterator[Charge]:
    """Find whoever is said by somebody else to bear the blame."""
    for verb in scene.sentence.doc:
        if verb.pos_ not in ("VERB", "AUX") or is_negated(verb) or any(c.lower_ == "so" for c in verb.lefts):
            continue
        found = _borne(verb)
        if found is None:
            continue
        bearer, matter = found
        speaker = scene.speaker(verb)
        accused = [h for h in people_of(scene, bearer) if speaker is None or h.party != speaker.party]
        if speaker is not None and accused and bearer.lower_ not in ("he", "she", "we", "i"):
            yield Charge([speaker], accused, matter, plain=True)


def find_attributions(scene: Scene) -> Iterator[Charge]:
    """Find "Put the killing down to X", "laid the raid at X's door", "complained of piracy"."""
    for verb in scene.sentence.doc:
        if verb.pos_ != "VERB" or is_negated(verb):
            continue
        accusers = people_of(scene, subject(verb))
        what = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        goals = _goals(verb) if what is not None else []
        accused = [h for goal in goals for h in people_of(scene, goal)]
        if accusers and accused and what is not None and what.pos_ != "PRON":
            yield Charge(accusers, accused, list(what.subtree), plain=True)


def _goals(verb: Token) -> list[Token]:
    """Whom something is put down to, or at whose door it is laid."""
    word, beside = verb.lemma_.lower(), {c.lower_ for c in verb.rights}
    if word in blame_words().verbs["to"] and (word != "put" or "down" in beside):
        near = (verb, *(c for c in verb.rights if c.dep_ in ("prt", "advmod", "prep")))
        return [t for p in near for t in after(p, "to")]
    if word == "lay":
        doors = [d for d in verb.subtree if d.lower_ in _DOORS and d.dep_ == "pobj"]
        return [o for d in doors for o in (*(c for c in d.lefts if c.dep_ == "poss"), *after(d, "of"))]
    return []


def _bloody(verb: Token) -> tuple[Token, list[Token]] | None:
    """Find "X has blood on its hands", "blood to answer for"."""
    blood = next((c for c in verb.rights if c.dep_ == "dobj" and c.lower_ == "blood"), None)
    told = {t.lower_ for t in verb.subtree} & {"hands", "answer"}
    return _with(subject(verb), verb) if blood is not None and told else None


def _borne(verb: Token) -> tuple[Token, list[Token]] | None:
    """Who bears it, and the words of what for."""
    fingers, word = blame_words().phrases.finger - {"finger"}, verb.lemma_.lower()
    if word == "have" and (bloody := _bloody(verb)) is not None:
        return bloody
    if word in _BEARING:
        borne = (t for c in verb.rights if c.dep_ == "dobj" for t in (c, *after(c, "of")))
        blame = next((t for t in borne if t.lower_ in fingers), None)
        return _with(subject(verb), verb, blame) if blame is not None else None
    if word in _LYING:
        owner = subject(verb)
        if owner is None or owner.lower_ not in fingers | {"fault", "guilt"}:
            return None
        return _with(next(after(verb, "with", "on", "upon", "to"), None), owner, verb)
    return _owed(verb, word)


def _owed(verb: Token, word: str) -> tuple[Token, list[Token]] | None:
    """Find "X is to blame", "X must answer for Y"."""
    if word == "answer" and list(after(verb, "for")) and _is_to(verb):
        return _with(subject(verb), verb)
    if word == "blame" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts):
        above = verb.head
        if above.lemma_.lower() in ("be", "have") or above.dep_ == "dobj":
            top = above if above.pos_ in ("VERB", "AUX") else above.head
            return _with(subject(top), verb, top)
    return None


def _is_to(verb: Token) -> bool:
    """Whether somebody is to do it: "must answer for it"."""
    return any(c.dep_ == "aux" and c.lower_ in ("to", "must", "should", "will") for c in verb.lefts)


def _with(bearer: Token | None, *near: Token) -> tuple[Token, list[Token]] | None:
    if bearer is None:
        return None
    matter = [t for p in near for c in p.rights if c.lower_ == "for" for t in c.subtree if t.i != c.i]
    return bearer, matter
