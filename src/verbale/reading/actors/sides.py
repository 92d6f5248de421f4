"""Both sides at once, and pronouns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.memory import Memory
from verbale.reading.actors.pairs import Pair
from verbale.reading.actors.scan import Mention, Scan

if TYPE_CHECKING:
    from spacy.tokens import Token

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
_HUMAN = frozenset({"he", "she", "his", "him", "her"})
_THING = frozenset({"it", "its"})
_EMPTY = frozenset(
    {
        "clear",
        "unclear",
        "possible",
        "impossible",
        "important",
        "likely",
        "unlikely",
        "time",
        "up",
        "difficult",
        "hard",
        "necessary",
    }
)
_MANY = frozenset({"they", "their"})
_QUOTES = frozenset('”"»')
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_sides(scan: Scan, memory: Memory) -> None:
    """Mark "both sides", "the two countries" and "the two leaders" as the two last set side by side."""
    for pattern, pair in ((_SIDES, memory.sides()), (_PARTIES, memory.pair), (_STATES, memory.states), (_LEADERS, memory.persons)):
        if pair is None:
            continue
        for match in pattern.finditer(scan.text):
            _mark_pair(scan, match, pair)
    scan.mentions.sort(key=lambda m: m.first)


def _mark_pair(scan: Scan, match: re.Match[str], pair: Pair) -> None:
    first, last = scan.word_at(match.start()), scan.word_at(match.end() - 1) + 1
    if any(m.first < last and m.last > first and m.form not in ("vague", "description") for m in scan.mentions):
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


def find_pronouns(scan: Scan, before: Scan | None) -> None:
    """Mark the pronouns whose antecedent is clear: a subject before them here, else in the sentence before."""
    found = []
    for index, word in enumerate(scan.lower):
        if word not in _HUMAN and word not in _THING and word not in _MANY:
            continue
        token = scan.token(index)
        if word == "it" and not _means_one(token):
            continue
        antecedent = _antecedent(scan, before, index, token)
        if antecedent is not None:
            found.append(_pronoun(scan, index, antecedent))
    if found:
        scan.mentions = sorted([*scan.mentions, *found], key=lambda m: m.first)
        scan.mentions = [_as_owned(m, found) for m in scan.mentions]


def _as_owned(mention: Mention, pronouns: list[Mention]) -> Mention:
    """The forces called "its" are those of whom "its" stands for."""
    own = mention.form == "description" and mention.name == mention.role
    if not own or mention.kind not in ("military", "armed_group"):
        return mention
    owner = next((p for p in pronouns if p.last == mention.first), None)
    if owner is None or (owner.kind == "person" and not owner.affiliation):
        return mention
    return replace(mention, name=owner.party, code=owner.code, state=owner.state)


def _means_one(token: Token) -> bool:
    """Whether "it" is somebody who acts or is said to act, and no empty subject."""
    if token.dep_ not in _SUBJECTS:
        return False
    verb = token.head
    if verb.lemma_ in lexicon().lists["speaking"]:
        return True
    return verb.dep_ == "ccomp" and not any(c.lower_ in _EMPTY for c in verb.children)


def _pronoun(scan: Scan, index: int, meant: Mention) -> Mention:
    return replace(meant, scan=scan, first=index, last=index + 1, role=None, via="pronoun", form="pronoun")


def _fits(word: str, mention: Mention) -> bool:
    if word in _HUMAN:
        return mention.kind == "person" and not mention.also
    if word in _THING:
        return mention.kind not in ("person", "people") and not mention.also
    return mention.kind in ("people", "armed_group", "opposition", "organisation", "military")


def _antecedent(scan: Scan, before: Scan | None, index: int, token: Token) -> Mention | None:
    word = scan.lower[index]
    here = [m for m in scan.mentions if m.last <= index and _fits(word, m)]
    after_quotation = before is not None and not _QUOTES.isdisjoint(scan.between(index))
    subjects = [m for m in here if _is_subject(m)] if not after_quotation else []
    if subjects and not (_attributes_last(token, index, scan) and before is not None):
        return subjects[-1]
    if here and not after_quotation and word in _HUMAN and len({m.name for m in here}) == 1:
        return here[0]
    main = word in _HUMAN or (token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT")
    if before is None or before.sentence.paragraph < scan.sentence.paragraph - main:
        return None
    earlier = [m for m in before.mentions if _fits(word, m)]
    subjects = [m for m in earlier if _is_subject(m)]
    if subjects:
        return subjects[0]
    alone = {m.name for m in earlier}
    return earlier[0] if len(alone) == 1 and word in _HUMAN else None


def _attributes_last(token: Token, index: int, scan: Scan) -> bool:
    """Whether a pronoun only says, at the end, whose words the sentence gave: "…, it added"."""
    return token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and index > 3 and index >= len(scan.words) - 4


def _is_subject(mention: Mention) -> bool:
    return mention.scan.head(mention.first, mention.last).dep_ in _SUBJECTS
