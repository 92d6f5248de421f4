"""Charges by words of blame: "accused X of", "holds X responsible for", "condemned X's raid"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.naming import folk_of, whose_before
from verbale.reading.blames.sides import antecedents, called, other_of, people_of
from verbale.reading.clauses import SUBJECTS, after, is_passive, mood, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOORS = frozenset({"door", "doorstep", "feet", "foot"})
_OBJECT_WORDS = 5
_LINKS = ("of", "for", "with", "over")


def find_accusations(scene: Scene) -> Iterator[Charge]:
    """Verbs that take the accused as object, and "blame the raid on X"."""
    for verb in scene.sentence.doc:
        links = _links(verb)
        if not links or is_negated(verb):
            continue
        blamed = _object(verb)
        accusers = _accusing(scene, verb, blamed)
        if not accusers or blamed is None:
            continue
        if "on" in links and any(c.lower_ == "on" for c in verb.rights):
            matter, others = list(blamed.subtree), [h for t in after(verb, "on") for h in scene.holders(t)]
        else:
            matter, others = _matter(verb, blamed, links), _accused(scene, blamed, accusers)
        if others and (matter or verb.lemma_.lower() == "blame"):
            yield Charge(accusers, others, matter, plain=True)


def _links(verb: Token) -> set[str]:
    if not verb.tag_.startswith("V"):
        return set()
    return {link for link in ("of", "for", "with", "on") if verb.lemma_.lower() in blame_words().verbs[link]}


def _accusing(scene: Scene, verb: Token, blamed: Token | None) -> list[Holder]:
    """Who accuses: where the verb shares its subject with another, whoever the statements say."""
    told = scene.speaker(blamed) if blamed is not None else None
    if told is None or told.party in {h.party for h in scene.holders(blamed)}:
        return _accusers(scene, verb)
    shared = verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children)
    head = subject(verb)
    unknown = head is not None and head.pos_ == "PRON" and not scene.holders(head)
    if (shared and verb.head.dep_ == "ccomp") or (unknown and not is_passive(verb)):
        return [told]
    return _accusers(scene, verb) or ([told] if shared else [])


def _accusers(scene: Scene, verb: Token) -> list[Holder]:
    if is_passive(verb):
        return [h for agent in after(verb, "by") for h in people_of(scene, agent)]
    return people_of(scene, subject(verb))


def _object(verb: Token) -> Token | None:
    if is_passive(verb):
        return subject(verb)
    found = next((c for c in verb.rights if c.dep_ in ("dobj", "dative", "nsubj")), None)
    if found is None and verb.dep_ == "relcl" and any(c.dep_ == "dobj" for c in verb.lefts):
        return verb.head
    if found is None and verb.lemma_.lower() == "blame" and verb.tag_ == "VBD":
        near = verb.doc[verb.i + 1 : verb.i + _OBJECT_WORDS]
        return next((t for t in near if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    return found


def _matter(verb: Token, blamed: Token, links: set[str]) -> list[Token]:
    for parent in (verb, blamed, *after(verb, "by")):
        for child in parent.rights:
            if child.dep_ in ("prep", "dative") and child.lower_ in links:
                return [t for t in child.subtree if t.i != child.i]
    beyond = (t for t in verb.subtree if t.lower_ in links and t.dep_ == "prep" and t.i > blamed.i)
    dated = next((t for t in beyond if t.head.ent_type_ in ("DATE", "TIME")), None)
    return [t for t in dated.subtree if t.i != dated.i] if dated is not None else []


def _accused(scene: Scene, blamed: Token, accusers: list[Holder]) -> list[Holder]:
    """Whom the object stands for: of "each other" and "the other", the accusers themselves.

    A bare number ("all three") stands for those counted, not for whoever is named after it.
    """
    others = other_of(scene, blamed, accusers)
    if others:
        return others
    owner = next((c for c in blamed.lefts if c.lower_ == "whose"), None)
    if owner is not None and (clause := next((a for a in blamed.ancestors if a.dep_ == "relcl"), None)):
        return scene.holders(clause.head)
    found = scene.holders(blamed)
    if not found and blamed.lower_ == "them":
        found = [h for h in antecedents(scene, blamed) if h.party not in {a.party for a in accusers}]
    if blamed.tag_ == "CD":
        return [h for h in found if h.span.overlaps(scene.sentence.at(blamed))]
    named = found and any(h.kind != "people" for h in found)
    return found if named else folk_of(scene, blamed) or found or called(scene, blamed)


def find_condemned_acts(scene: Scene) -> Iterator[Charge]:
    """Find "Condemned Rwanda's incursion", "is alarmed at the strikes by": the doer of the act is blamed."""
    verbs = blame_words().verbs
    for token in scene.sentence.doc:
        if token.lemma_.lower() in verbs["acts"] and token.tag_.startswith("V") and not is_negated(token):
            act = _object(token)
            accusers = _accusers(scene, token)
        elif token.lower_ in verbs["alarm"]:
            act = next(after(token, "about", "at", "by", "over", "with"), None)
            accusers = scene.holders(subject(token.head if token.dep_ in ("acomp", "attr") else token))
        else:
            continue
        if act is None or not accusers or act.pos_ == "PROPN":
            continue
        accused = _doers(scene, act) or _told_before(scene, act, accusers[0])
        known = act.lemma_.lower() in blame_words().nouns.misdeeds or _is_by(act)
        if accused and (known or any(h.weight >= 2 for h in best_hits(scene.hits, list(act.subtree)))):
            yield Charge(accusers, accused, list(act.subtree), plain=True)


def _told_before(scene: Scene, act: Token, accuser: Holder) -> list[Holder]:
    """Whose act "the move" is: who is told to have done it before."""
    if not any(c.lower_ in ("the", "this", "that", "these", "those") for c in act.lefts) or after(act, "by"):
        return []
    return whose_before(scene, accuser, act, act) if act.pos_ == "NOUN" else []


def _is_by(act: Token) -> bool:
    """Whether an act is told with its doer: "the treatment of prisoners by the guards"."""
    nouns = [act, *(c for c in act.conjuncts if c.i > act.i)]
    return act.pos_ == "NOUN" and any(
        c.lower_ == "by" and c.dep_ in ("prep", "agent") for n in nouns for c in n.rights
    )


def _doers(scene: Scene, act: Token) -> list[Holder]:
    for child in act.lefts:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            holders = scene.holders(child)
            if holders or child.ent_type_ == "GPE":
                return holders or [_named(scene, child)]
    acts = [act, *(c for c in act.conjuncts if c.i > act.i)]
    by = [h for one in acts for near in after(one, "by") for h in scene.holders(near)]
    return by or [h for near in after(act, "of") for h in scene.holders(near) if _is_armed(scene, near, h)]


def _is_armed(scene: Scene, near: Token, doer: Holder) -> bool:
    """Whether "the abuses of the army" are the army's own, as those of a people or a town are not."""
    return scene.names_actor(near) and doer.kind in ("military", "armed_group", "government")


def _named(scene: Scene, token: Token) -> Holder:
    """A state by its name alone, where no mention of an actor was read there."""
    return Holder(token.text, token.text, scene.sentence.at(token), token.text)


def find_blame_phrases(scene: Scene) -> Iterator[Charge]:
    """Find "Holds X responsible for Y", "laid the blame on X", "points the finger at X"."""
    phrases = blame_words().phrases
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_negated(verb):
            continue
        if verb.lemma_.lower() == "hold":
            yield from _held(scene, verb)
        elif verb.lemma_.lower() in (
            "lay",
            "put",
            "place",
            "point",
            "pin",
            "heap",
            "cast",
            "shift",
            "assign",
            "direct",
            "pile",
        ):
            finger = next((c for c in verb.rights if c.dep_ == "dobj" and c.lower_ in phrases.finger), None)
            if finger is not None:
                goals = [t for p in (verb, finger) for t in after(p, "on", "at", "with", "to")]
                goals = [n for t in goals for n in (after(t, "of") if t.lower_ in _DOORS else [t])]
                accused = [h for t in goals for h in people_of(scene, t)]
                matter = [
                    t
                    for p in (verb, finger)
                    for c in p.rights
                    if c.lower_ == "for"
                    for t in c.subtree
                    if t.i != c.i
                ]
                yield Charge(_accusing(scene, verb, finger), accused, matter, plain=True)
        elif verb.lemma_.lower() in phrases.called:
            yield from _called(scene, verb)
        elif verb.lemma_.lower() in phrases.trade:
            yield from _traded(scene, verb)


def _traded(scene: Scene, verb: Token) -> Iterator[Charge]:
    traded = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if traded is not None and traded.lemma_.lower() in blame_words().phrases.traded:
        sides = people_of(scene, subject(verb))
        matter = [
            t
            for p in (verb, traded)
            for c in p.rights
            if c.lower_ in ("over", "for", "of", "about")
            for t in c.subtree
        ]
        yield Charge(sides, sides, [t for t in matter if t.dep_ != "prep" or t.head not in (verb, traded)])


def _held(scene: Scene, verb: Token) -> Iterator[Charge]:
    word = next((t for t in verb.subtree if t.lower_ in blame_words().phrases.hold), None)
    if word is None:
        return
    blamed = next((c for c in (*verb.rights, *word.lefts) if c.dep_ in ("dobj", "nsubj")), None)
    if blamed is not None:
        matter = [
            t
            for p in (word, verb, blamed)
            for c in p.rights
            if c.lower_ == "for"
            for t in c.subtree
            if t.i != c.i
        ]
        yield Charge(_accusers(scene, verb), people_of(scene, blamed), matter or [word], plain=True)


def _called(scene: Scene, verb: Token) -> Iterator[Charge]:
    """Find "Called X terrorists", "considers X a terrorist group"."""
    name = next((t for t in verb.subtree if t.i > verb.i and t.lower_ in blame_words().phrases.names), None)
    blamed = _object(verb) or next((t for t in after(verb, "to")), None)
    if blamed is not None and name is not None and blamed.i == name.i and verb.dep_ == "relcl":
        blamed = verb.head
    wished = mood(verb) in ("wish", "condition") or (name is not None and name.nbor(-1).pos_ == "PROPN")
    if wished or (verb.lemma_.lower() == "refer" and not any(c.lower_ == "as" for c in verb.subtree)):
        return
    if (
        name is None
        or blamed is None
        or (name.i < blamed.i and verb.dep_ != "relcl")
        or name in set(blamed.lefts)
    ):
        return
    top = name.head if name.dep_ in ("compound", "amod") else name
    if top.dep_ == "conj" or not (top.head.lower_ == "as" or verb in (top.head, top.head.head)):
        return
    namer = (
        [h for t in after(verb, "by") for h in scene.holders(t)]
        if is_passive(verb)
        else scene.holders(subject(verb))
    )
    accusers = namer or [h for near in after(top, "by") for h in scene.holders(near)]
    accused = scene.holders(blamed) or [h for near in after(top, "by") for h in scene.holders(near)]
    yield Charge(accusers, accused, [t for t in top.subtree if t.i <= top.i])


def find_results(scene: Scene) -> Iterator[Charge]:
    """Find "The clash was the result of the army's operations", "the deaths were the rebels' fault"."""
    for noun in scene.sentence.doc:
        if (
            noun.lemma_.lower() not in blame_words().nouns.results | blame_words().nouns.roots
            or noun.dep_ != "attr"
            or is_negated(noun.head)
        ):
            continue
        speaker, thing = scene.speaker(noun), subject(noun.head)
        causes = [noun, *after(noun, "of")]
        accused = [h for c in causes for o in c.lefts if o.dep_ == "poss" for h in scene.holders(o)]
        if noun.lemma_.lower() in blame_words().nouns.roots and not any(
            c.lower_ == "the" for c in noun.lefts
        ):
            continue
        if noun.lemma_.lower() in blame_words().nouns.roots and thing is not None:
            owners = [
                *after(thing, "of"),
                *(c for c in thing.lefts if c.dep_ in ("poss", "amod", "compound")),
            ]
            accused = [h for o in owners for h in scene.holders(o)] or scene.holders(thing)
            accused = (
                [h for h in accused if speaker is None or h.party != speaker.party]
                if len(accused) == 1
                else []
            )
        accused = accused or [h for c in causes[1:] if scene.names_actor(c) for h in scene.holders(c)]
        if speaker is not None and thing is not None and accused:
            yield Charge([speaker], accused, list(causes[-1].subtree) if causes[1:] else list(thing.subtree))


def find_blame_nouns(scene: Scene) -> Iterator[Charge]:
    """Find "The army's accusation that the rebels …", "allegations by X against Y"."""
    for noun in scene.sentence.doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in blame_words().nouns.words:
            continue
        accusers = [h for c in noun.lefts if c.dep_ in ("poss", "compound", "amod") for h in scene.holders(c)]
        accusers = accusers or [h for t in after(noun, "by", "from") for h in scene.holders(t)]
        clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
        accused = [h for t in after(noun, "against") for h in scene.holders(t)]
        if clause is not None:
            accused = accused or scene.holders(subject(clause))
        if accusers and accused:
            yield Charge(accusers, accused, list(clause.subtree) if clause is not None else [noun])
