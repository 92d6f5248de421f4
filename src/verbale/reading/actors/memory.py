"""Who has been spoken of so far in a report, and which two are its sides."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.reading.actors.lexicon import State
from verbale.reading.actors.scan import Mention

REBELS = frozenset({"rebels", "insurgents", "guerrillas", "insurgency", "guerillas", "separatists"})
"""Words for rebels as a party."""

_ADVERSARIES = frozenset({"state", "government", "armed_group", "military", "opposition"})
_FORMAL = frozenset({"state", "government", "military"})
_AGAINST = frozenset({"and", "against", "versus", "fighting"})
_LOOK_BACK_SENTENCES = 4


@dataclass(slots=True)
class Memory:
    """The actors met so far, the latest last.

    Attributes:
        focus: the state whose inner conflict the report is about.
        published: the report's day, for offices held then.
        groups: how often each armed group of that conflict is named in the report.
        pair: the two parties last set against one another.
        rebels: the group that the report itself calls rebels.
    """

    focus: State | None
    published: str | None = None
    groups: dict[str, int] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    pair: tuple[Mention, Mention] | None = None
    rebels: Mention | None = None

    def latest(self, sentence: int, *kinds: str) -> Mention | None:
        """The actor of one of these kinds spoken of last; in a sentence before, the first of them."""
        found: Mention | None = None
        for mention in reversed(self.seen):
            index = mention.scan.sentence.index
            if sentence - index > _LOOK_BACK_SENTENCES or (found and index < found.scan.sentence.index):
                break
            if mention.kind in kinds:
                found = mention
                if index == sentence:
                    break
        return found

    def named_with(self, noun: str) -> Mention | None:
        """The latest body whose name has this noun."""
        for mention in reversed(self.seen):
            if mention.kind == "person":
                continue
            if noun in mention.name.lower().split() or (noun == "mission" and "PKO" in mention.code):
                return mention
        return None

    def remember(self, mention: Mention) -> None:
        """Take note of an actor, and of the pair it makes with the one before it."""
        if mention.kind in _ADVERSARIES:
            before = next((m for m in reversed(self.seen) if m.kind in _ADVERSARIES), None)
            if before is not None and _are_sides(before, mention):
                self._pair_up(before, mention)
            self._note_rebels(mention)
        self.seen.append(mention)

    def _pair_up(self, left: Mention, right: Mention) -> None:
        """Keep two parties as the sides, unless those kept are nearer to the report's own conflict."""
        inner = self.focus.name if self.focus else None
        kept = {p.state for p in self.pair} if self.pair else set()
        if inner in (left.state, right.state) or inner not in kept:
            self.pair = (left, right)

    def _note_rebels(self, mention: Mention) -> None:
        words = mention.scan.lower[mention.first : mention.last]
        if mention.kind == "armed_group" and mention.via == "name" and not REBELS.isdisjoint(words):
            self.rebels = mention


def _are_sides(left: Mention, right: Mention) -> bool:
    """Whether two mentions can be the two sides: other parties, one of them with a state behind it."""
    formal = left.kind in _FORMAL or right.kind in _FORMAL
    return left.party != right.party and formal and _contrasted(left, right)


def _contrasted(left: Mention, right: Mention) -> bool:
    """Whether two mentions are coordinated or set against one another."""
    if left.scan is not right.scan or right.first - left.last > 2 or right.form == "adj":
        return False
    return not _AGAINST.isdisjoint(left.scan.lower[left.last : right.first])
