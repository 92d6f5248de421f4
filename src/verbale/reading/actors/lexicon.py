"""The vocabularies of actors: states, groups, organisations, outlets, peoples, and words for roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from verbale.reading.actors.entries import WORD, Entity, State, plain, words_of
from verbale.reading.actors.told import lay_over
from verbale.reading.words import PhraseTrie, load_data
from verbale.terms import per_dossier
from verbale.terms.records import ActorKind

__all__ = ["WORD", "Entity", "Lexicon", "People", "State", "lexicon", "plain", "words_of"]


class People(msgspec.Struct, frozen=True, kw_only=True):
    """A people, faith or bloc that is no state: its adjective, its plural, its code."""

    adj: tuple[str, ...]
    people: tuple[str, ...] = ()
    code: str = ""


class _Groups(msgspec.Struct):
    group: tuple[Entity, ...]


class _States(msgspec.Struct):
    state: tuple[State, ...]


class _Roles(msgspec.Struct):
    roles: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    people: tuple[People, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is looked up; `renamed` maps a group's usual name to the dossier's in use."""

    states: dict[str, State]
    exact: PhraseTrie[Entity] = field(repr=False)
    folded: PhraseTrie[Entity] = field(repr=False)
    roles: dict[str, str] = field(repr=False)
    lists: dict[str, frozenset[str]] = field(repr=False)
    kinds: dict[str, Entity] = field(repr=False)
    shorts: dict[str, list[Entity]] = field(repr=False)
    renamed: dict[str, str] = field(default_factory=dict, repr=False)


def _state_entities(state: State) -> Iterable[tuple[str, Entity]]:
    kinds = {"name": (state.name, *state.alias), "adj": state.adj, "people": state.people}
    kinds |= {"capital": state.capital, "seat": state.seat}
    for form in ("name", "adj", "people", "seat", "capital"):
        entity = Entity(name=state.name, code=state.code, kind="state", state=state.name, form=form)
        for phrase in kinds[form]:
            yield phrase, entity


def _people_entities(people: People) -> Iterable[tuple[str, Entity]]:
    for form, phrases in (("adj", people.adj), ("people", people.people)):
        for phrase in phrases:
            yield phrase, Entity(name=phrase, code=people.code, kind="people", form="folk" + form)


def _group_entities(group: Entity) -> Iterable[tuple[str, Entity]]:
    for phrase in (group.name, *group.alias):
        yield phrase, group
    for phrase in group.short:
        yield phrase, msgspec.structs.replace(group, form="short")


def _load_groups(name: str, kind: ActorKind) -> list[Entity]:
    """The entries of a file, with the kind its entries have unless they say another."""
    listed = load_data(f"actors/{name}", _Groups).group
    return [msgspec.structs.replace(g, kind=kind) if g.kind == "armed_group" else g for g in listed]


def _tries(
    phrases: Iterable[tuple[str, Entity]], never_folded: Iterable[str]
) -> tuple[PhraseTrie[Entity], PhraseTrie[Entity]]:
    exact: PhraseTrie[Entity] = PhraseTrie()
    folded: PhraseTrie[Entity] = PhraseTrie()
    never = frozenset(never_folded)
    for phrase, entity in phrases:
        words = words_of(phrase)
        exact.add(words, entity)
        short = phrase.isupper() and len(phrase) < 4 and "." not in phrase
        if not short and phrase not in never:
            folded.add([w.upper() for w in words], entity)
    return exact, folded


@per_dossier
def lexicon() -> Lexicon:
    """The vocabularies, with the dossier in use laid over them."""
    states = {s.name: s for s in load_data("actors/states", _States).state}
    roles = load_data("actors/roles", _Roles)
    groups = _load_groups("groups", "armed_group")
    groups += _load_groups("organisations", "organisation") + _load_groups("outlets", "outlet")
    told = lay_over(states, groups)
    states, groups = told.states, [_with_party(g, told.states) for g in told.groups]
    exact, folded = _tries(
        chain(
            told.phrases,
            chain.from_iterable(map(_group_entities, groups)),
            chain.from_iterable(map(_state_entities, states.values())),
            chain.from_iterable(map(_people_entities, roles.people)),
        ),
        roles.lists["never_folded"],
    )
    return Lexicon(
        states=states,
        exact=exact,
        folded=folded,
        roles={word: role for role, words in roles.roles.items() for word in words},
        lists={name: frozenset(words) for name, words in roles.lists.items()},
        kinds={g.name: g for g in reversed(groups)},
        shorts=_shorts(groups),
        renamed=told.renamed,
    )


def _shorts(groups: list[Entity]) -> dict[str, list[Entity]]:
    """Whom each ambiguous name may mean."""
    found: dict[str, list[Entity]] = {}
    for group in groups:
        for phrase in group.short:
            found.setdefault(" ".join(words_of(phrase)), []).append(group)
    return found


def _with_party(group: Entity, states: dict[str, State]) -> Entity:
    """A military's affiliation is the party name of its state."""
    if group.kind != "military" or group.state is None:
        return group
    return msgspec.structs.replace(group, affiliation=states[group.state].party)
