"""The states that vouch for or mediate talks, called by that: "the guarantors, Norway and Cuba"."""

from __future__ import annotations

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.memory import Memory
from verbale.reading.actors.scan import Mention, Scan

GUARANTORS = "Guarantor countries"
"""What they are called where the report does not say which they are."""

_DEFINITE = frozenset({"the", "both", "three", "two", "four"})
_KINDS = frozenset({"state", "government", "organisation"})
_OPENING = frozenset({", ", ": ", " - ", " – ", " — ", " ("})


def vouching(mention: Mention, memory: Memory) -> tuple[Mention, ...]:
    """The states meant by a description of guarantors or mediators: those listed after it, else listed before."""
    scan = mention.scan
    if lexicon().lists["vouching"].isdisjoint(scan.lower[mention.first : mention.last]):
        return ()
    listed = _listed_after(scan, mention.last)
    if len(listed) > 1:
        memory.guarantors = listed
        return listed
    before = scan.lower[mention.first - 1] if mention.first else ""
    return memory.guarantors if before in _DEFINITE else ()


def _listed_after(scan: Scan, last: int) -> tuple[Mention, ...]:
    """The states that follow, parted by commas and "and", and end in a stop."""
    if last >= len(scan.words) or scan.between(last) not in _OPENING:
        return ()
    found: list[Mention] = []
    index = last
    while index < len(scan.words):
        index += scan.lower[index] == "and"
        state = next((m for m in scan.mentions if m.first == index and m.kind in _KINDS), None)
        if state is None:
            break
        found.append(state)
        index = state.last
        if index >= len(scan.words) or scan.between(index).strip() not in ("", ","):
            break
        if scan.between(index) == " " and scan.lower[index] != "and":
            break
    return tuple(found)
