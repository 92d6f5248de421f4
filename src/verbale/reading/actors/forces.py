"""Which government, army or troops a description without a state means."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.actors.cases import Case, as_actor, as_itself, of_state
from verbale.reading.actors.incumbents import OTHER_SIDE
from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.actors.scan import Mention, Scan
from verbale.terms.records import ActorKind


def _state_after(mention: Mention) -> State | None:
    """The state named after "in" or "of": "the authorities in Chad", "the armies of Chad and Niger"."""
    scan, last = mention.scan, mention.last
    if last + 1 >= len(scan.words) or scan.lower[last] not in ("in", "of") or scan.between(last) != " ":
        return None
    named = scan.countries.get(last + 1) or scan.countries.get(
        last + 2 if scan.lower[last + 1] == "the" else last + 1
    )
    return named or (capital_of(scan, last + 1) if scan.lower[last] == "in" else None)


def capital_of(scan: Scan, index: int) -> State | None:
    """The state whose capital is named at a word."""
    found = lexicon().exact.match(scan.words, index)
    return lexicon().states.get(found[1].name) if found is not None and found[1].form == "capital" else None


def state_meant(case: Case) -> State | None:
    """The state a description is of: the one named after it, the report's, the only one of the sentence before."""
    beside = _state_after(case.mention)
    if beside is not None:
        return beside
    if case.memory.focus is not None:
        return case.memory.focus
    seen = case.memory.latest(case.sentence, "state", "government", "military")
    if seen is None:
        return None
    others = {
        m.state
        for m in case.memory.seen
        if m.scan is seen.scan and m.kind in ("state", "government", "military")
    }
    return lexicon().states.get(seen.state or "") if len(others) == 1 else None


def army(case: Case) -> Mention | None:
    """The army named so is the one spoken of last, else the army of the state the report is about."""
    mention = case.mention
    state = state_meant(case)
    if {"army", "military"}.isdisjoint(mention.scan.lower[mention.first : mention.last]):
        name = f"{state.adjective} {mention.name.lower()}" if state else ""
        return of_state(mention, state, name, "military", "MIL") if state else None
    beside = _state_after(mention)
    if beside is not None:
        return of_state(mention, beside, beside.army_name, "military", "MIL")
    if not case.definite:
        return None
    armies = lexicon().lists["armies"]
    recent = reversed(case.memory.seen[-12:])
    seen = next(
        (m for m in recent if m.kind == "military" and m.affiliation and m.name.split()[-1] in armies), None
    )
    if seen is not None:
        return as_actor(mention, seen)
    if case.memory.focus is None and case.memory.usual is not None:
        state = case.memory.usual
    if state is not None and state.divided and not state.internal:
        state = lexicon().states.get(OTHER_SIDE.get(state.name, ""))
    return of_state(mention, state, state.army_name, "military", "MIL") if state else None


def troops(case: Case) -> Mention | None:
    """Troops as such, or whose "the forces" are."""
    known = case.noun in lexicon().lists["troop_nouns"]
    if case.noun == "forces" and case.mention.last - case.mention.first == 1:
        return _bare_forces(case)
    return as_itself(case.mention, "military", "MIL") if known else None


def _bare_forces(case: Case) -> Mention | None:
    """Who "the forces" are: those spoken of last; "its forces" wait for whose "its" is, forces as such are nobody's."""
    before = case.mention.scan.lower[case.mention.first - 1] if case.mention.first else ""
    if before in ("its", "his", "their", "her"):
        return as_itself(case.mention, "military", "MIL")
    found = (
        case.memory.latest(case.sentence, "military", "armed_group")
        if before in ("the", "these", "those")
        else None
    )
    return as_actor(case.mention, found) if found else None


def _other_side(case: Case, state: State | None) -> State | None:
    """Whose "the government" is in a report on a land without its own: the state's that fights over it, where it is told of."""
    other = OTHER_SIDE.get(state.name) if state is not None and _state_after(case.mention) is None else None
    told = other is not None and any(m.state == other for m in case.memory.seen)
    return lexicon().states.get(other or "") if told else state


def government(case: Case) -> Mention | None:
    """The government of the state that is meant."""
    state = _other_side(case, state_meant(case))
    if state is None or (case.noun == "state" and case.mention.head != "government forces"):
        return None
    kind: ActorKind = "military" if case.mention.head == "government forces" else "government"
    return replace(of_state(case.mention, state, state.party, kind, "GOV"), affiliation=None)
