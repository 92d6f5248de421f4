"""Whose a person is by the words around the name: "Kenya's X", "X, who leads the front"."""

from __future__ import annotations

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.scan import Mention, Scan

_MAX_OBJECT_WORDS = 8
_LED = frozenset({"armed_group", "opposition", "military", "government", "organisation"})
_NO_OWNER = frozenset({"vague", "folkadj", "folkpeople", "people"})

Belonging = tuple[str, str | None, str]
"""The party a person speaks for, their role as worded or None, the party's code."""


def belonging(scan: Scan, first: int, last: int) -> Belonging | None:
    """Whose the person named by words `[first, last)` is, None where nothing says so."""
    owner = (
        owner_before(scan, first) or _group_of(scan, first) or _group_owned(scan, last) or _led(scan, last)
    )
    if owner is None:
        return None
    return party_named(owner), None, owner.code


def party_named(owner: Mention) -> str:
    """The name of the party that a mention of a state or body stands for."""
    state = lexicon().states.get(owner.name) if owner.kind == "state" else None
    return state.party if state else owner.party


def owner_before(scan: Scan, first: int) -> Mention | None:
    """The state or body whose possessive stands before a name: "the African Union's X"."""
    if scan.between(first) not in ("'s ", "’s ", "' ", "’ "):
        return None
    return next((m for m in scan.mentions if m.last == first and _owns(m)), None)


def _owns(mention: Mention) -> bool:
    return mention.kind not in ("person", "people", "outlet") and mention.form not in _NO_OWNER


def _group_of(scan: Scan, first: int) -> Mention | None:
    """The group that "of" makes a leader's: "the front of X"."""
    if first < 2 or scan.lower[first - 1] != "of" or scan.between(first) != " ":
        return None
    return next(
        (m for m in scan.mentions if m.last == first - 1 and m.kind in ("armed_group", "opposition")), None
    )


def _group_owned(scan: Scan, last: int) -> Mention | None:
    """The group that a leader's possessive stands before: "X's front"."""
    if last >= len(scan.words) or not scan.possessive(last - 1):
        return None
    return next(
        (m for m in scan.mentions if m.first == last and m.kind in ("armed_group", "opposition")), None
    )


def _led(scan: Scan, last: int) -> Mention | None:
    """What a person leads or speaks for: "X, who heads the mission", "X leads the Kenyan team"."""
    index = last
    if index < len(scan.words) and scan.between(index) == ", " and scan.lower[index] == "who":
        index += 1
    elif index >= len(scan.words) or scan.between(index) != " ":
        return None
    if index >= len(scan.words) or scan.lower[index] not in lexicon().lists["leading_verbs"]:
        return None
    stop = min(index + _MAX_OBJECT_WORDS, len(scan.words))
    for mention in scan.mentions:
        if index < mention.first < stop and _is_object(scan, index, mention):
            return mention
    return None


def _is_object(scan: Scan, verb: int, mention: Mention) -> bool:
    stops = any(scan.between(i).strip() in (",", ";", ":") for i in range(verb + 1, mention.first + 1))
    if stops or any(
        scan.lower[i] in ("in", "at", "on", "with", "to", "against") for i in range(verb, mention.first)
    ):
        return False
    if mention.kind == "state":
        after = scan.lower[mention.last : mention.last + 3]
        return not lexicon().lists["led_bodies"].isdisjoint(after)
    return mention.kind in _LED and mention.form not in _NO_OWNER
