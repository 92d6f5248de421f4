"""Who meets whom: the subject, the object and the "with" of a verb of meeting, and whether they make a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import date_near
from verbale.reading.clauses import after, is_passive, lemma, mood, patient, subject
from verbale.reading.rounds.abroad import is_abroad
from verbale.reading.rounds.lexicon import lexicon, noun_at
from verbale.reading.rounds.mention import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_DUE = frozenset({"due", "set", "ready", "scheduled", "slated", "likely", "certain", "sure", "poised"})
_SPEAKING = frozenset({"talk", "speak", "consult", "communicate", "call"})
_PAIRS = frozenset({"both", "two"})
_BODIES = frozenset({"council", "committee", "parliament", "cabinet"})


def whom(verb: Token) -> Token | None:
    """Whom a verb of meeting has as object; in "met face to face" it has none."""
    target = patient(verb)
    if target is None or target.lower_ in ("face", "hands", "eye") or each_other(target):
        return None
    return target


def each_other(token: Token) -> bool:
    """Whether a word is the second of "each other", "one another"."""
    return (token.lower_, token.nbor(-1).lower_ if token.i else "") in (("other", "each"), ("another", "one"))


def who_meets(verb: Token) -> Token | None:
    """Who meets; "negotiators are due to gather" has them on the verb above."""
    if is_run_on(verb):
        return next((a for a in verb.ancestors if a.dep_ == "ROOT"), None)
    found, due = subject(verb), verb.head
    planned = verb.dep_ == "xcomp" and due.dep_ == "acomp" and due.lower_ in _DUE
    return subject(due.head) if found is None and planned else found


def is_run_on(verb: Token) -> bool:
    """Whether a clause on a noun is the sentence's own, which the parse left without a verb."""
    root = next((a for a in verb.ancestors if a.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("NOUN", "PROPN") or verb.dep_ != "acl":
        return False
    return verb.tag_ == "VBD" or (lemma(verb) in ("leave", "meet") and verb.head.i == root.i)


def partners_of(verb: Token) -> list[Token]:
    """Those met: the object, and who follows "with" or "to"."""
    found = list(after(verb, "with", "to")) if lemma(verb) != "visit" else []
    target = whom(verb)
    if target is not None and not is_passive(verb):
        found += [target, *after(target, "with")]
    found += [c for c in verb.children if c.dep_ == "oprd" and lemma(verb) == "call"]
    named = (k for p in found for c in p.children if c.dep_ == "appos" for k in c.conjuncts)
    return [*found, *(k for k in named if k.pos_ == "PROPN")]


def are_sides(token: Token) -> bool:
    """Whether a noun stands for the sides of a conflict without naming them: "they", "both delegations"."""
    if token.pos_ == "PRON":
        return token.lower_ in ("they", "them", "both", "we")
    words = lexicon().nouns["guest"] | lexicon().nouns["delegation"] | lexicon().deals["powers"]
    plural = token.tag_ in _PLURAL and lemma(token) in words
    return plural or (token.pos_ == "PROPN" and noun_at(token) in lexicon().nouns["delegation"])


def is_office(scene: Scene, token: Token) -> bool:
    """Whether a noun is of those whom one meets: a person or body by name, a leader, an envoy, the sides."""
    actors = scene.draft.actors_on(scene.sentence.at(token))
    if any(a.kind != "people" for a in actors):
        return True
    words = lexicon().nouns["guest"] | lexicon().deals["powers"] | {"delegation"}
    return lemma(token) in words and bool(
        token.tag_ in _PLURAL or parties_of(scene.draft, scene.sentence, token)
    )


def goes_between(scene: Scene, who: Token | None, partners: list[Token]) -> bool:
    """Whether one alone speaks with both sides of others: "telephoned both leaders"."""
    actors = parties_of(scene.draft, scene.sentence, who) if who is not None else []
    both = [p for p in partners if are_sides(p) and any(c.lower_ in _PAIRS for c in p.lefts)]
    return bool(actors) and bool(both)


def is_encounter(scene: Scene, verb: Token, kind: str, partners: list[Token]) -> bool:
    """Whether the verb has those who meet: an actor met, or a plural or collective subject without object."""
    word, who = lemma(verb), who_meets(verb)
    actors = parties_of(scene.draft, scene.sentence, who) if who is not None else []
    if kind == "visit":
        target = whom(verb)
        by_name = who is not None and bool(scene.draft.actors_on(scene.sentence.at(who)))
        return by_name and target is not None and is_abroad(scene, actors, target)
    met = any(parties_of(scene.draft, scene.sentence, p) for p in partners)
    if kind == "call":
        called = bool(actors) and any(are_sides(p) for p in partners)
        return met or called or len(actors) > 1 or (who is not None and (who.tag_ in _PLURAL or is_body(who)))
    if word in _SPEAKING | {"discuss", "shuttle"}:
        return _is_conversation(scene, verb, met=met)
    target = whom(verb)
    if who is None or word == "mediate" or word in lexicon().encounters["votes"]:
        return who is not None and who.pos_ != "PRON"
    if target is not None:
        return is_office(scene, target)
    return met or len(actors) > 1 or _is_collective(who)


def _is_conversation(scene: Scene, verb: Token, *, met: bool) -> bool:
    """Whether those who speak, discuss or shuttle do it with others that are told."""
    word, who = lemma(verb), who_meets(verb)
    actors = parties_of(scene.draft, scene.sentence, who) if who is not None else []
    if word in _SPEAKING:
        by_us = who is not None and who.lower_ == "we"
        with_them = bool(list(after(verb, "with"))) and met
        return (bool(actors) or by_us) and (with_them or _speaks_to(scene, verb))
    if word == "discuss" and mood(verb) == "plan" and not _met_with(scene, verb):
        return date_near(scene.draft, scene.sentence, verb) is not None and len(actors) > 1
    return bool(actors) and (word == "shuttle" or _met_with(scene, verb) or len(actors) > 1)


def is_body(who: Token) -> bool:
    """Whether a noun, or "it", is a body that sits: a commission, a group."""
    return who.lower_ == "it" or noun_at(who) in lexicon().nouns["delegation"]


def _is_collective(who: Token) -> bool:
    """Whether several meet: a plural, a body, or one and another."""
    if who.tag_ in _PLURAL or who.lower_ == "they" or is_body(who):
        return True
    return any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in who.children)


def _speaks_to(scene: Scene, verb: Token) -> bool:
    """Whether somebody speaks to leaders or sides, not to the press or to a house: "spoke to the emir"."""
    if lemma(verb) not in ("speak", "talk"):
        return False
    return any(is_office(scene, n) and _is_spoken_to(scene, n) for n in after(verb, "to"))


def _is_spoken_to(scene: Scene, noun: Token) -> bool:
    kinds = {a.kind for a in scene.draft.actors_on(scene.sentence.at(noun))}
    return noun_at(noun) not in _BODIES and not kinds & {"outlet", "organisation"}


def _met_with(scene: Scene, verb: Token) -> bool:
    """Whether an actor follows "with", on the verb or on its object."""
    nouns = [*after(verb, "with")]
    target = whom(verb)
    nouns += after(target, "with") if target is not None else []
    return any(parties_of(scene.draft, scene.sentence, n) for n in nouns)
