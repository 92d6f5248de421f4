"""Parties within the words for a person: whom a person acts for in an event, whose title it is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from verbale.reading.actors.lexicon import WORD, lexicon, words_of
from verbale.reading.actors.pairs import state_of_party
from verbale.reading.draft import Draft
from verbale.terms import Actor, Event, Span
from verbale.terms.records import ActorKind


def list_parties(draft: Draft) -> Draft:
    """List the parties that stand within the words for persons as mentions of their own.

    "FARC leader X" names the FARC. And an event is told by party: where "President X" does it, its
    initiator is X's state, and a reader of the record finds that name where X stands.
    """
    added = {(a.span, a.name): a for a in (*_owners(draft), *_acting(draft))}
    known = {(a.span, a.name) for a in draft.actors}
    new = [actor for key, actor in added.items() if key not in known]
    if new:
        draft.actors = sorted([*draft.actors, *new], key=lambda a: (a.span.start, -a.span.end))
    return draft


def _owners(draft: Draft) -> Iterator[Actor]:
    """The body or state whose name opens a person's title: "U.N." in "U.N. envoy X"."""
    for person in draft.actors:
        if person.kind != "person" or person.party == person.name:
            continue
        words = list(WORD.finditer(person.span.of(draft.text)))
        found = lexicon().exact.match(words_of(person.span.of(draft.text)), 0)
        if found is None or found[0] >= len(words):
            continue
        last, entity = found
        state = lexicon().states.get(entity.name) if entity.kind == "state" else None
        if entity.form == "name" and person.party == (state.party if state else entity.name):
            end = words[last - 1].end()
            span = Span(person.span.start, person.span.start + end)
            yield msgspec.structs.replace(
                _party_of(draft, person), span=_bare(draft, span), role=None, via="name"
            )


def _bare(draft: Draft, span: Span) -> Span:
    """A span without a possessive ending."""
    ending = span.of(draft.text)[-2:] in ("'s", "’s")
    return Span(span.start, span.end - 2 * ending)


def _acting(draft: Draft) -> Iterator[Actor]:
    """The parties of events where the persons stand through whom they act."""
    for event in draft.events:
        spans = (event.evidence, *event.support)
        mentions = [a for span in spans for a in draft.actors_on(span)]
        names = {m.name for m in mentions}
        for person in mentions:
            told = person.via != "pronoun" or person.party not in names
            if told and _acts(event, person) and (person.span, person.party) in draft.standing:
                yield _party_of(draft, person)


def _acts(event: Event, person: Actor) -> bool:
    return person.party != person.name and person.party in (event.initiator, event.recipient)


def _party_of(draft: Draft, person: Actor) -> Actor:
    via = "pronoun" if person.via == "pronoun" else "description"
    return msgspec.structs.replace(
        person, name=person.party, kind=_kind_of(draft, person.party), affiliation=None, via=via
    )


def _kind_of(draft: Draft, party: str) -> ActorKind:
    mention = next((a for a in draft.actors if a.name == party), None)
    if mention is not None:
        return mention.kind
    state = state_of_party(party)
    if state is not None:
        return "government" if state.divided else "state"
    body = lexicon().kinds.get(party)
    return body.kind if body is not None else "organisation"
