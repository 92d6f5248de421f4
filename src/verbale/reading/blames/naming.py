"""Charges by what an act is called: "condemned the raid as an act of war", "said the move was a breach"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.pairs import ADVERSARIES
from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.sides import fighting
from verbale.reading.clauses import SUBJECTS, after, is_passive, lemma, mood, subject
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR_SENTENCES = 4
_FAR_SENTENCES = 25
_STEM = 5
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_ACTS = frozenset({"act", "form", "piece", "declaration"})
_SIDES = ADVERSARIES | {"person"}


def find_named_acts(scene: Scene) -> Iterator[Charge]:
    """Find whatever is called a misdeed, by a verb of naming or as what somebody says it is."""
    for noun in scene.sentence.doc:
        if noun.pos_ not in ("NOUN", "PROPN") or not _is_misdeed(noun):
            continue
        verb = _naming(noun)
        if verb is None or is_negated(verb):
            continue
        act = _act(verb)
        accusers = _who(scene, verb, noun)
        if not accusers or act is None or act.i == noun.i:
            continue
        accused = _doers(scene, noun) or _doers(scene, act) or _who_did(scene, verb, act, accusers[0])
        accused = accused or whose_before(scene, accusers[0], noun, act)
        if accused:
            yield Charge(accusers, accused, [t for t in noun.subtree if t.dep_ not in ("relcl", "punct")])


def _is_misdeed(noun: Token) -> bool:
    """Whether a noun names a bad act, or what somebody means by it: "an attempt to wreck the accord"."""
    words = blame_words()
    if lemma(noun) in words.nouns.misdeeds:
        return True
    aims = (c for c in noun.rights if c.dep_ in ("acl", "relcl") and any(t.lower_ == "to" for t in c.lefts))
    return lemma(noun) in words.nouns.aims and any(lemma(c) in words.deeds.grave for c in aims)


def _naming(noun: Token) -> Token | None:
    """The verb that calls something by a noun, or says that it is it."""
    words, top = blame_words(), noun
    while top.dep_ in ("conj", "appos") and top.head.pos_ == "NOUN":
        top = top.head
    of_act = top.dep_ == "pobj" and top.head.lower_ == "of" and lemma(top.head.head) in _ACTS
    if lemma(noun) == "war" and not of_act:
        return None
    if of_act:
        top = top.head.head
    above = top.head
    if top.dep_ == "pobj" and above.lower_ in ("as", "to"):
        verb = above.head if above.head.pos_ == "VERB" else above.head.head
        kinds = (
            words.verbs["naming"] | words.phrases.called if above.lower_ == "as" else words.verbs["amounting"]
        )
        return verb if lemma(verb) in kinds else None
    if top.dep_ in ("oprd", "ccomp", "dobj", "attr", "xcomp") and above.pos_ in ("VERB", "AUX"):
        if top.dep_ == "attr" or lemma(above) in words.verbs["amounting"]:
            return above if lemma(above) in words.verbs["amounting"] | {"be"} else None
        return above if lemma(above) in words.phrases.called else None
    # "Called the raid a crime" is often parsed as a clause without its verb.
    return None


def _act(verb: Token) -> Token | None:
    """What is called so: the verb's object, or its subject where it says what it is."""
    if verb.dep_ == "relcl" and lemma(verb) in blame_words().phrases.called:
        return verb.head
    if lemma(verb) in blame_words().verbs["amounting"] | {"be"} or is_passive(verb):
        return subject(verb)
    found = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj")), None)
    if found is None:
        found = next(
            (s for c in verb.rights if c.dep_ == "ccomp" for s in c.lefts if s.dep_ in SUBJECTS), None
        )
    return found


def _who(scene: Scene, verb: Token, noun: Token) -> list[Holder]:
    if lemma(verb) in blame_words().verbs["amounting"] | {"be"}:
        speaker = scene.speaker(noun)
        return [speaker] if speaker is not None else []
    if is_passive(verb):
        return [h for agent in after(verb, "by") for h in scene.holders(agent)]
    return scene.holders(subject(verb))


def _doers(scene: Scene, act: Token) -> list[Holder]:
    """Whose act it is: its owner, or who it is by."""
    agents = [t for t in act.subtree if t.lower_ == "by"] + [
        c for c in act.head.head.rights if c.lower_ == "by"
    ]
    near = (t for by in agents for t in by.children if t.dep_ in ("pobj", "pcomp"))
    by = [h for t in near if act.dep_ != "nsubj" or t.head.head.i > act.i for h in scene.holders(t)]
    owned = [h for c in act.lefts if c.dep_ in _OWNERS for h in scene.holders(c)]
    return by or (owned if act.dep_ not in ("oprd", "attr") else [])


def _who_did(scene: Scene, verb: Token, act: Token, accuser: Holder) -> list[Holder]:
    """Who did what is named in a clause on it: "Russia proposed the date, which others saw as a ploy"."""
    if verb.dep_ != "relcl" or act.dep_ != "dobj":
        return []
    return [h for h in scene.holders(subject(act.head)) if _is_other(h, accuser)]


def whose_before(scene: Scene, accuser: Holder, at: Token, act: Token) -> list[Holder]:
    """Whose act it is by what was told before: of the same act with its doer, else of the last act near."""
    here = scene.before
    for _ in range(_FAR_SENTENCES):
        if here is None:
            break
        for token in reversed(here.sentence.doc):
            found = [h for h in _doing(here, token, act) if _is_other(h, accuser)]
            if found:
                return found[:1]
        here = here.before
    return other_side(scene, accuser, at, act) or _rival(scene, accuser, act)


def _rival(scene: Scene, accuser: Holder, act: Token) -> list[Holder]:
    """The other of the two that fight, where one of them calls an act bad; none for a third party."""
    pair = fighting(scene)
    if act.pos_ != "NOUN" or accuser.side not in {h.side for h in pair}:
        return []
    return [h for h in pair if h.side != accuser.side]


def _doing(scene: Scene, token: Token, act: Token) -> list[Holder]:
    """Who does the same act elsewhere, as its noun tells or its verb: "the decision", "decided"."""
    if token.pos_ == "NOUN":
        return _doers(scene, token) if lemma(token) == lemma(act) else []
    stem = lemma(act)[:_STEM]
    if token.pos_ != "VERB" or act.pos_ != "NOUN" or not lemma(token).startswith(stem) or is_passive(token):
        return []
    return scene.holders(subject(token))


def other_side(scene: Scene, accuser: Holder, at: Token, act: Token) -> list[Holder]:
    """The party whose act was told last before a word; empty where none was told near.

    Where it is a proposal that is called so, whoever asked for something made it.
    """
    words = blame_words()
    proposed = lemma(act) in words.nouns.proposals
    violent = bool({lemma(at), lemma(act)} & words.nouns.violence)
    here: Scene | None = scene
    for _ in range(_NEAR_SENTENCES):
        if here is None:
            return []
        last = at.i if here is scene else len(here.sentence.doc)
        for verb in reversed(here.sentence.doc[:last]):
            asked = proposed and lemma(verb) in blame_words().verbs["asking"]
            if violent and lemma(verb) not in words.deeds.harm | words.deeds.grave:
                continue
            if verb.pos_ != "VERB" or (_is_word(verb) and not asked) or mood(verb) == "condition":
                continue
            found = [h for h in here.holders(subject(verb)) if _is_other(h, accuser)]
            if found and not is_passive(verb):
                return found[:1]
        here = here.before
    return []


def _is_word(verb: Token) -> bool:
    """Whether a verb tells of words, not of an act."""
    words = blame_words()
    return (
        any(lemma(verb) in words.verbs[name] for name in words.verbs) or lemma(verb) in words.verbs["saying"]
    )


def _is_other(holder: Holder, accuser: Holder) -> bool:
    if holder.kind not in _SIDES or holder.party == accuser.party:
        return False
    return {holder.party, holder.side}.isdisjoint((accuser.party, accuser.side))


def find_complaints(scene: Scene) -> Iterator[Charge]:
    """Find "Complained that the army had …", "alleged that the rebels …": whoever does it is accused."""
    for verb in scene.sentence.doc:
        if lemma(verb) not in blame_words().verbs["that"] or verb.pos_ != "VERB" or is_negated(verb):
            continue
        accusers = scene.holders(subject(verb))
        for clause in (c for c in verb.rights if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")):
            accused = [h for h in scene.holders(subject(clause)) if accusers and _is_other(h, accusers[0])]
            if accused and not is_passive(clause):
                yield Charge(accusers, accused, list(clause.subtree))


def find_held_on_charges(scene: Scene) -> Iterator[Charge]:
    """Find "Was jailed on charges of treason": whoever holds somebody accuses them."""
    words = blame_words()
    for noun in scene.sentence.doc:
        if (
            lemma(noun) not in words.nouns.held
            or noun.dep_ != "pobj"
            or noun.head.lower_ not in ("on", "under")
        ):
            continue
        verb = noun.head.head
        if verb.pos_ != "VERB":
            verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), verb)
        if lemma(verb) not in words.verbs["holding"]:
            continue
        target = (
            subject(verb) if is_passive(verb) else next((c for c in verb.rights if c.dep_ == "dobj"), None)
        )
        doer = next(after(verb, "by"), None) if is_passive(verb) else subject(verb)
        yield Charge(
            scene.holders(doer), scene.holders(target), [t for n in after(noun, "of") for t in n.subtree]
        )


def folk_of(scene: Scene, token: Token) -> list[Holder]:
    """A state by its people, where no actor was read there: "accused the Thais"."""
    if token.pos_ not in ("PROPN", "NOUN") or not token.text[:1].isupper():
        return []
    for state in lexicon().states.values():
        if token.text in state.people:
            return [Holder(state.party, state.name, scene.sentence.at(token), state.party, "state")]
    return []
