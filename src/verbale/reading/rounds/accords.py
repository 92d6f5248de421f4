"""Deals that a verb tells without a noun for them: "X and Y agreed to swap prisoners"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.clauses import after, lemma, mood, mood_words, subject
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene, told_by_verb
from verbale.reading.rounds.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_PAIRS = frozenset({"two", "both", "three", "four", "five", "six", "rival", "warring"})

_TO_DO = frozenset({"would", "will", "should", "must", "shall"})


def find_accord(scene: Scene, verb: Token) -> Iterator[Mention]:
    """Several parties, or powers, that agreed on something: a deal without its noun."""
    who = subject(verb)
    if who is None or mood(verb) != "fact" or not _agrees_on_deal(verb, sides=are_two_sides(scene, who)):
        return
    owed = any(c.tag_ == "MD" and c.lower_ not in mood_words("future") for c in verb.children)
    if owed or any(lemma(above) in mood_words("denial") for above in verb.ancestors):
        return
    actors = parties_of(scene.draft, scene.sentence, who)
    with_whom = [a for n in after(verb, "with") for a in parties_of(scene.draft, scene.sentence, n)]
    actors += with_whom
    several = len({a.party for a in actors}) > 1 or (
        who.tag_ in _PLURAL and lemma(who) in lexicon().deals["powers"]
    )
    if not several:
        return
    people = People(scene.draft, scene.sentence, scene.roster)
    people.add(who)
    for noun in after(verb, "with"):
        people.add(noun)
    yield told_by_verb(scene, verb, "deal", (Standing("agreed", verb), people))


def are_two_sides(scene: Scene, who: Token) -> bool:
    """Whether it is two sides that agree, with each other: "X and Y", "the two sides"."""
    if any(c.lower_ in _PAIRS for c in who.lefts) and who.tag_ in _PLURAL:
        return True
    actors = parties_of(scene.draft, scene.sentence, who)
    joined = any(True for _ in who.conjuncts) or any(after(who.head, "with"))
    return len({a.party for a in actors}) > 1 and joined


def _agrees_on_deal(verb: Token, *, sides: bool) -> bool:
    """Whether what is agreed is a deal, or a measure that both sides take: "agreed to swap prisoners".

    What two sides agree on with each other is always one, but for a meeting, or their trade.
    """
    words = lexicon()
    rest = [t for t in verb.subtree if t.i > verb.i]
    done = [c for c in verb.children if c.i > verb.i and (c.dep_ in ("xcomp", "dobj") or _is_to_do(c))]
    done += after(verb, "on", "to")
    every = [t for d in done for t in (d, *d.conjuncts)]
    objects = [t for d in every for t in (d, *(c for c in d.children if c.dep_ == "dobj"), *after(d))]
    if any(lemma(t) in words.nouns["deal"] for t in objects):
        return not any(lemma(c) in words.deals["trade"] for t in objects for c in t.lefts)
    if any(lemma(t) in words.deals["measures"] for t in every):
        return True
    meant = [t for t in every if not t.ent_type_ and t.pos_ in ("VERB", "NOUN", "PROPN")]
    meets = all(lemma(t) in words.encounters["meet"] | words.deals["vague"] for t in meant)
    return sides and bool(meant) and not meets and not any(lemma(t) in words.deals["trade"] for t in rest)


def _is_to_do(clause: Token) -> bool:
    """Whether a clause tells what is to be done, not what is so: "agreed that the cargo would be handed over"."""
    return clause.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in _TO_DO for c in clause.children)
