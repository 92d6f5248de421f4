"""Stances that are decisions told as such: a truce ended, troops ordered, a term of a deal to be kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, mood, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.frames import Frame, below, is_negated, whole_clause
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.modal import goes_on_with
from verbale.reading.positions.spoken import is_unreal
from verbale.reading.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_FORCE = frozenset({"fighting", "forces"})
_BACK = 3
_ORDERS = frozenset({"order", "instruct", "command", "direct"})
_TIMES = frozenset({"DATE", "TIME"})


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


def find_terms(scene: Scene) -> Iterator[Frame]:
    """Find "under the deal the rebels will hand over …": whoever has agreed to a deal accepts what it binds them to."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_unreal(verb):
            continue
        if _commits(verb):
            bound = next((c for c in verb.rights if c.dep_ == "dobj"), None)
            content = [t for c in verb.rights if c.dep_ in ("prep", "xcomp", "dative") for t in c.subtree]
            holders = scene.holders(bound)
        elif _will(verb) and not is_negated(verb) and _keeps_truce(verb) and scene.speaker(verb) is None:
            content, holders = below(verb), scene.holders(subject(verb))
        elif _will(verb) and not is_negated(verb) and scene.speaker(verb) is None and is_term(scene, verb):
            owner = subject(verb)
            content, holders = whole_clause(verb), scene.holders(owner) if owner is not None else []
        else:
            continue
        hits = [h for h in best_hits(scene.hits, content) if not h.issue.startswith("process.")]
        if holders and hits:
            families = frozenset(h.issue.split(".")[0] for h in hits)
            term = _commits(verb) or is_term(scene, verb)
            yield Frame("accept" if term else "offer", verb, holders, content, families=families, named=True)


def _keeps_truce(verb: Token) -> bool:
    """Whether a party will begin a truce, or keep one: "will observe a ceasefire from Friday"."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    words = lexicon().decisions
    return thing is not None and thing.lemma_.lower() in words.truces and verb.lemma_.lower() in words.keeping


def _will(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in verb.lefts)


def _commits(verb: Token) -> bool:
    owner = subject(verb)
    deals = lexicon().decisions.deals
    return (
        verb.lemma_.lower() in lexicon().decisions.binding
        and owner is not None
        and owner.lemma_.lower() in deals
        and not is_negated(verb)
    )


def is_term(scene: Scene, verb: Token) -> bool:
    """Whether a clause tells a term: it says "under the deal", or a deal was told of shortly before."""
    if _names_deal(verb):
        return True
    words, place = lexicon().decisions, scene.before
    for _ in range(_BACK):
        if place is None or place.sentence.paragraph < scene.sentence.paragraph - 1:
            return False
        for token in place.sentence.doc:
            made = (
                token.lemma_.lower() in words.making and token.tag_.startswith("V") and not is_negated(token)
            )
            if made and mood(token) == "fact" and _is_of_deal(token):
                return True
        place = place.before
    return False


def _names_deal(verb: Token) -> bool:
    """Whether "under the deal" or "in return" stands in the clause or before the one it is joined to."""
    words = lexicon().decisions
    clauses = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    for clause in clauses:
        for link in (c for c in clause.children if c.dep_ == "prep"):
            nouns = {c.lemma_.lower() for c in link.children if c.dep_ == "pobj"}
            if link.lower_ in ("under", "by") and nouns & words.deals:
                return True
            if link.lower_ == "in" and nouns & {"return", "exchange"} and link.i < clause.i:
                return True
    return False


def _is_of_deal(verb: Token) -> bool:
    """Whether what is made is a deal, or what both sides are to do: "agreed to de-escalate"."""
    if verb.lemma_.lower() == "agree":
        return True
    return any(t.lemma_.lower() in lexicon().decisions.deals for t in verb.subtree if t.i != verb.i)


def find_going_on(scene: Scene) -> Iterator[Frame]:
    """Find "the operation will continue", "will not stop pursuing them": what goes on is wanted by who says so."""
    words = lexicon().decisions
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or not _will(verb) or is_unreal(verb):
            continue
        speaker, owner = scene.speaker(verb), subject(verb)
        if speaker is None or owner is None:
            continue
        if verb.lemma_.lower() in words.continuing and not is_negated(verb) and owner.pos_ == "NOUN":
            hits = [h for h in best_hits(scene.hits, list(owner.subtree)) if h.issue == "fighting.operation"]
            if hits and not scene.names_actor(owner):
                yield Frame("support", verb, [speaker], list(owner.subtree))
        elif is_negated(verb):
            going_on, holders = goes_on_with(verb), scene.holders(owner)
            if going_on is not None and any(speaker.side in (h.side, h.party) for h in holders):
                yield Frame("support", verb, holders, [going_on, *below(going_on)])
