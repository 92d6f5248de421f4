"""For whom somebody speaks, by the words about their name or about the noun they are called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.statements.bodies import is_of_state, name_without_owner
from verbale.reading.statements.links import linked
from verbale.reading.statements.sources import Part
from verbale.reading.statements.titles import (
    holds_local_office,
    holds_office,
    is_private,
    stands_for,
    state_there,
    titles_of,
)
from verbale.reading.statements.vocabulary import speech_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.context import Context
    from verbale.terms import Actor, Span

_BODIES = ("outlet", "organisation", "armed_group", "opposition")


def party_beside(context: Context, part: Part, name: Span | None) -> str | None:
    """The party that the words of a source give, None where they give none.

    In this order: an owner's ("Kenya's", "his"), one after "for" or "of", one that stands in the
    title, and for an office or organ that only a state has, the state the report is about.
    """
    if part.head.lower_ in speech_list("against"):
        return None
    for find in (_owner, linked, _inside, _placed, _at_home):
        party = find(context, part, name)
        if party is not None:
            return party or None
    return None


def _owner(context: Context, part: Part, name: Span | None) -> str | None:
    """The party of "Kenya's", "the group's" or "his" before a title; "" for one who owns no office."""
    limit = name.start if name is not None else part.span.end
    for token in part.tokens:
        if token.dep_ != "poss" or part.sentence.start + token.idx >= limit or token.head.dep_ == "pobj":
            continue
        here = actors_over(context.draft, part.sentence.start + token.idx)
        if not here:
            return _unknown_owner(context, part, token)
        own_body = part.head.lower_ in speech_list("owned_bodies")
        if here[0].kind == "person" and not own_body and not holds_office(part, name):
            return ""
        return stands_for(here[0])
    return None


def _unknown_owner(context: Context, part: Part, token: Token) -> str | None:
    """The state of an owner that is a place, else the owner's own name."""
    at = part.sentence.at(token)
    if any(p.span.overlaps(at) for p in context.draft.places):
        state = state_there(context, at)
        return state.party if state is not None else None
    if token.pos_ != "PROPN" or token.ent_type_ == "PERSON":
        return None
    owner = Part(part.sentence, tuple(t for t in token.subtree if t.dep_ != "case"), token)
    span = name_without_owner(owner, context.draft.text)
    return " ".join(span.of(context.draft.text).split()) if span is not None else None


def _inside(context: Context, part: Part, name: Span | None) -> str | None:
    """The party that an adjective or noun in the title names: "Syrian officials", "NLD members"."""
    private = is_private(part, name)
    titles = {t.i for t in titles_of(part, name)}
    for actor in context.draft.actors_in(part.span):
        if name is not None and actor.span.overlaps(name):
            continue
        if not any(t.i in titles for t in part.sentence.tokens_in(actor.span)):
            continue
        if _is_side(actor) and (not private or actor.kind in _BODIES):
            return stands_for(actor)
    return "" if private else None


def _is_side(actor: Actor) -> bool:
    if actor.via == "pronoun" or actor.kind == "people":
        return False
    return bool(actor.affiliation) if actor.kind == "person" else not actor.name.islower()


def _placed(context: Context, part: Part, name: Span | None) -> str | None:
    """The state of "Jakarta police chief", and a body that only the title names: "Congress leader"."""
    titles = [t for t in titles_of(part, name) if not t.is_punct]
    for token in titles:
        state = state_there(context, part.sentence.at(token))
        if state is not None and holds_local_office(part, name):
            return state.party
    if name is None and context.draft.actors_on(part.sentence.at(part.head)):
        return None
    words = [
        t for t in titles if t.ent_type_ == "ORG" and t.pos_ == "PROPN" and t.dep_ in ("compound", "nmod")
    ]
    if not words or words[-1].i - words[0].i != len(words) - 1:
        return None
    return " ".join(t.text for t in words)


def _at_home(context: Context, part: Part, name: Span | None) -> str | None:
    """The state of a rank or organ that no state is named beside: "a police official", "Capt. X"."""
    words = frozenset(t.lower_.strip(".") for t in titles_of(part, name))
    if "administration" in words and any(a.party == "United States" for a in context.draft.actors):
        return "United States"
    ranked = name is not None and not words.isdisjoint(speech_list("ranks"))
    stately = is_of_state(words) or ranked or not words.isdisjoint(speech_list("state_heads"))
    if context.home is None or not words.isdisjoint(speech_list("not_state")) or not stately:
        return None
    return context.home.party
