"""Stances that are decisions told as such: a truce ended, troops ordered, an operation that goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, mood, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.frames import Frame, act, below, has_will, is_negated, is_unreal
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.modal import goes_on_with
from verbale.reading.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_FORCE = frozenset({"fighting", "forces"})
_ORDERS = frozenset({"order", "instruct", "command", "direct"})


def find_endings(scene: Scene) -> Iterator[Frame]:
    """Find "suspended its ceasefire", "called off the truce": it is refused from then on."""
    words = lexicon().decisions
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_passive(verb) or is_unreal(verb) or is_negated(verb):
            continue
        thing = _ended(verb)
        if thing is None or thing.lemma_.lower() not in words.truces or mood(verb) not in ("fact", "plan"):
            continue
        particles = {c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod")}
        if verb.lemma_.lower() in words.ending or (
            verb.lemma_.lower() in ("call", "break") and "off" in particles
        ):
            holders = scene.holders(subject(verb))
            if holders:
                yield Frame("reject", verb, holders, list(thing.subtree), families=frozenset({"fighting"}))


def _ended(verb: Token) -> Token | None:
    """What is ended: the object, which the parse may hang on the verb's particle."""
    own = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return own or next(
        (t for c in verb.rights if c.dep_ == "prt" for t in c.children if t.dep_ == "pobj"), None
    )


def find_blocks(scene: Scene) -> Iterator[Frame]:
    """Find "said it was halting the entry of all goods": who says that they stop it refuses it."""
    for verb in scene.sentence.doc:
        if verb.lemma_.lower() not in lexicon().decisions.blocking or not verb.tag_.startswith("V"):
            continue
        if verb.tag_ == "VBN" or is_passive(verb) or is_unreal(verb) or is_negated(verb):
            continue
        if verb.dep_ == "advcl" or any(c.lower_ in ("may", "might", "could") for c in verb.lefts):
            continue
        speaker, holders = scene.speaker(verb), scene.holders(subject(verb))
        if speaker is None or not any(speaker.side in (h.side, h.party) for h in holders):
            continue
        content = act(verb)
        if any(h.issue.startswith("aid.") for h in best_hits(scene.hits, content)):
            yield Frame("reject", verb, holders, content, families=frozenset({"aid"}))


def find_orders(scene: Scene) -> Iterator[Frame]:
    """Find "ordered a halt to air strikes", "ordered the army to advance": one's own forces are to do it."""
    for verb in scene.sentence.doc:
        if verb.lemma_.lower() not in _ORDERS or not verb.tag_.startswith("V") or is_negated(verb):
            continue
        holders = scene.holders(subject(verb)) if not is_passive(verb) else []
        content = below(verb)
        hits = [h for h in best_hits(scene.hits, content) if h.issue.split(".")[0] in _OF_FORCE]
        if not holders or not hits or _is_bidding_others(scene, verb, {h.side for h in holders}):
            continue
        halts = any(t.lemma_.lower() in lexicon().will.leaving for t in content)
        yield Frame("offer" if halts else "support", verb, holders, content, families=_OF_FORCE)


def _is_bidding_others(scene: Scene, verb: Token, sides: set[str]) -> bool:
    """Whether those who get the order are not the party's own: "ordered residents to leave"."""
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)
    doer = next((subject(c) for c in verb.rights if c.dep_ in ("ccomp", "xcomp")), None)
    for token in (told, doer):
        actors = scene.actors(token) if token is not None and scene.names_actor(token) else []
        if any((a.affiliation or a.party) not in sides and a.party not in sides for a in actors):
            return True
    return False


def _is_to_come(verb: Token) -> bool:
    return has_will(verb) or any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.lefts)


def _goes_on(verb: Token) -> bool:
    """Whether something continues: "will continue", "would go on"."""
    particles = {c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod")}
    lemma = verb.lemma_.lower()
    return lemma in lexicon().decisions.continuing and (lemma != "go" or bool(particles & {"on", "ahead"}))


def find_going_on(scene: Scene) -> Iterator[Frame]:
    """Find "the operation will continue", "will not stop pursuing them": what goes on is wanted by who says so."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or not _is_to_come(verb) or is_unreal(verb):
            continue
        speaker, owner = scene.speaker(verb), subject(verb)
        if speaker is None or owner is None:
            continue
        if _goes_on(verb) and not is_negated(verb) and owner.pos_ == "NOUN":
            hits = [h for h in best_hits(scene.hits, list(owner.subtree)) if h.issue == "fighting.operation"]
            if hits and not scene.names_actor(owner):
                yield Frame("support", verb, [speaker], list(owner.subtree))
        elif is_negated(verb):
            going_on, holders = goes_on_with(verb), scene.holders(owner)
            if going_on is not None and any(speaker.side in (h.side, h.party) for h in holders):
                yield Frame("support", verb, holders, act(going_on))
