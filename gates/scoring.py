"""Agreement of two lists of records: how many pairs can be matched one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

Plain = dict[str, Any]
Same = Callable[[Plain, Plain], bool]

_WORD = re.compile(r"\w+")
_CORE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "positions": (("party", "issue", "stance"), ("party", "issue")),
    "tolls": (("kind", "low", "high", "counted_by"), ("kind", "low")),
    "events": (("type", "initiator", "recipient", "status"), ("type", "initiator")),
    "rounds": (("venue", "status", "mediators"), ("venue",)),
    "access": (("point", "status"), ("point",)),
    "unlocks": (("issue",), ()),
    "blames": (("accuser", "accused"), ("accuser",)),
    "statements": (("speaker", "for"), ("speaker",)),
    "actors": (("span", "name"), ("name",)),
    "places": (("span", "geonames_id"), ("span",)),
    "times": (("span", "value"), ("span",)),
}
KINDS = tuple(_CORE)
KEYS = {kind: strict for kind, (strict, _) in _CORE.items()}


def _bare(value: Any) -> Any:
    """Names compare by their words, lists of names as sets of them."""
    if isinstance(value, str):
        return tuple(_WORD.findall(value.lower()))
    if isinstance(value, list | tuple):
        return tuple(value) if value and isinstance(value[0], int) else frozenset(_bare(v) for v in value)
    return value


def agree(gold: Plain, system: Plain, fields: Sequence[str]) -> bool:
    """Whether the fields agree that the gold has; it may allow others in `FIELD_aliases`."""
    for field in fields:
        if field not in gold:
            continue
        allowed = [gold.get(field), *gold.get(f"{field}_aliases", [])]
        if _bare(system.get(field)) not in [_bare(value) for value in allowed]:
            return False
    return True


def _overlap(gold: Plain, system: Plain) -> bool:
    """Whether the system's words touch any sentence in which the gold says that the fact is told."""
    there = system.get("evidence") or system["span"]
    told = [gold.get("evidence") or gold["span"], *gold.get("also", [])]
    return any(start < there[1] and there[0] < end for start, end in told)


def agreement(kind: str, *, strict: bool) -> Same:
    """When two records of a kind count as the same."""
    fields = _CORE[kind][0 if strict else 1]
    return lambda gold, system: _overlap(gold, system) and agree(gold, system, fields)


def paired(gold: Sequence[Plain], system: Sequence[Plain], same: Same) -> dict[int, int]:
    """A largest one-to-one matching (Kuhn's algorithm): which of the gold has which of the system's."""
    owner: dict[int, int] = {}
    edges = [[j for j, s in enumerate(system) if same(g, s)] for g in gold]

    def place(left: int, tried: set[int]) -> bool:
        for right in edges[left]:
            if right not in tried:
                tried.add(right)
                if right not in owner or place(owner[right], tried):
                    owner[right] = left
                    return True
        return False

    for left in range(len(gold)):
        place(left, set())
    return {left: right for right, left in owner.items()}


def matched(gold: Sequence[Plain], system: Sequence[Plain], same: Same) -> int:
    """How many pairs can be matched one to one."""
    return len(paired(gold, system, same))


def f_score(hits: int, gold: int, system: int) -> float:
    """F1 of precision and recall; 1 where there is nothing to find and nothing was found."""
    return round(2 * hits / (gold + system), 4) if gold + system else 1.0
