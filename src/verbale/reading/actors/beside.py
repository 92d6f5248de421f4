"""A description and the name it stands beside: "the minister, X," and "X, the largest rebel group"."""

from __future__ import annotations

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.scan import Mention, Scan

_APPOSED_WORDS = 5
_NAMING = frozenset({"the", "known", "as", "called", "named", "dubbed"})
_IN_CHARGE = frozenset({"to", "of", "for", "at", "in", "on"})
_CHARGE_WORDS = 9
_PLAIN_GAPS = frozenset({" ", "-", "'s ", "’s "})
_APPOSING = frozenset({"a", "an", "the", "its", "their", "one"})
_GOING_ON = frozenset({"of", "for", "in", "that", "which", "who", "to", "on", "at", "from"})


def named_after(mention: Mention) -> Mention | None:
    """The person whose name follows: "the minister, X," or "the ambassador to the U.N., X,"."""
    scan = mention.scan
    if mention.last >= len(scan.words):
        return None
    if scan.between(mention.last) in (", ", " "):
        found = next((m for m in scan.mentions if m.first == mention.last and m.form == "person"), None)
        if found is not None:
            return found
    return _named_behind(mention)


def _named_behind(mention: Mention) -> Mention | None:
    """The person named behind a comma after what somebody is in charge of."""
    scan, last = mention.scan, mention.last
    if scan.between(last) != " " or scan.lower[last] not in _IN_CHARGE or not _is_person(mention):
        return None
    for index in range(last + 1, min(last + _CHARGE_WORDS, len(scan.words))):
        if scan.between(index) == ", ":
            return next((m for m in scan.mentions if m.first == index and m.form == "person"), None)
        if scan.between(index) not in _PLAIN_GAPS | {". "} or scan.token(index).pos_ in ("VERB", "AUX"):
            return None
    return None


def group_after(mention: Mention) -> Mention | None:
    """The group whose name follows a description of it: "the Islamist group X", "rebel movement X"."""
    scan, last = mention.scan, mention.last
    described = mention.form in ("role", "vague") and mention.kind != "person"
    if not described or last >= len(scan.words):
        return None
    if scan.lower[last - 1] not in lexicon().lists["group_nouns"]:
        return None
    gap = scan.between(last)
    first = last
    while first < len(scan.words) and scan.lower[first] in _NAMING:
        first += 1
    if gap == " ":
        return _group_at(scan, last if scan.lower[last] == "the" else first)
    found = _group_at(scan, first) if gap == ", " else None
    return found if found is not None and scan.after(found.last - 1)[:1] in (",", ".") else None


def _group_at(scan: Scan, first: int) -> Mention | None:
    """The group whose name starts at a word."""
    groups = ("armed_group", "opposition", "organisation")
    return next(
        (m for m in scan.mentions if m.first == first and m.form == "name" and m.kind in groups), None
    )


def _is_person(mention: Mention) -> bool:
    return mention.head.endswith("person") or mention.head == "persons" or mention.kind == "person"


def apposed_to(mention: Mention) -> Mention | None:
    """The actor named right before a comma and this description: "X, the country's largest rebel group"."""
    scan, first = mention.scan, mention.first
    while first > 0 and mention.first - first < _APPOSED_WORDS and scan.between(first) in _PLAIN_GAPS:
        first -= 1
    personal = _is_person(mention)
    opens = first > 0 and (scan.lower[first] in _APPOSING or mention.form == "role" or personal)
    if not opens or scan.between(first) != ", " or not _closed(mention):
        return None
    named = next((m for m in scan.mentions if m.last == first and m.via == "name"), None)
    if named is None or named.kind in ("state", "people"):
        return None
    return named if (named.kind == "person") == personal else None


def _closed(mention: Mention) -> bool:
    """Whether a stop, or more of the same phrase, follows a description."""
    scan, last = mention.scan, mention.last
    if last >= len(scan.words):
        return True
    return scan.after(last - 1).startswith((",", ".")) or scan.lower[last] in _GOING_ON
