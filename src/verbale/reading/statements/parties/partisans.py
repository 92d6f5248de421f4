"""The party that somebody is said to be a member or candidate of: "Republican senator", "a Labour lawmaker"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reading.statements.descriptions.homes import state_of_country
from verbale.reading.statements.descriptions.titles import titles_of
from verbale.reading.statements.vocabulary import parties_called, speech_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.descriptions.context import Context
    from verbale.reading.statements.descriptions.sources import Part
    from verbale.terms import Span


def partisan(context: Context, part: Part, name: Span | None) -> str | None:
    """The party whose member, candidate or leader a title says somebody is; None beside an office of state."""
    titles = list(titles_of(part, name))
    if any(t.lower_ in speech_list("heads_of_state") for t in titles):
        return None
    for token in titles:
        for party in parties_called(token.text):
            if _is_member(token) and _is_there(context, party.states):
                return next((n for n in (party.name, *party.words) if _stands(context, n)), token.text)
    return None


def _stands(context: Context, name: str) -> bool:
    """Whether a party is called so in the report, as a name that is given must be."""
    plain = name.endswith("s") or " " in name
    return plain and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", context.draft.text) is not None


def _is_member(token: Token) -> bool:
    """Whether a word for a party's people is somebody's own title, and no part of a longer name."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if (
        before is not None
        and before.text[:1].isupper()
        and before.i > token.sent.start
        and not before.ent_type_
    ):
        return False
    if after is None or after.is_punct or after.pos_ in ("ADP", "PRON", "VERB", "AUX", "CCONJ"):
        return after is None or after.text != "-"
    return after.lower_.strip(".") in speech_list("partisan_offices") or after.ent_type_ == "PERSON"


def _is_there(context: Context, states: list[str]) -> bool:
    """Whether a report speaks of a state that has the party."""
    if any(a.party in states or a.name in states for a in context.draft.actors):
        return True
    named = (state_of_country(p.country) for p in context.draft.places if p.country)
    return any(state is not None and state.name in states for state in named)
