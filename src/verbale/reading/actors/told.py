"""What the dossier in use tells of actors: parties, mediators and guarantors, their names and their people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec

from verbale.errors import DossierError
from verbale.reading.actors.entries import Entity, State, words_of
from verbale.terms import Body, dossier_in_use, per_dossier


@dataclass(slots=True)
class Told:
    """The vocabularies with a dossier laid over them.

    Attributes:
        states: by name; the government that is a party has the dossier's name for it.
        groups: the dossier's bodies first, then all others; what a body of the dossier is called by
            its own names is that body.
        phrases: names that mean a state's government, and the dossier's aliases of states.
        renamed: the vocabulary's name of a group -> the dossier's.
    """

    states: dict[str, State]
    groups: list[Entity]
    phrases: list[tuple[str, Entity]] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)


def lay_over(states: dict[str, State], groups: list[Entity]) -> Told:
    """The vocabularies as the dossier in use has them; as they are where there is none.

    Raises:
        DossierError: a body is of a state that the vocabulary does not have.
    """
    dossier = dossier_in_use()
    told = Told(states, groups)
    if dossier is None:
        return told
    told.states = dict(states)
    made: list[Entity] = []
    for body in dossier.bodies:
        if body.state is not None and body.state not in states:
            known = ", ".join(sorted(states))
            raise DossierError(
                dossier.title, [f"{body.name!r}: state: no state is called {body.state!r}; there are {known}"]
            )
        state = state_of(body, told.states.values())
        if state is not None:
            _tell_state(told, body, state)
        else:
            default = "armed_group" if body in dossier.parties else "organisation"
            made.append(_tell_group(told, body, default))
    told.groups = [*made, *(g for g in groups if g.name not in told.renamed)]
    return told


def state_of(body: Body, states: Iterable[State]) -> State | None:
    """The state that a body is, or whose government it is, None for any other body."""
    listed = list(states)
    names = {_key(name) for name in body.names}
    for state in listed:
        own = (state.name, state.party, f"{state.adjective} government", f"government of {state.name}")
        if names & {_key(name) for name in own}:
            return state
    if body.kind == "government" and body.state is not None:
        return next((state for state in listed if state.name == body.state), None)
    return None


def _key(name: str) -> str:
    return " ".join(words_of(name)).lower()


def _tell_state(told: Told, body: Body, state: State) -> None:
    """Call a state's government by the body's name; the body's other names mean it wherever they stand."""
    if body.name != state.name:
        state = msgspec.structs.replace(state, government=body.name, internal=True)
        told.states[state.name] = state
    entity = Entity(name=state.name, code=state.code, kind="state", state=state.name)
    for name in body.names:
        if name != state.name and name not in state.alias:
            told.phrases.append((name, msgspec.structs.replace(entity, form="seat")))
    told.phrases += [(office, msgspec.structs.replace(entity, form="seat")) for office in body.offices]


def _tell_group(told: Told, body: Body, default: str) -> Entity:
    """A body as an entry of the vocabulary, with what the vocabulary knows of it under its own names."""
    names = {_key(name) for name in body.names}
    same = [g for g in told.groups if _key(g.name) in names or _key(body.name) in set(map(_key, g.alias))]
    told.renamed |= {group.name: body.name for group in same}
    known = same[0] if same else None
    aliases = (*body.aliases, *body.offices, *(n for g in same for n in (g.name, *g.alias)))
    kind = body.kind or (known.kind if known else default)
    return Entity(
        name=body.name,
        code=body.code or (known.code if known else ""),
        kind=kind,  # type: ignore[arg-type]  # one of the two defaults, or checked on decoding
        state=body.state or (known.state if known else None),
        alias=tuple(dict.fromkeys(a for a in aliases if a != body.name)),
        short=tuple(dict.fromkeys((*body.short, *(s for g in same for s in g.short)))),
    )


@per_dossier
def home() -> str | None:
    """The one state whose conflict all parties of the dossier in use are said to belong to, else None."""
    dossier = dossier_in_use()
    if dossier is None:
        return None
    named = {party.state for party in dossier.parties if party.state is not None}
    return named.pop() if len(named) == 1 else None


def is_go_between(name: str) -> bool:
    """Whether the dossier in use has somebody as a mediator or guarantor, and not as a party."""
    dossier = dossier_in_use()
    if dossier is None or any(name == party.name for party in dossier.parties):
        return False
    return any(name == body.name for body in (*dossier.mediators, *dossier.guarantors))


def only_group(groups: Callable[[str], Entity | None]) -> Entity | None:
    """The one armed group among the parties of the dossier in use, None where there are none or several."""
    dossier = dossier_in_use()
    known = [groups(party.name) for party in dossier.parties] if dossier else []
    armed = [group for group in known if group is not None and group.kind == "armed_group"]
    return armed[0] if len(armed) == 1 else None
