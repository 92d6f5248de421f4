"""Descriptions: which actor, named before, "the group", "the army" or "the rebels" stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from verbale.reading.actors.beside import apposed_to, named_after
from verbale.reading.actors.vouching import GUARANTORS, vouching
from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import Entity, State, lexicon
from verbale.reading.actors.memory import REBELS, Memory
from verbale.reading.actors.scan import Mention, Scan
from verbale.terms.records import ActorKind

_DEFINITE = frozenset({"the", "this", "its", "their", "his"})
_ARMY_THERE = {"Palestine": "Israel"}
_SEVERAL = frozenset({"groups", "factions", "militias", "gangs", "movements", "other", "some", "several", "rival", "both"})
_HEADS = ("president", "prime minister", "leader")
_NAMED_REBELS = frozenset({"separatists", "guerrillas"})


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


def resolve(scan: Scan, memory: Memory) -> None:
    """Resolve the descriptions of a sentence in order, dropping those that stand for nobody known."""
    kept: list[Mention] = []
    for mention in scan.mentions:
        found = _settled(mention, memory)
        if found is not None:
            kept.append(found)
            if found.kind != "people":
                memory.remember(found)
    scan.mentions = kept


def _settled(mention: Mention, memory: Memory) -> Mention | None:
    if mention.form == "vague":
        return _resolved(mention, memory)
    if mention.name == GUARANTORS:
        listed = vouching(mention, memory)
        made = [replace(_as(mention, m), also=()) for m in listed]
        return replace(made[0], also=tuple(made[1:])) if made else mention
    if mention.kind == "person" and mention.form == "role":
        named = named_after(mention) or apposed_to(mention) or _of_state_known(mention, memory)
        return _with_owner(mention, memory) if named is None else replace(_as(mention, named), role=mention.role)
    return mention


def _with_owner(mention: Mention, memory: Memory) -> Mention:
    """Say whose somebody is who belongs to somebody described: "the army's spokesman"."""
    owner = mention.affiliation or ""
    head = lexicon().roles.get(owner.split(" ")[-1])
    if head is None or not owner.islower():
        return mention
    last = mention.first + len(owner.split())
    described = replace(
        mention, last=last, name=owner, role=owner, form="vague", head=head, kind="organisation", affiliation=None, code=""
    )
    meant = _resolved(described, memory)
    if meant is None:
        return replace(mention, affiliation=None)
    return replace(mention, affiliation=meant.name, code=meant.code, state=meant.state)


def _of_state_known(mention: Mention, memory: Memory) -> Mention | None:
    """Who holds the office that a state's adjective and a title name: "the Kenyan president"."""
    words = (mention.role or "").lower().split()
    before = mention.scan.lower[mention.first - 1] if mention.first else "the"
    if before in ("a", "an", "one", "another", "former") or not mention.affiliation or not words:
        return None
    ranks = _HEADS if words == ["leader"] else (" ".join(words),)
    for seen in reversed(memory.seen):
        named = seen.kind == "person" and seen.form == "person" and seen.affiliation == mention.affiliation
        if named and any(rank in (seen.office or "").lower() for rank in ranks):
            return seen if "deputy" not in (seen.office or "").lower() or "deputy" in words else None
    held = next(filter(None, (holders().in_office(r, mention.state or "", memory.published) for r in ranks)), None)
    if held is None:
        return None
    return replace(mention, name=held.name, code=held.code, kind="person", affiliation=held.party)


def _resolved(mention: Mention, memory: Memory) -> Mention | None:
    apposed = apposed_to(mention)
    if apposed is not None:
        return _as(mention, apposed)
    listed = vouching(mention, memory)
    if listed:
        first, *others = (replace(_as(mention, m), also=()) for m in listed)
        return replace(first, also=tuple(others))
    scan = mention.scan
    definite = mention.first > 0 and scan.lower[mention.first - 1] in _DEFINITE
    case = Case(mention, memory, scan.lower[mention.last - 1], definite)
    return _BY_HEAD.get(mention.head, _body)(case)


def _as(mention: Mention, actor: Mention | Entity) -> Mention:
    return replace(
        mention,
        name=actor.name,
        code=actor.code,
        kind=actor.kind,
        affiliation=actor.affiliation,
        state=actor.state,
        form="description",
    )


def _itself(mention: Mention, kind: ActorKind, code: str = "") -> Mention:
    """A description that has its own meaning: "residents", "gunmen"."""
    return replace(mention, kind=kind, code=code, form="description")


def _of_state(mention: Mention, state: State, name: str, kind: ActorKind, code: str) -> Mention:
    affiliation = state.party if kind == "military" and name != state.party else None
    made = replace(mention, name=name, kind=kind, code=f"{state.code} {code}", form="description")
    made.state, made.affiliation = state.name, affiliation
    return made


def _body(case: Case) -> Mention | None:
    """A word for a government, a group or a body."""
    lists, noun = lexicon().lists, case.noun
    if noun in lists["government_nouns"]:
        return _government(case)
    if case.definite and noun in lists["group_nouns"]:
        group = _group(case)
        return _as(case.mention, group) if group else None
    if case.definite and noun in lists["body_nouns"]:
        found = case.memory.named_with(noun) or (case.memory.bloc() if noun == "bloc" else None)
        return _as(case.mention, found) if found else None
    return _itself(case.mention, "people") if noun in lists["by_themselves"] else None


def _group(case: Case) -> Mention | Entity | None:
    """The armed group spoken of, else the one the conflict has, else the relief or rights group before."""
    memory, sentence = case.memory, case.sentence
    found = memory.latest_group(sentence) or memory.group_of_conflict()
    named = memory.named_with(case.noun)
    if named is not None and memory.is_nearer(named, found):
        return named
    return found or memory.latest_body(sentence)


def _people(case: Case) -> Mention | None:
    return _itself(case.mention, "people", "CVL")


def _person(case: Case) -> Mention | None:
    mention = case.mention
    named = named_after(mention)
    if named is not None:
        return replace(_as(mention, named), role=mention.role)
    if not case.definite:
        return None if case.noun in lexicon().lists["titles_only"] else _itself(mention, "person")
    found = _in_office(case)
    return replace(_as(mention, found), role=mention.role) if found is not None else _holder(case)


def _in_office(case: Case) -> Mention | None:
    """Who has been named with this office; rather of the state that the report is about."""
    asked = set(case.mention.scan.lower[case.mention.first : case.mention.last])
    known = [
        m for m in reversed(case.memory.seen) if m.kind == "person" and asked <= set(re.findall(r"[a-z]+", (m.office or "").lower()))
    ]
    focus = case.memory.focus
    own = [m for m in known if focus is not None and m.affiliation == focus.party]
    return next(iter(own or known), None)


def _holder(case: Case) -> Mention | None:
    """Who held the office then in the state the report is about: "the president"."""
    focus, role = case.memory.focus, case.mention.role
    if focus is None or not role:
        return None
    held = holders().in_office(role, focus.name, case.memory.published)
    if held is None:
        return None
    named = replace(case.mention, name=held.name, kind="person", code=held.code, form="description")
    named.affiliation = held.party
    return named


def _side_person(case: Case) -> Mention | None:
    """A person of a side: "a rebel commander", "an opposition delegate"."""
    mention = case.mention
    alone = Case(replace(mention, first=mention.last - 1), case.memory, case.noun, case.definite)
    party = _rebels(alone) if mention.head == "rebel person" else _opposition(alone)
    made = _itself(mention, "person", party.code)
    made.affiliation, made.state = party.name, party.state
    return made


def _fighters(case: Case) -> Mention | None:
    words = case.mention.scan.lower[case.mention.first : case.mention.last]
    if case.noun in REBELS or "rebel" in words or "insurgent" in words:
        return _rebels(case)
    named = _named_beside(case.mention)
    if named is not None:
        return _as(case.mention, named)
    several = not _SEVERAL.isdisjoint(case.mention.scan.lower[case.mention.first : case.mention.last])
    found = _known_fighters(case) if case.definite and not several else None
    return _as(case.mention, found) if found else _itself(case.mention, "armed_group", "REB")


def _known_fighters(case: Case) -> Mention | Entity | None:
    if case.noun in ("jihadists", "jihadis"):
        known = lexicon().lists["jihadist_groups"]
        return next((m for m in reversed(case.memory.seen) if m.name in known), None)
    return case.memory.latest_group(case.sentence, ("armed_group",)) or case.memory.group_of_conflict()


def _named_beside(mention: Mention) -> Mention | None:
    """The group whose fighters they are said to be: "gunmen of the front"."""
    scan, index = mention.scan, mention.last
    if index >= len(scan.words) or scan.lower[index] not in ("of", "from"):
        return None
    after = index + 2 if scan.lower[index + 1 : index + 2] == ["the"] else index + 1
    return next((m for m in scan.mentions if m.first == after and m.kind == "armed_group" and m.form == "name"), None)


def _rebels(case: Case) -> Mention:
    """The group the report calls rebels, else the only one of its conflict, else all of that state's."""
    memory, mention = case.memory, case.mention
    several = not _SEVERAL.isdisjoint(mention.scan.lower[mention.first : mention.last])
    found = _named_beside(mention) or memory.rebels or memory.group_of_conflict()
    if found is not None and not several:
        return _as(mention, found)
    if memory.focus is None:
        return _itself(mention, "armed_group", "REB")
    noun = case.noun if case.noun in _NAMED_REBELS else "rebels"
    return _of_state(mention, memory.focus, f"{memory.focus.adjective} {noun}", "armed_group", "REB")


def _opposition(case: Case) -> Mention:
    memory, mention = case.memory, case.mention
    if case.definite and case.noun in lexicon().lists["body_nouns"]:
        found = memory.latest(case.sentence, "opposition")
        if found is not None:
            return _as(mention, found)
    if memory.focus is None:
        return replace(_itself(mention, "opposition", "OPP"), name="opposition")
    return _of_state(mention, memory.focus, f"{memory.focus.adjective} opposition", "opposition", "OPP")


def _state_after(mention: Mention) -> State | None:
    """The state named after "in" or "of": "the authorities in Chad", "the armies of Chad and Niger"."""
    scan, last = mention.scan, mention.last
    if last + 1 >= len(scan.words) or scan.lower[last] not in ("in", "of") or scan.between(last) != " ":
        return None
    return scan.countries.get(last + 1) or scan.countries.get(last + 2 if scan.lower[last + 1] == "the" else last + 1)


def _state_meant(case: Case) -> State | None:
    beside = _state_after(case.mention)
    if beside is not None:
        return beside
    if case.memory.focus is not None:
        return case.memory.focus
    seen = case.memory.latest(case.sentence, "state", "government", "military")
    if seen is None:
        return None
    beside = {m.state for m in case.memory.seen if m.scan is seen.scan and m.kind in ("state", "government", "military")}
    return lexicon().states.get(seen.state or "") if len(beside) == 1 else None


def _army(case: Case) -> Mention | None:
    """The army named so is the one spoken of last, else the army of the state the report is about."""
    mention = case.mention
    state = _state_meant(case)
    if {"army", "military"}.isdisjoint(mention.scan.lower[mention.first : mention.last]):
        name = f"{state.adjective} {mention.name.lower()}" if state else ""
        return _of_state(mention, state, name, "military", "MIL") if state else None
    beside = _state_after(mention)
    if beside is not None:
        return _of_state(mention, beside, beside.army_name, "military", "MIL")
    if not case.definite:
        return None
    armies = lexicon().lists["armies"]
    recent = reversed(case.memory.seen[-12:])
    seen = next((m for m in recent if m.kind == "military" and m.affiliation and m.name.split()[-1] in armies), None)
    if seen is not None:
        return _as(mention, seen)
    if state is not None and state.divided and not state.internal:
        state = lexicon().states.get(_ARMY_THERE.get(state.name, ""))
    return _of_state(mention, state, state.army_name, "military", "MIL") if state else None


def _troops(case: Case) -> Mention | None:
    known = case.noun in lexicon().lists["troop_nouns"]
    return _itself(case.mention, "military", "MIL") if known else None


def _government(case: Case) -> Mention | None:
    state = _state_meant(case)
    if state is None or (case.noun == "state" and case.mention.head != "government forces"):
        return None
    kind: ActorKind = "military" if case.mention.head == "government forces" else "government"
    return replace(_of_state(case.mention, state, state.party, kind, "GOV"), affiliation=None)


_BY_HEAD: dict[str, Callable[[Case], Mention | None]] = {
    "people": _people,
    "persons": _person,
    "rebel person": _side_person,
    "opposition person": _side_person,
    "fighters": _fighters,
    "rebels": _rebels,
    "opposition": _opposition,
    "army": _army,
    "air": _army,
    "forces": _troops,
    "government forces": _government,
    "government": _government,
}
