"""Whose minister, president or army chief is meant where the text names no state beside the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.actors.scan import Mention, Scan

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_OWN_PLANS = frozenset({"would", "will", "could", "wants", "wanted", "hopes", "hoped"})
_ABROAD = frozenset({"foreign", "prime", "president"})
_FACING = frozenset({"against", "with", "to", "from"})
_CLEAR_LEAD = 1.5
_FAR_LEAD = 3


@dataclass(slots=True)
class Homes:
    """The states that a report's untitled offices may belong to.

    Attributes:
        focus: the state whose inner conflict the report is about.
        usual: the state that the report names most by far, or the only one with a conflict inside.
        before: the sentence before the one being read.
        bare: the state of the last office holder who was named with a title alone, "President X".
    """

    focus: State | None
    usual: State | None
    before: Scan | None = None
    bare: State | None = None

    def of(self, scan: Scan, first: int, last: int) -> State | None:
        """The state whose office the title in words `[first, last)` is, None where that is open."""
        here = _subject_before(scan, first) or _own_plan(scan, last)
        if here is not None:
            return here
        near = _first_subject(self.before)
        abroad = not _ABROAD.isdisjoint(scan.lower[first:last])
        if near is not None and (abroad or self.focus is None):
            return near
        there = self.bare or self.focus or self.usual
        return None if there is not None and _is_faced(scan, there) else there


def homes_of(scans: Iterable[Scan], focus: State | None) -> Homes:
    """Count the states that a report names."""
    states = lexicon().states
    counts = Counter(m.state for one in scans for m in one.mentions if m.state in states)
    ranked = [(states[s], count) for s, count in counts.most_common() if s and not _is_contested(states[s])]
    inner = [(state, count) for state, count in ranked if state.internal]
    usual = None
    if len(inner) == 1 and ranked[0][1] < _FAR_LEAD * inner[0][1]:
        usual = inner[0][0]
    elif ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] > _CLEAR_LEAD * ranked[1][1]):
        usual = ranked[0][0]
    return Homes(focus if focus and focus.internal else None, usual)


def _is_contested(state: State) -> bool:
    """Whether it is a territory or an authority, whose offices are never left without its name."""
    return state.divided and not state.internal


def is_state_office(words: Iterable[str]) -> bool:
    """Whether a title is one that only a state gives: "health minister", "army chief"."""
    lists, given = lexicon().lists, set(words)
    if given & lists["not_in_office"]:
        return False
    return bool(given & lists["state_offices"]) or bool(
        given & lists["state_bodies"] and given & lists["offices"]
    )


def _is_faced(scan: Scan, state: State) -> bool:
    """Whether a sentence names a state only as whom something is done to: "against Chad", "visited Chad"."""
    found = [scan.head(m.first, m.last) for m in scan.mentions if m.state == state.name]
    return bool(found) and all(_is_object(token) for token in found)


def _is_object(token: Token) -> bool:
    return token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in _FACING)


def _state_of(mention: Mention) -> State | None:
    return lexicon().states.get(mention.name) if mention.kind == "state" else None


def _subject_before(scan: Scan, first: int) -> State | None:
    """The state that acts earlier in the sentence: "Chad has agreed, Foreign Minister X said"."""
    found = None
    for mention in scan.mentions:
        if mention.last <= first and scan.between(first) == ", " and _acts(mention):
            found = found or _state_of(mention)
    return found


def _own_plan(scan: Scan, last: int) -> State | None:
    """The state whose plans are told: "Foreign Minister X said Chisinau would"."""
    for mention in scan.mentions:
        state = _state_of(mention)
        if state is None or mention.first < last or mention.form not in ("name", "capital"):
            continue
        told = mention.last < len(scan.words) and scan.lower[mention.last] in _OWN_PLANS
        said = scan.lower[mention.first - 1] in ("said", "that", "says")
        return state if told and said else None
    return None


def _first_subject(scan: Scan | None) -> State | None:
    """The state that the sentence before is about, where it opens with it."""
    if scan is None:
        return None
    first = next((m for m in scan.mentions if m.kind != "people"), None)
    return _state_of(first) if first is not None and first.first <= 1 and _acts(first) else None


def _acts(mention: Mention) -> bool:
    scan = mention.scan
    if mention.form == "adj":
        following = scan.lower[mention.last] if mention.last < len(scan.words) else ""
        return lexicon().roles.get(following) == "leaders"
    return scan.head(mention.first, mention.last).dep_ in _SUBJECTS
