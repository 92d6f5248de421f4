"""Two at once: "both sides", "the two countries", "the two leaders"."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.reading.actors.lexicon import lexicon
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
    r"neighbou?ring countries|foreign ministries|peoples)\b|\bthe neighbou?rs\b",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"\b(?:both|the two|either|neither) (?:leaders?|presidents?|men|generals?|ministers?|prime ministers?|commanders?|envoys|"
    r"rivals|chiefs|foreign ministers?|negotiators?|delegates)\b",
    re.IGNORECASE,
)


_LANDS = frozenset({"state", "country", "nation", "kingdom", "republic", "emirate"})
_LOOK_BACK = 2
_DECIDING = frozenset(
    {
        "seek",
        "want",
        "demand",
        "reject",
        "refuse",
        "accept",
        "agree",
        "deny",
        "offer",
        "propose",
        "oppose",
        "back",
        "support",
        "condemn",
        "pledge",
        "threaten",
        "insist",
        "call",
        "urge",
        "sign",
        "warn",
        "accuse",
    }
)
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "conj"})


def find_sides(scan: Scan, memory: Memory) -> None:
    """Mark "both sides", "the two countries" and "the two leaders" as the two last set side by side."""
    for pattern, pair in (
        (_SIDES, memory.sides()),
        (_PARTIES, memory.pair),
        (_STATES, memory.states),
        (_LEADERS, memory.persons or memory.states),
    ):
        if pair is None:
            continue
        for match in pattern.finditer(scan.text):
            _mark_pair(scan, match, pair)
    find_land(scan, memory)
    scan.mentions.sort(key=lambda m: m.first)


def find_land(scan: Scan, memory: Memory) -> None:
    """Mark "the country" or "the isolated state" where it speaks or decides: the state that the sentences before are about."""
    for index, word in enumerate(scan.lower):
        if word not in _LANDS or any(m.first <= index < m.last for m in scan.mentions):
            continue
        token = scan.token(index)
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.lefts)
        if token.dep_ != "nsubj" or not definite or token.head.lemma_ not in _deciding():
            continue
        meant = _spoken_of(scan, memory)
        if meant is not None:
            scan.put(_party(scan, index, index + 1, meant))


def _deciding() -> frozenset[str]:
    return lexicon().lists["speaking"] | _DECIDING


def _spoken_of(scan: Scan, memory: Memory) -> Mention | None:
    """The state that is the first subject of one of the sentences before."""
    here = scan.sentence.index
    for index in range(here - 1, here - 1 - _LOOK_BACK, -1):
        for mention in memory.seen:
            acting = mention.kind in ("state", "government") and mention.scan.sentence.index == index
            if acting and mention.scan.head(mention.first, mention.last).dep_ in _ACTING - {"poss"}:
                return mention
    return None


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
