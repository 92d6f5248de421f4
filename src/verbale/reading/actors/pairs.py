"""Which two parties a report sets side by side: "Juba and the rebels", "X of Chad and Y of the front"."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.actors.scan import Mention, Scan
from verbale.terms import per_dossier
from verbale.terms.records import ActorKind

Pair = tuple[Mention, Mention]

ADVERSARIES = frozenset({"state", "government", "armed_group", "military", "opposition"})
"""The kinds of actor that can be a side of a conflict."""

FORMAL = frozenset({"state", "government", "military"})
"""Those of them that are a state or its own."""

_GROUPS = frozenset({"armed_group", "opposition"})
_AGAINST = frozenset({"and", "against", "versus", "fighting", "with"})
_NEAR_WORDS = 2


def pair_of(left: Mention, right: Mention) -> Pair | None:
    """The two sides that two mentions beside one another are, None where they are not coordinated."""
    if left.scan is not right.scan or right.first - left.last > _NEAR_WORDS or right.form == "adj":
        return None
    between = left.scan.lower[left.last : right.first]
    if _AGAINST.isdisjoint(between) or ("with" in between and not _both_groups(left, right)):
        return None
    return sides_of(left, right)


def sides_of(left: Mention, right: Mention) -> Pair | None:
    """The parties of two mentions, if they differ and one of them has a state behind it."""
    first, second = party_of(left), party_of(right)
    if first is None or second is None or first.name == second.name:
        return None
    formal = first.kind in FORMAL or second.kind in FORMAL
    return (first, second) if formal else None


def _both_groups(left: Mention, right: Mention) -> bool:
    return not _GROUPS.isdisjoint((left.kind, right.kind))


def party_of(mention: Mention) -> Mention | None:
    """The mention as a side: itself, or for a person the party they speak for."""
    if mention.kind in ADVERSARIES:
        return mention
    if mention.kind != "person" or not mention.affiliation:
        return None
    state = _states_by_party().get(mention.affiliation)
    if state is not None:
        kind: ActorKind = "government" if state.divided else "state"
        return _side(
            mention, state.party, kind, f"{state.code} GOV" if state.divided else state.code, state.name
        )
    body = lexicon().kinds.get(mention.affiliation)
    if body is None or body.kind not in ADVERSARIES:
        return None
    made = _side(mention, body.name, body.kind, body.code, body.state)
    return replace(made, affiliation=body.affiliation)


def _side(mention: Mention, name: str, kind: ActorKind, code: str, state: str | None) -> Mention:
    return replace(
        mention,
        name=name,
        kind=kind,
        code=code,
        affiliation=None,
        state=state,
        office=None,
        also=(),
    )


def state_of_party(name: str) -> State | None:
    """The state whose government is called so, None where no state's is."""
    return _states_by_party().get(name)


@per_dossier
def _states_by_party() -> dict[str, State]:
    return {state.party: state for state in lexicon().states.values()}


def rank(pair: Pair, focus: str | None) -> int:
    """How likely two parties are the sides of the report's conflict: 3 of a state and a group in it, 1 of two states."""
    inner = focus is not None and focus in (pair[0].state, pair[1].state)
    group = _both_groups(*pair)
    return 1 + inner + group if group else 1


def are_third_parties(pair: Pair) -> bool:
    """Whether two states stand where hosts, mediators and supporters do, or in a longer list."""
    left, right = pair
    if _both_groups(left, right):
        return False
    scan = left.scan
    verb = scan.head(left.first, left.last).head
    before = scan.lower[left.first - 1] if left.first else ""
    lists = lexicon().lists
    return (
        before in ("by", "including", "from", "for", "to")
        or verb.lemma_ in lists["third_party_verbs"]
        or _in_list(scan, left, right)
    )


def _in_list(scan: Scan, left: Mention, right: Mention) -> bool:
    """Whether two coordinated names are only the last of more: "Chad, Niger and Mali"."""
    for mention in scan.mentions:
        if mention.last <= left.first and left.first - mention.last <= 1 and "," in scan.between(left.first):
            return True
        joins = mention.first - right.last <= 1 and scan.lower[right.last : mention.first] == ["and"]
        if mention.first >= right.last and mention.kind in FORMAL and joins:
            return True
    return False
