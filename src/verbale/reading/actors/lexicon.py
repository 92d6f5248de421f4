"""The vocabularies of actors: states, groups, organisations, outlets, peoples, and words for roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import msgspec

from verbale.reading.words import PhraseTrie, load_data
from verbale.terms.records import ActorKind

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’`][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "`s")


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a mention can mean; `state` is the name of the state whose conflict it belongs to.

    `form` tells a state's own name from its adjective ("Israeli"), its people ("Israelis"), its
    capital and its seats of government; a group or organisation is a `name`. A `short` name is
    ambiguous and means it only where the report names it, or its state, otherwise too.
    """

    name: str
    code: str = ""
    kind: ActorKind = "armed_group"
    state: str | None = None
    alias: tuple[str, ...] = ()
    form: str = "name"
    affiliation: str | None = None
    short: tuple[str, ...] = ()


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state; `internal` marks one whose government is a party to a conflict inside it."""

    name: str
    code: str
    adj: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    internal: bool = False
    government: str | None = None
    army: str | None = None
    place: bool = False

    @property
    def adjective(self) -> str:
        """The word that stands before a noun: "Syrian"."""
        return self.adj[0] if self.adj else self.name

    @property
    def party(self) -> str:
        """What its government is called where it acts."""
        if self.government:
            return self.government
        return f"{self.adjective} government" if self.internal else self.name

    @property
    def army_name(self) -> str:
        """What its army is called."""
        return self.army or f"{self.adjective} army"

    @property
    def divided(self) -> bool:
        """Whether the state and its government are told apart."""
        return self.party != self.name


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
    """Everything that is looked up, built once a process."""

    states: dict[str, State]
    exact: PhraseTrie[Entity] = field(repr=False)
    folded: PhraseTrie[Entity] = field(repr=False)
    roles: dict[str, str] = field(repr=False)
    lists: dict[str, frozenset[str]] = field(repr=False)
    kinds: dict[str, Entity] = field(repr=False)
    shorts: dict[str, list[Entity]] = field(repr=False)


def plain(word: str) -> str:
    """A word without accents, typographic apostrophes and possessive ending."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).replace("’", "'")
        word = "".join(c for c in word if not unicodedata.combining(c))
    return word[:-2] if word.endswith(("'s", "`s")) else word


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as they are compared: hyphens part words, "al" is lower case."""
    found = [plain(w) for w in WORD.findall(phrase)]
    return ["al" if w in ("Al", "AL", "El", "el") else w for w in found]


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


@cache
def lexicon() -> Lexicon:
    """The vocabularies, loaded once a process."""
    states = {s.name: s for s in load_data("actors/states", _States).state}
    roles = load_data("actors/roles", _Roles)
    groups = _load_groups("groups", "armed_group")
    groups += _load_groups("organisations", "organisation") + _load_groups("outlets", "outlet")
    groups = [_with_party(g, states) for g in groups]
    exact, folded = _tries(
        chain(
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
