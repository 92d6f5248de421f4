"""Descriptions: which actor, named before, "the group", "the army" or "the rebels" stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from verbale.reading.actors.beside import apposed_to, group_after, named_after
from verbale.reading.actors.cases import Case, as_actor, as_itself, of_state
from verbale.reading.actors.forces import army, capital_of, government, troops
from verbale.reading.actors.incumbents import holder_meant, holder_of_state, in_office
from verbale.reading.actors.lexicon import Entity, lexicon
from verbale.reading.actors.memory import REBELS, Memory
from verbale.reading.actors.pairs import party_of
from verbale.reading.actors.scan import Mention, Scan
from verbale.reading.actors.told import only_group
from verbale.reading.actors.vouching import GUARANTORS, vouching

_DEFINITE = frozenset({"the", "this", "its", "their", "his"})
_SEVERAL = frozenset(
    {"groups", "factions", "militias", "gangs", "movements", "other", "some", "several", "rival", "both"}
)
_OFFICIAL = frozenset(
    {
        "ministry",
        "minister",
        "government",
        "presidential",
        "official",
        "officials",
        "foreign",
        "defence",
        "defense",
        "interior",
    }
)
_FIRST_LINES = 3
_LOYAL_WORDS = 4
_NAMED_REBELS = frozenset({"separatists", "guerrillas"})


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
    group = group_after(mention) or _loyal_to(mention)
    if group is None and mention.form == "role" and mention.via == "description" and mention.kind != "person":
        group = apposed_to(mention)
    if group is not None:
        return as_actor(mention, group)
    if mention.form == "vague":
        return _resolved(mention, memory)
    if mention.name == GUARANTORS:
        listed = vouching(mention, memory)
        made = [replace(as_actor(mention, m), also=()) for m in listed]
        return replace(made[0], also=tuple(made[1:])) if made else mention
    if mention.kind == "person" and mention.form == "role":
        return _in_office(mention, memory)
    return _of_creed(mention, memory) if _is_of_creed(mention) else mention


def _in_office(mention: Mention, memory: Memory) -> Mention:
    """A title with whose it is: with the name beside it, else the one who held the office."""
    named = named_after(mention) or apposed_to(mention) or holder_of_state(mention, memory)
    if named is None:
        return _with_owner(mention, memory)
    _give_owner(named, mention, memory)
    return replace(as_actor(mention, named), role=mention.role)


def _give_owner(named: Mention | Entity, described: Mention, memory: Memory) -> None:
    """Say for whom a named person acts by the description beside the name: "the movement's leader, X"."""
    if not isinstance(named, Mention) or named.kind != "person" or named.affiliation:
        return
    owned = _with_owner(described, memory)
    if owned.affiliation and not owned.affiliation.islower():
        named.affiliation, named.state, named.code = owned.affiliation, owned.state, owned.code


def _is_of_creed(mention: Mention) -> bool:
    """Whether a group is told by its creed or people alone: "the Islamist movement"."""
    noun = mention.scan.lower[mention.last - 1]
    coined = mention.form == "role" and mention.kind == "organisation" and mention.via == "description"
    return coined and noun in lexicon().lists["group_nouns"] and mention.name.split()[-1].lower() == noun


def _of_creed(mention: Mention, memory: Memory) -> Mention:
    """The group spoken of, where it is meant by its creed; else what the words say."""
    noun = mention.scan.lower[mention.last - 1]
    if not _is_definite(mention) or noun in ("groups", "party"):
        return mention
    found = memory.latest_group(mention.scan.sentence.index)
    return as_actor(mention, found) if found is not None else mention


def _loyal_to(mention: Mention) -> Mention | None:
    """Whose forces are meant that are loyal to somebody: "troops loyal to President X", "fighters loyal to X"."""
    scan, last = mention.scan, mention.last
    if mention.form != "vague" or scan.lower[last : last + 2] != ["loyal", "to"]:
        return None
    near = (m for m in scan.mentions if last + 2 <= m.first <= last + _LOYAL_WORDS)
    leader = next(near, None)
    party = party_of(leader) if leader is not None else None
    if party is None:
        return None
    kinds = ("state", "government", "military") if mention.head == "forces" else ()
    return party if party.kind in (*kinds, "armed_group") else None


def _with_owner(mention: Mention, memory: Memory) -> Mention:
    """Say whose somebody is who belongs to somebody described: "the army's spokesman"."""
    owner = mention.affiliation or ""
    head = lexicon().roles.get(owner.split(" ")[-1])
    if head is None or not owner.islower():
        return mention
    last = mention.first + len(owner.split())
    described = replace(
        mention,
        last=last,
        name=owner,
        role=owner,
        form="vague",
        head=head,
        kind="organisation",
        affiliation=None,
        code="",
    )
    meant = _resolved(described, memory)
    if meant is None:
        return replace(mention, affiliation=None)
    return replace(mention, affiliation=meant.name, code=meant.code, state=meant.state)


def _resolved(mention: Mention, memory: Memory) -> Mention | None:
    apposed = apposed_to(mention)
    if apposed is not None:
        return as_actor(mention, apposed)
    listed = vouching(mention, memory)
    if listed:
        first, *others = (replace(as_actor(mention, m), also=()) for m in listed)
        return replace(first, also=tuple(others))
    case = Case(mention, memory, mention.scan.lower[mention.last - 1], _is_definite(mention))
    return _BY_HEAD.get(mention.head, _body)(case)


def _is_definite(mention: Mention) -> bool:
    """Whether "the" or a possessor stands before a description, or before its further adjectives: "the outlawed group"."""
    if mention.first == 0:
        return False
    if mention.scan.lower[mention.first - 1] in _DEFINITE:
        return True
    head = mention.scan.token(mention.last - 1)
    if head.tag_ in ("NNS", "NNPS") or (head.dep_ == "pobj" and head.head.lower_ == "of"):
        return False
    led = [c for c in head.lefts if c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE)]
    return bool(led) and not any(t.pos_ == "PROPN" for t in head.doc[led[0].right_edge.i + 1 : head.i])


def _body(case: Case) -> Mention | None:
    """A word for a government, a group or a body."""
    lists, noun = lexicon().lists, case.noun
    if noun in lists["government_nouns"]:
        return government(case)
    if case.definite and noun in lists["group_nouns"]:
        group = _group(case)
        return as_actor(case.mention, group) if group else None
    if case.definite and noun in lists["body_nouns"]:
        found = case.memory.named_with(noun) or (case.memory.bloc() if noun == "bloc" else None)
        return as_actor(case.mention, found) if found else None
    if noun not in lists["by_themselves"] or _is_owned(case.mention):
        return None
    return _officials_in(case) or as_itself(case.mention, "people")


def _officials_in(case: Case) -> Mention | None:
    """The government whose officials sit in its capital: "officials in Chisinau"."""
    mention, scan = case.mention, case.mention.scan
    if case.noun != "officials" or scan.lower[mention.last : mention.last + 1] != ["in"]:
        return None
    state = capital_of(scan, mention.last + 1)
    return of_state(mention, state, state.party, "government", "GOV") if state is not None else None


def _group(case: Case) -> Mention | Entity | None:
    """The armed group spoken of, else the one the conflict has, else the relief or rights group before."""
    memory, sentence = case.memory, case.sentence
    found = memory.latest_group(sentence) or memory.group_of_conflict()
    named = memory.named_with(case.noun)
    if named is not None and memory.is_nearer(named, found):
        return named
    return found or memory.latest_body(sentence)


def _people(case: Case) -> Mention | None:
    return as_itself(case.mention, "people", "CVL")


def _person(case: Case) -> Mention | None:
    mention = case.mention
    named = named_after(mention)
    if named is not None:
        return replace(as_actor(mention, named), role=mention.role)
    if _is_owned(mention):
        return None
    if not case.definite:
        return (
            None
            if case.noun in lexicon().lists["titles_only"]
            else _speaking_for(as_itself(mention, "person"), case.memory)
        )
    found = in_office(case)
    return replace(as_actor(mention, found), role=mention.role) if found is not None else holder_meant(case)


def _is_owned(mention: Mention) -> bool:
    """Whether a pronoun says whose somebody is: "its envoy" is the envoy of whom "its" stands for."""
    return mention.first > 0 and mention.scan.lower[mention.first - 1] in ("its", "their")


def _speaking_for(mention: Mention, memory: Memory) -> Mention:
    """A person with the party they speak for: "a spokesman for the front"."""
    scan, last = mention.scan, mention.last
    if last + 1 >= len(scan.words) or scan.between(last) != " ":
        return mention
    if scan.lower[last] == "in" and not _OFFICIAL.isdisjoint(scan.lower[mention.first : last]):
        return _posted_in(mention)
    if scan.lower[last] != "for":
        return mention
    first = last + 2 if scan.lower[last + 1] == "the" else last + 1
    owner = next((m for m in scan.mentions if m.first == first and m.form != "folkadj"), None)
    if owner is not None and owner.form == "vague":
        owner = _resolved(owner, memory) if owner.head not in ("people", "persons") else None
    if owner is None or owner.kind == "people" or (owner.kind == "person" and not owner.affiliation):
        return mention
    return replace(mention, affiliation=owner.party, code=owner.code, state=owner.state)


def _posted_in(mention: Mention) -> Mention:
    """Somebody of a ministry or government with the state whose capital it sits in: "a ministry spokesman in Chisinau"."""
    state = capital_of(mention.scan, mention.last + 1)
    if state is None:
        return mention
    return replace(mention, affiliation=state.party, code=f"{state.code} GOV", state=state.name)


def _side_person(case: Case) -> Mention | None:
    """A person of a side: "a rebel commander", "an opposition delegate"."""
    mention = case.mention
    alone = Case(replace(mention, first=mention.last - 1), case.memory, case.noun, case.definite)
    party = _rebels(alone) if mention.head == "rebel person" else _opposition(alone)
    made = as_itself(mention, "person", party.code)
    made.affiliation, made.state = party.name, party.state
    return made


def _fighters(case: Case) -> Mention | None:
    words = case.mention.scan.lower[case.mention.first : case.mention.last]
    if case.noun == "insurgency" and not case.definite:
        return None
    if case.noun in REBELS or "rebel" in words or "insurgent" in words:
        return _rebels(case)
    named = _named_beside(case.mention)
    if named is not None:
        return as_actor(case.mention, named)
    several = _are_several(case.mention)
    found = _known_fighters(case) if case.definite and not several else None
    return as_actor(case.mention, found) if found else as_itself(case.mention, "armed_group", "REB")


def _known_fighters(case: Case) -> Mention | Entity | None:
    if case.noun in ("jihadists", "jihadis"):
        known = lexicon().lists["jihadist_groups"]
        return next((m for m in reversed(case.memory.seen) if m.name in known), None)
    return case.memory.latest_group(case.sentence, ("armed_group",)) or case.memory.group_of_conflict()


def _are_several(mention: Mention) -> bool:
    """Whether more than one group is meant, or others than the one named: "rebel groups", "other rebels"."""
    words = mention.scan.lower[max(mention.first - 1, 0) : mention.last]
    return not _SEVERAL.isdisjoint(words)


def _named_beside(mention: Mention) -> Mention | None:
    """The group whose fighters they are said to be: "gunmen of the front"."""
    scan, index = mention.scan, mention.last
    if index >= len(scan.words) or scan.lower[index] not in ("of", "from"):
        return None
    after = index + 2 if scan.lower[index + 1 : index + 2] == ["the"] else index + 1
    return next(
        (m for m in scan.mentions if m.first == after and m.kind == "armed_group" and m.form == "name"), None
    )


def _rebels(case: Case) -> Mention:
    """The group the report calls rebels, else the only one of its conflict, else all of that state's."""
    memory, mention = case.memory, case.mention
    several = _are_several(mention)
    found = _named_beside(mention) or memory.rebels or memory.group_of_conflict() or _to_come(case)
    if found is not None and not several:
        return as_actor(mention, found)
    if memory.focus is None:
        return as_itself(mention, "armed_group", "REB")
    told = only_group(lexicon().kinds.get)
    if told is not None and told.state == memory.focus.name and case.definite and not several:
        return as_actor(mention, told)
    noun = case.noun if case.noun in _NAMED_REBELS else "rebels"
    return of_state(mention, memory.focus, f"{memory.focus.adjective} {noun}", "armed_group", "REB")


def _to_come(case: Case) -> Mention | None:
    """The group that a report's first lines only describe: "a rebel army"."""
    return case.memory.group_to_come() if case.sentence < _FIRST_LINES else None


def _opposition(case: Case) -> Mention:
    memory, mention = case.memory, case.mention
    if case.definite and case.noun in lexicon().lists["body_nouns"]:
        found = memory.latest(case.sentence, "opposition")
        if found is not None:
            return as_actor(mention, found)
    if memory.focus is None:
        return replace(as_itself(mention, "opposition", "OPP"), name="opposition")
    return of_state(mention, memory.focus, f"{memory.focus.adjective} opposition", "opposition", "OPP")


_BY_HEAD: dict[str, Callable[[Case], Mention | None]] = {
    "people": _people,
    "persons": _person,
    "rebel person": _side_person,
    "opposition person": _side_person,
    "fighters": _fighters,
    "rebels": _rebels,
    "opposition": _opposition,
    "army": army,
    "air": army,
    "forces": troops,
    "government forces": government,
    "government": government,
}
