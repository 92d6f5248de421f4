"""A mediator's journey to a place, and a party's staying away, that no noun calls a visit or a round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.clauses import after, has_condition, is_passive, lemma, mood, subject
from verbale.reading.rounds.cues import Standing, tense_standing
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene, told_by_verb
from verbale.reading.rounds.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOME = frozenset({"back", "home"})


def find_journey(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The visit of a mediator who travels somewhere, or the boycott of a party that will not come."""
    who = subject(verb)
    if who is None:
        return
    if lemma(verb) in lexicon().attendance["journeys"] and not is_passive(verb):
        yield from _travelled(scene, verb, who)
    absence = _absence(verb)
    if absence is not None and _speaks_of_talks(scene):
        people = People(scene.draft, scene.sentence, scene.roster)
        people.add(who)
        if people.parties:
            yield told_by_verb(scene, verb, "talks", (absence, people))


def _travelled(scene: Scene, verb: Token, who: Token) -> Iterator[Mention]:
    standing = tense_standing(verb)
    home = any(c.lower_ in _HOME for c in verb.children)
    travellers = [a for a in parties_of(scene.draft, scene.sentence, who) if a.kind == "person"]
    if standing is None or home or not any(scene.roster.mediator(a) for a in travellers):
        return
    places = [n for n in after(verb, "to", "in", "for") if scene.draft.place_on(scene.sentence.at(n))]
    if places and not _has_purpose(verb):
        people = People(scene.draft, scene.sentence, scene.roster)
        people.add(who)
        yield told_by_verb(scene, verb, "visit", (standing, people))


def find_presence(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The visit of a mediator who "was in Muscat last week"."""
    who, past = subject(verb), verb.tag_ in ("VBD", "VBN")
    if who is None or not past or lemma(verb) != "be" or mood(verb) != "fact":
        return
    there = [a for a in parties_of(scene.draft, scene.sentence, who) if a.kind == "person"]
    towns = [p for n in after(verb, "in") if (p := scene.draft.place_on(scene.sentence.at(n)))]
    if any(scene.roster.mediator(a) for a in there) and towns:
        people = People(scene.draft, scene.sentence, scene.roster)
        people.add(who)
        yield told_by_verb(scene, verb, "visit", (Standing("ended", verb, weak=True), people))


def _has_purpose(verb: Token) -> bool:
    """Whether a meeting is told that the journey is for: "flew to X to meet Y", "for talks"."""
    nouns = [*after(verb, "for"), *after(verb, "with")]
    return any(lexicon().kind_at(n) is not None for n in nouns) or any(
        c.dep_ in ("advcl", "xcomp") and lemma(c) in lexicon().encounters["meet"] for c in verb.children
    )


def _absence(verb: Token) -> Standing | None:
    """What a party that stays away does, where the meeting is not named beside it."""
    words, how = lexicon().attendance, mood(verb)
    if _is_conditional(verb) or any(lexicon().kind_at(n) is not None for n in after(verb)):
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "xcomp", "ccomp")]
    if objects and lemma(verb) != "take":
        return None
    away = lemma(verb) == "stay" and any(c.lower_ in ("away", "home") for c in verb.children)
    out = lemma(verb) in ("walk", "storm") and any(c.lower_ == "out" for c in verb.children)
    if (away or out) and how in ("fact", "plan"):
        return Standing("collapsed" if out and how == "fact" else "boycotted", verb)
    absent = lemma(verb) in words["absence"] or (
        lemma(verb) == "take" and any(c.lower_ == "part" for c in verb.children)
    )
    return Standing("boycotted", verb) if absent and how in ("negated", "refusal") else None


def _is_conditional(verb: Token) -> bool:
    """Whether they stay away only if something happens, or had done so before they came."""
    nodes = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    return any(has_condition(v) or any(c.lower_ in ("had", "without") for c in v.children) for v in nodes)


def _speaks_of_talks(scene: Scene) -> bool:
    """Whether the sentence, or one of the two before it, names talks or a sitting."""
    here = scene.draft.sentences.index(scene.sentence)
    near = scene.draft.sentences[max(0, here - 2) : here + 1]
    kinds = {lexicon().kind_at(t) for s in near for t in s.doc if t.pos_ in ("NOUN", "PROPN")}
    return bool(kinds & {"talks", "gathering"})
