"""A description to resolve, and what it can become."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verbale.reading.actors.lexicon import Entity, State
from verbale.reading.actors.memory import Memory
from verbale.reading.actors.scan import Mention
from verbale.terms.records import ActorKind


@dataclass(frozen=True, slots=True)
class Case:
    """One description to resolve: its last word, and whether "the" or the like stands before it."""

    mention: Mention
    memory: Memory
    noun: str
    definite: bool

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.mention.scan.sentence.index


def as_actor(mention: Mention, actor: Mention | Entity) -> Mention:
    """The description as a mention of an actor known."""
    return replace(
        mention,
        name=actor.name,
        code=actor.code,
        kind=actor.kind,
        affiliation=actor.affiliation,
        state=actor.state,
        form="description",
    )


def as_itself(mention: Mention, kind: ActorKind, code: str = "") -> Mention:
    """A description that has its own meaning: "residents", "gunmen"."""
    return replace(mention, kind=kind, code=code, form="description")


def of_state(mention: Mention, state: State, name: str, kind: ActorKind, code: str) -> Mention:
    """The description as a body of a state."""
    affiliation = state.party if kind == "military" and name != state.party else None
    made = replace(mention, name=name, kind=kind, code=f"{state.code} {code}", form="description")
    made.state, made.affiliation = state.name, affiliation
    return made
