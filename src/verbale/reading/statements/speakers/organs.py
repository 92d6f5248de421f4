"""Whose an organ, a force or an office is that a report names without its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.statements.descriptions.bodies import names_of_state, state_called
from verbale.reading.statements.descriptions.homes import state_coded
from verbale.reading.statements.descriptions.titles import state_there
from verbale.reading.statements.parties.owners import owner
from verbale.reading.statements.vocabulary import speech_list

if TYPE_CHECKING:
    from verbale.reading.actors.lexicon import State
    from verbale.reading.statements.descriptions.context import Context
    from verbale.reading.statements.descriptions.sources import Part
    from verbale.terms import Actor

_OF_STATE = ("state", "government", "military")


def whose_force(context: Context, part: Part) -> State | None:
    """Whose police or army it is: the state's whose was named last with that word, else the report's own."""
    noun = part.head.lower_
    text = context.draft.text
    here = context.home_at(part.sentence)
    if here is not None and here != context.home:
        return here
    for actor in reversed(context.draft.actors):
        before = actor.span.end <= part.span.start and actor.via == "name" and actor.kind in _OF_STATE
        if before and noun in actor.span.of(text).lower().split():
            return state_coded(actor.code) or context.home
    return context.home_at(part.sentence)


def whose_organ(context: Context, part: Part, actor: Actor) -> State | None:
    """The state of an organ named without one: that of who spoke before, else where the report happens."""
    owning = state_called(owner(context, part, None) or "")
    if owning is not None:
        return owning
    if not part.definite or any(
        a.via == "name" and a.span.overlaps(part.span) and a.name == actor.name and a.span != actor.span
        for a in context.draft.actors
    ):
        return None
    words = actor.span.of(context.draft.text)
    if any(w in words for w in names_of_state(actor.name)):
        return None
    home = context.home
    if home is not None and any(t.lower_ in ("country", "nation") and t.dep_ == "poss" for t in part.tokens):
        return home
    last = context.said[-1] if context.said else None
    return state_called(last.party or "") if last is not None else None


def whose_seat(context: Context, part: Part) -> str | None:
    """The state of the place that a local office's body is of: "the Goma governor's office"."""
    if not any(t.lower_ in speech_list("local_offices") for t in part.tokens):
        return None
    state = next((s for t in part.tokens if (s := state_there(context, part.sentence.at(t)))), None)
    return state.party if state is not None else None


def state_before(context: Context) -> str | None:
    """The state that spoke last, which a ministry without a state belongs to."""
    for voice in reversed(context.said):
        state = state_called(voice.party or "")
        if state is not None:
            return state.party
    return None
