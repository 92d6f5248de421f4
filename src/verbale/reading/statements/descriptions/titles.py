"""The words that say what somebody is, and what kind of person they make of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.statements.descriptions.homes import state_of_country
from verbale.reading.statements.vocabulary import person_nouns, speech_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verbale.reading.statements.descriptions.context import Context
    from verbale.reading.statements.descriptions.sources import Part
    from verbale.terms import Actor, Span

_PERSONS = re.compile(r"\w+(?:men|man|woman|women|ers|ists)")
_ASIDE = ("relcl", "acl", "pobj", "poss")


def titles_of(part: Part, name: Span | None) -> Iterator[Token]:
    """The words that say what somebody is: the head's, or those before a name and in apposition to it."""
    named = {t.i for t in part.sentence.tokens_in(name)} if name is not None else set()
    below = {t.i for t in part.tokens if t.dep_ in _ASIDE and t.i != part.head.i and not _is_counted(t)}
    for token in part.tokens:
        if token.i not in named and not any(a.i in below for a in (token, *token.ancestors)):
            yield token


def _is_counted(token: Token) -> bool:
    """Whether a noun is the one meant by a number before it: "one of the marchers"."""
    above = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and above.lower_ in speech_list("counting")


def is_private(part: Part, name: Span | None) -> bool:
    """Whether a source is a plain person: a resident, a witness, an analyst."""
    private = speech_list("private") | lexicon().lists["private_roles"]
    titles = list(titles_of(part, name))
    traders = {t.lower_ for t in titles} & speech_list("trading")
    return any(
        (t.lower_ in private and not _modifies(t)) or (traders and t.lower_ in speech_list("sourced"))
        for t in titles
    )


def _modifies(token: Token) -> bool:
    """Whether a noun only says which kind another is: "rebel" in "rebel commanders"."""
    if token.dep_ == "amod":
        return True
    return token.dep_ in ("compound", "nmod") and token.head.pos_ == "NOUN" and is_person_noun(token.head)


def holds_office(part: Part, name: Span | None) -> bool:
    """Whether a title names an office: "spokesman", not "daughter"."""
    offices = lexicon().lists["offices"] | speech_list("acting_offices")
    return any(t.lower_.strip(".") in offices for t in titles_of(part, name))


def holds_local_office(part: Part, name: Span | None) -> bool:
    """Whether a title is one that a town or province has: "police chief", "mayor"."""
    return any(t.lower_ in speech_list("local_offices") for t in titles_of(part, name))


def is_person_noun(token: Token) -> bool:
    """Whether a noun is one that persons are called by."""
    word = token.lower_
    if word in person_nouns():
        return True
    return bool(_PERSONS.fullmatch(word)) and word not in speech_list("not_persons")


def state_there(context: Context, span: Span) -> State | None:
    """The state in which a place named in a span lies, None where none is named."""
    place = context.draft.place_on(span)
    return state_of_country(place.country) if place is not None and place.country else None


def stands_for(actor: Actor) -> str:
    """For whom an actor's office or body speaks; "" for a person of no party."""
    if actor.kind == "person":
        return actor.affiliation or ""
    state = lexicon().states.get(actor.name) if actor.kind in ("state", "government") else None
    return state.party if state is not None else actor.party
