"""Who holds an office that a text names without a name: "the president", "the Kenyan leader"."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.reading.actors.cases import Case
from verbale.reading.actors.holders import holders
from verbale.reading.actors.memory import Memory
from verbale.reading.actors.scan import Mention

_HEADS = ("president", "prime minister", "leader")
OTHER_SIDE = {"Palestine": "Israel"}
"""Whose army and offices are meant where the report's conflict is about a land without its own."""


def holder_of_state(mention: Mention, memory: Memory) -> Mention | None:
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
    held = next(
        filter(None, (holders().in_office(r, mention.state or "", memory.published) for r in ranks)), None
    )
    if held is None:
        return None
    made = replace(mention, name=held.name, code=held.code, kind="person", affiliation=held.party)
    return replace(made, office=held.role)


def in_office(case: Case) -> Mention | None:
    """Who has been named with this office; rather of the state that the report is about."""
    asked = set(case.mention.scan.lower[case.mention.first : case.mention.last])
    known = [
        m
        for m in reversed(case.memory.seen)
        if m.kind == "person" and asked <= set(re.findall(r"[a-z]+", (m.office or "").lower()))
    ]
    focus = case.memory.focus
    own = [m for m in known if focus is not None and m.affiliation == focus.party]
    return next(iter(own or known), None)


def holder_meant(case: Case) -> Mention | None:
    """Who held the office then in the state the report is about: "the president"."""
    focus, role = case.memory.focus, case.mention.role
    if focus is None or not role:
        return None
    of = OTHER_SIDE.get(focus.name, focus.name)
    held = holders().in_office(role, of, case.memory.published)
    if held is None:
        return None
    named = replace(case.mention, name=held.name, kind="person", code=held.code, form="description")
    named.affiliation = held.party
    return named
