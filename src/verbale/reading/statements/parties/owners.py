"""Whose an office or a body is by its owner: "Kenya's", "the group's", "his", "whose"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.actors.holders import holders
from verbale.reading.statements.descriptions.bodies import name_without_owner, state_called
from verbale.reading.statements.descriptions.homes import state_of_half
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import (
    holds_office,
    stands_for,
    state_there,
    titles_of,
)
from verbale.reading.statements.parties.links import pointed_at
from verbale.reading.statements.vocabulary import speech_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.descriptions.context import Context
    from verbale.terms import Actor, Span

_SIDES = ("armed_group", "opposition")


def owner(context: Context, part: Part, name: Span | None) -> str | None:
    """The party of "Kenya's", "the group's" or "his" before a title; "" for one who owns no office."""
    whose = [c for c in part.head.children if c.lower_ == "whose" and c not in part.tokens]
    for token in (*part.tokens, *whose):
        if (
            token.dep_ == "poss"
            and token.ent_type_ not in ("DATE", "TIME")
            and _owns_title(part, token, name)
        ):
            return _of_owner(context, part, token, name)
    return None


def _of_owner(context: Context, part: Part, token: Token, name: Span | None) -> str | None:
    if token.head == part.head and part.head.lower_ in speech_list("kin"):
        return ""
    if token.lower_ == "whose":
        return _referred_to(context, part, token)
    here = [
        a
        for a in actors_over(context.draft, part.sentence.start + token.idx)
        if not a.span.contains(part.sentence.at(token.head))
    ]
    if not here:
        return _unknown_owner(context, part, token)
    if _is_firm(context, part, here[0], name):
        return context.bodies.fuller(here[0].name)
    hand = part.head.lower_ in speech_list("owned_bodies") or token.head.lower_ in speech_list("hands")
    if here[0].kind == "person" and not hand and not holds_office(part, name):
        return ""
    return stands_for(here[0])


def _referred_to(context: Context, part: Part, whose: Token) -> str | None:
    """The party of "whose" before a title: the body or person that the clause is about."""
    clause = next((t for t in whose.ancestors if t.dep_ == "relcl"), None)
    if clause is None:
        return None
    noun = clause.head
    here = actors_over(context.draft, part.sentence.start + noun.idx)
    named = Part(part.sentence, tuple(t for t in noun.subtree if t.i < clause.left_edge.i), noun)
    span = name_without_owner(named, context.draft.text) if named.tokens else None
    if span is not None and (not here or here[0].span != span) and " " in span.of(context.draft.text):
        return context.bodies.fuller(" ".join(span.of(context.draft.text).split()))
    return stands_for(here[0]) if here else None


def _owns_title(part: Part, token: Token, name: Span | None) -> bool:
    """Whether an owner's title is the source's own: not "who follow Kenya's plans" nor what stands after "of"."""
    if any(t.dep_ == "relcl" and t in part.tokens for t in token.ancestors):
        return False
    if token.lower_ == "whose":
        return bool(token.head == part.head)
    if token.head.dep_ == "pobj" and token.head.head in part.tokens:
        return False
    if name is None or part.sentence.start + token.idx < name.start:
        return True
    title = token.head
    return title.dep_ == "appos" and title.lower_ in speech_list("body_offices") | speech_list(
        "acting_offices"
    )


def _is_firm(context: Context, part: Part, owner: Actor, name: Span | None) -> bool:
    """Whether an owner taken for a person is a firm: one called so, or whose is a chief executive."""
    if owner.kind != "person" or owner.via != "name":
        return False
    firmly = {t.lower_ for t in titles_of(part, name)} & speech_list("firm_offices")
    return context.bodies.is_body(owner.name) or bool(firmly and owner.name not in holders().full)


def _unknown_owner(context: Context, part: Part, token: Token) -> str | None:
    """The state of an owner that is a place, else the owner's own name."""
    at = part.sentence.at(token)
    if token.lower_ in speech_list("fighters"):
        return _only_group(context)
    called = state_called(" ".join(t.text for t in token.subtree if t.dep_ not in ("case", "det")))
    called = called or state_of_half(context.draft, token)
    if called is not None:
        return called.party
    if token.pos_ == "NOUN":
        return pointed_at(context, part, token)
    place = context.draft.place_on(at)
    if place is not None:
        state = state_there(context, at)
        return state.party if state is not None else place.name if place.country else None
    return _owner_named(context, part, token)


def _owner_named(context: Context, part: Part, token: Token) -> str | None:
    """The state of an owner that is an office, else the owner's own name."""
    if token.lower_ in speech_list("acting_offices") | {"governor", "mayor"}:
        return context.home.party if context.home is not None else None
    if token.pos_ != "PROPN" or token.ent_type_ == "PERSON":
        return None
    known = context.profiles.of(" ".join(t.text for t in token.subtree if t.pos_ == "PROPN"))
    if known is not None:
        return known.party or ""
    named = Part(part.sentence, tuple(t for t in token.subtree if t.dep_ != "case"), token)
    span = name_without_owner(named, context.draft.text)
    return context.bodies.fuller(" ".join(span.of(context.draft.text).split())) if span is not None else None


def _only_group(context: Context) -> str | None:
    """The one armed group or opposition that a report names, which "the rebels" are."""
    names = {a.name for a in context.draft.actors if a.kind in _SIDES and a.via == "name"}
    return next(iter(names)) if len(names) == 1 else None
