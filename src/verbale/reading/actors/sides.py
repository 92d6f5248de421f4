"""Two at once: "both sides", "the two countries", "the two leaders"."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.reading.actors.memory import Memory
from verbale.reading.actors.pairs import Pair
from verbale.reading.actors.scan import Mention, Scan

_SIDES = re.compile(
    r"\b(?:(?:both|either|neither|each) (?:sides?|part(?:y|ies)|camps?|delegations?|armies|forces|factions)|"
    r"(?:the )?(?:two|warring|belligerent|rival) (?:sides|parties|foes|enemies|factions|delegations|camps|armies|teams|"
    r"rivals|adversaries|warring parties|warring sides|conflicting parties))\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\bthe (?:parties|sides)\b", re.IGNORECASE)
_STATES = re.compile(
    r"\b(?:both|the two|either|neither|their two) (?:countr(?:y|ies)|nations?|states?|governments?|neighbou?rs|capitals|"
    r"neighbou?ring countries)\b|\bthe neighbou?rs\b",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"\b(?:both|the two|either|neither) (?:leaders?|presidents?|men|generals?|ministers?|prime ministers?|commanders?|envoys|"
    r"rivals|chiefs)\b",
    re.IGNORECASE,
)


def find_sides(scan: Scan, memory: Memory) -> None:
    """Mark "both sides", "the two countries" and "the two leaders" as the two last set side by side."""
    for pattern, pair in (
        (_SIDES, memory.sides()),
        (_PARTIES, memory.pair),
        (_STATES, memory.states),
        (_LEADERS, memory.persons),
    ):
        if pair is None:
            continue
        for match in pattern.finditer(scan.text):
            _mark_pair(scan, match, pair)
    scan.mentions.sort(key=lambda m: m.first)


def _mark_pair(scan: Scan, match: re.Match[str], pair: Pair) -> None:
    first, last = scan.word_at(match.start()), scan.word_at(match.end() - 1) + 1
    if any(
        m.first < last and m.last > first and m.form not in ("vague", "description") for m in scan.mentions
    ):
        return
    parties = [_party(scan, first, last, p) for p in pair]
    scan.put(replace(parties[0], also=(parties[1],)))


def _party(scan: Scan, first: int, last: int, party: Mention) -> Mention:
    return replace(
        party,
        scan=scan,
        first=first,
        last=last,
        role=scan.wording(first, last),
        via="description",
        form="description",
        also=(),
    )
