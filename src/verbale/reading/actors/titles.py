"""Titles, offices and descriptions beside the name of a person, and whose they are."""

from __future__ import annotations

import re

from verbale.reading.actors.belonging import party_named
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.persons import Persons
from verbale.reading.actors.scan import Mention, Scan

_MAX_TITLE_WORDS = 9
_MAX_APPOSED_WORDS = 12
_NO_PARTY = frozenset({"vague", "folkadj", "folkpeople"})
_LINKS = frozenset({"of", "for", "and", "the", "to"})
_POSTED = frozenset({"ambassador", "envoy", "representative", "delegate", "emissary", "observer"})
_ADJECTIVAL = frozenset({"U.S.", "US", "U.K.", "UK"})
_ARTICLE = re.compile(r"^(?:a|an|the|who is|who)\s+")

Office = tuple[str, str, str]
"""The party a person speaks for, their role as worded, the party's code."""


def is_title(scan: Scan, index: int) -> bool:
    """Whether a word can stand in a title."""
    return scan.lower[index] in lexicon().lists["titles"]


def title_before(scan: Scan, first: int) -> int:
    """The first word of the title that stands right before a name, the name's own first for none.

    A name of a party inside the title belongs to it: "U.N. envoy", "Secretary of State". What ends
    in "of" or "for" is no title of the name but says whose somebody is: "a spokesman for X".
    """
    if first and scan.lower[first - 1] in _LINKS:
        return first
    ends = {m.last: m for m in scan.mentions if m.kind != "person"}
    start = first
    while start > 0 and first - start < _MAX_TITLE_WORDS and joined(scan, start):
        named = ends.get(start)
        if named is not None:
            sender = _sender(scan, ends, named)
            start = named.first if sender is None else sender.first
            if named.form != "vague":
                break
        elif is_title(scan, start - 1) and not _is_of_another(scan, start):
            start -= 1
        else:
            break
    while start < first and scan.lower[start] in _LINKS:
        start += 1
    return start if _has_office(scan, start, first) else first


def _is_of_another(scan: Scan, index: int) -> bool:
    """Whether a title says whose somebody is: "General" in "a spokesman for General X"."""
    offices = lexicon().lists["offices"]
    return scan.lower[index - 1] in _LINKS and (scan.lower[index] in offices or scan.lower[index] == "prime")


def _sender(scan: Scan, ends: dict[int, Mention], named: Mention) -> Mention | None:
    """Whose envoy it is where a state's name only says where to: "U.N. Syria envoy"."""
    if named.kind != "state" or named.form != "name" or scan.possessive(named.last - 1):
        return None
    sender = ends.get(named.first)
    return sender if sender is not None and joined(scan, named.first) and sender.form != "vague" else None


def is_destination(scan: Scan, named: Mention) -> bool:
    """Whether a state's name before a title says where somebody is sent, not by whom: "Syria envoy"."""
    if named.kind != "state" or named.form != "name" or scan.possessive(named.last - 1):
        return False
    if scan.words[named.last - 1] in _ADJECTIVAL:
        return False
    return not lexicon().lists["sent"].isdisjoint(scan.lower[named.last : named.last + 3])


def joined(scan: Scan, index: int) -> bool:
    """Whether a word follows the one before it without a stop between them."""
    return scan.between(index) in (" ", "'s ", "’s ", "' ", "’ ", "-", ". ")


def _has_office(scan: Scan, first: int, last: int) -> bool:
    return any(scan.lower[i] in lexicon().lists["offices"] for i in range(first, last))


def titled_by(scan: Scan, persons: Persons, start: int, first: int) -> Office | None:
    """The party, role and code of the title before a name, where it names its party or its side."""
    owner = next((m for m in scan.mentions if m.first >= start and m.last <= first), None)
    if owner is not None and is_destination(scan, owner):
        return None
    if owner is not None and not owner.form.startswith("folk"):
        return party_named(owner), scan.wording(owner.last, first) or "", owner.code
    words = set(scan.lower[start:first])
    state = persons.focus
    if state is None or not words:
        return None
    role = scan.wording(start, first)
    if words & lexicon().lists["rebel_words"]:
        return f"{state.adjective} rebels", role, f"{state.code} REB"
    if words & lexicon().lists["opposition_words"]:
        return f"{state.adjective} opposition", role, f"{state.code} OPP"
    return (state.party, role, f"{state.code} GOV") if words & {"government", "regime", "army"} else None


def apposed(scan: Scan, last: int) -> Office | None:
    """The party, role and code of ", head of the committee," or "from the front" after a name."""
    if last >= len(scan.words):
        return None
    gap = scan.between(last)
    if gap not in (", ", " (") and not (gap == " " and scan.lower[last] in ("of", "from")):
        return None
    stop = _closed_at(scan, last)
    if gap == " ":
        stop = min(stop, last + 4)
    return _office_within(scan, last, stop, needs_office=gap != " ")


def apposition_end(scan: Scan, last: int) -> int:
    """The word after an office said of a name after a comma, the first word there for none."""
    if last >= len(scan.words) or scan.between(last) not in (", ", " (") or not _opens_title(scan, last):
        return last
    return _closed_at(scan, last)


def _closed_at(scan: Scan, last: int) -> int:
    stop = min(last + _MAX_APPOSED_WORDS, len(scan.words))
    for index in range(last + 1, stop):
        if scan.between(index).strip()[:1] in (",", ")", "(", ";", ":", "—"):
            return index
    return stop


def apposed_before(scan: Scan, first: int) -> Office | None:
    """The same of what stands before a name and a comma: "the army's spokesman, X,"."""
    if first == 0 or scan.between(first) != ", ":
        return None
    start = first - 1
    while (
        start > 0
        and first - start < _MAX_APPOSED_WORDS
        and scan.between(start).strip() in ("", "'s", "’s", "-")
    ):
        start -= 1
    return _office_within(scan, start, first, needs_office=True)


def _office_within(scan: Scan, first: int, last: int, *, needs_office: bool) -> Office | None:
    if not _opens_title(scan, first):
        return None
    inside = [
        m
        for m in scan.mentions
        if m.first >= first
        and m.last <= last
        and m.form not in _NO_PARTY
        and m.kind != "person"
        and not _is_sent_to(scan, first, m)
    ]
    if not inside or (needs_office and not _has_office(scan, first, last)):
        return None
    owner = inside[0]
    role = scan.wording(first, last)
    if owner.kind in ("state", "military") and lexicon().lists["private_roles"] & set(scan.lower[first:last]):
        return None
    return party_named(owner), _ARTICLE.sub("", role), owner.code


def _is_sent_to(scan: Scan, first: int, named: Mention) -> bool:
    """Whether a body is only where somebody is posted: "the country's ambassador to the U.N."."""
    before = scan.lower[first : named.first]
    if before and before[-1] == "the":
        before = before[:-1]
    return before[-1:] == ["to"] and bool(before[:-1]) and not _POSTED.isdisjoint(before[:-1])


def _opens_title(scan: Scan, first: int) -> bool:
    word = scan.lower[first]
    if word in lexicon().lists["apposed"] or word in lexicon().lists["titles"] or word == "from":
        return True
    return any(m.first == first for m in scan.mentions)


def own_role(scan: Scan, start: int, first: int) -> str | None:
    """The title between two words, without the party it names."""
    owner = next((m for m in scan.mentions if m.first >= start and m.last <= first), None)
    return scan.wording(owner.last if owner else start, first) if start < first else None
