"""Who has been spoken of so far in a report, and which two are its sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from verbale.reading.actors.lexicon import Entity, State, lexicon
from verbale.reading.actors.pairs import (
    ADVERSARIES,
    FORMAL,
    Pair,
    are_third_parties,
    pair_of,
    party_of,
    rank,
    sides_of,
)
from verbale.reading.actors.scan import Mention
from verbale.reading.actors.told import is_go_between
from verbale.terms import per_dossier

REBELS = frozenset({"rebels", "insurgents", "guerrillas", "insurgency", "guerillas", "separatists"})
"""Words for rebels as a party."""

_CALLED_REBELS = REBELS | {"rebel", "insurgent", "guerrilla", "separatist"}
_SEVERAL = frozenset({"groups", "factions", "militias", "gangs", "movements"})
_CLEAR_LEAD = 2
_OFTEN = 3
_MANY_GROUPS = 12
_LOOK_BACK_SENTENCES = 4


@dataclass(slots=True)
class Memory:
    """The actors met so far, the latest last.

    Attributes:
        focus: the state whose inner conflict the report is about.
        published: the report's day, for offices held then.
        usual: the state that the report names most by far, or the only one with a conflict inside.
        groups: how often each armed group of that conflict is named in the report.
        coming: those groups where the report first names them.
        pair: the two parties last set against one another.
        rebels: the group that the report itself calls rebels.
        states: the two states last named together.
        persons: the two persons last named together.
        guarantors: the states that the report says vouch for or mediate the talks.
    """

    focus: State | None
    published: str | None = None
    usual: State | None = None
    groups: dict[str, int] = field(default_factory=dict)
    coming: dict[str, Mention] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    pair: Pair | None = None
    rebels: Mention | None = None
    states: Pair | None = None
    persons: Pair | None = None
    guarantors: tuple[Mention, ...] = ()

    def group_of_conflict(self) -> Mention | None:
        """The one group of the report's conflict, or the one it speaks of by far the most, if seen."""
        if not self.groups:
            return None
        ranked = sorted(self.groups.items(), key=lambda item: -item[1])
        most, others = ranked[0][1], sum(count for _, count in ranked[1:])
        jihadist = ranked[0][0] in lexicon().lists["jihadist_groups"]
        few = not _has_many_groups(self.focus)
        clear = (not others and (few or most >= _OFTEN)) or (
            most >= max(_CLEAR_LEAD * others, _OFTEN) and not jihadist
        )
        seen = {m.name: m for m in self.seen if m.kind == "armed_group" and m.name in self.groups}
        if clear or not few:
            return seen.get(ranked[0][0]) if clear else None
        return next((m for m in self.pair or () if m.name in seen), None)

    def group_to_come(self) -> Mention | None:
        """The group that a report names further on by far the most: its first lines call it "a rebel army"."""
        ranked = sorted(self.groups.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < max(2, _CLEAR_LEAD * sum(count for _, count in ranked[1:])):
            return None
        return self.coming.get(ranked[0][0])

    def latest_group(
        self, sentence: int, kinds: tuple[str, ...] = ("armed_group", "opposition")
    ) -> Mention | Entity | None:
        """The armed or opposition group spoken of last, by its name or by who speaks for it."""
        for mention in reversed(self.seen):
            if sentence - mention.scan.sentence.index > _LOOK_BACK_SENTENCES:
                return None
            if mention.kind in kinds and mention.via == "name":
                return self._first_of_sentence(mention, sentence)
            spoken_for = _spoken_for(mention, sentence)
            if spoken_for is not None and spoken_for.kind in kinds:
                return spoken_for
        return None

    def _first_of_sentence(self, found: Mention, sentence: int) -> Mention:
        """Of the groups named in one sentence before this, the first."""
        index = found.scan.sentence.index
        if index == sentence:
            return found
        named = (m for m in self.seen if m.scan.sentence.index == index)
        return next(m for m in named if m.kind == found.kind and m.via == "name")

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

    def is_nearer(self, body: Mention, group: Mention | Entity | None) -> bool:
        """Whether a body was named after a group was, or the group not at all."""
        last = next((m for m in reversed(self.seen) if group is not None and m.party == group.name), None)
        return last is None or self.seen.index(body) > self.seen.index(last)

    def latest_body(self, sentence: int) -> Mention | None:
        """The relief or rights group named in one of the sentences before."""
        for mention in reversed(self.seen):
            index = mention.scan.sentence.index
            if sentence - index > _LOOK_BACK_SENTENCES:
                return None
            if index < sentence and mention.kind == "organisation" and mention.code.startswith("NGO"):
                return mention
        return None

    def bloc(self) -> Mention | None:
        """The league of states spoken of last."""
        known = (m for m in reversed(self.seen) if m.code.startswith("IGO") and "UNO" not in m.code)
        return next((m for m in known if m.kind == "organisation"), None)

    def named_with(self, noun: str) -> Mention | None:
        """The latest body whose name has this noun."""
        for mention in reversed(self.seen):
            if mention.kind == "person":
                continue
            worded = mention.scan.lower[mention.first : mention.last]
            if (
                noun in mention.name.lower().split()
                or (mention.via == "name" and noun in worded)
                or (noun == "mission" and "PKO" in mention.code)
            ):
                return mention
        return None

    def remember(self, mention: Mention) -> None:
        """Take note of an actor, and of the pair it makes with the one before it."""
        side = mention.kind in ADVERSARIES
        if side or mention.kind == "person":
            kinds = ADVERSARIES if side else ("person",)
            before = next((m for m in reversed(self.seen) if m.kind in kinds), None)
            pair = pair_of(before, mention) if before is not None else None
            pair = pair or (sides_of(mention, mention.also[0]) if len(mention.also) == 1 else None)
            if before is not None and not side and are_coordinated(before, mention):
                self.persons = (before, mention)
            if pair is not None:
                self._pair_up(pair)
        self._note_group(mention)
        self.seen.append(mention)

    def _pair_up(self, pair: Pair) -> None:
        """Keep two parties as the sides, unless those kept are nearer to the report's own conflict."""
        if are_third_parties(pair) or all(is_go_between(mention.party) for mention in pair):
            return
        inner = self.focus.name if self.focus else None
        new, old = rank(pair, inner), rank(self.pair, inner) if self.pair else 0
        if new > old or (new == old and new > 1):
            self.pair = pair
        if all(p.kind in ("state", "government") for p in pair):
            self.states = pair

    def _note_group(self, mention: Mention) -> None:
        if mention.kind != "armed_group":
            return
        words = mention.scan.lower[mention.first : mention.last]
        several = not _SEVERAL.isdisjoint(words)
        named = (mention.via == "name" or mention.form == "role") and not several
        if named and not _CALLED_REBELS.isdisjoint(words):
            self.rebels = mention

    def sides(self) -> Pair | None:
        """The two sides: those set against one another, else the focus' forces and the one group there."""
        if self.pair is not None and not self._is_foreign(self.pair):
            return self.pair
        return self._by_focus() or self.pair

    def _is_foreign(self, pair: Pair) -> bool:
        """Whether two states were set side by side in a report on a conflict inside a third."""
        inner = self.focus.name if self.focus else None
        states = all(party.kind in ("state", "government") for party in pair)
        return inner is not None and states and inner not in (pair[0].state, pair[1].state)

    def _by_focus(self) -> Pair | None:
        """The forces of the report's state and the one group there."""
        group = self.group_of_conflict()
        if group is None or group.state is None:
            return None
        known = [m for m in map(party_of, self.seen) if m is not None and m.kind in FORMAL]
        own = [m for m in known if m.state == group.state]
        if not own:
            return None
        usual = Counter(m.name for m in own).most_common(1)[0][0]
        return next(m for m in own if m.name == usual), group


def _has_many_groups(state: State | None) -> bool:
    """Whether so many groups fight in a state that the only one named need not be "the rebels"."""
    return state is not None and _groups_by_state()[state.name] >= _MANY_GROUPS


@per_dossier
def _groups_by_state() -> Counter[str]:
    return Counter(g.state or "" for g in lexicon().kinds.values() if g.kind == "armed_group")


def _spoken_for(mention: Mention, sentence: int) -> Entity | None:
    """The group that a person speaks for, if they do so in this sentence or their title names it."""
    if mention.kind != "person" or not mention.affiliation:
        return None
    titled = lexicon().exact.match(mention.scan.words, mention.first)
    here = mention.scan.sentence.index == sentence or (titled and titled[1].name == mention.affiliation)
    return lexicon().kinds.get(mention.affiliation) if here else None


def are_coordinated(left: Mention, right: Mention) -> bool:
    """Whether "and" alone stands between two mentions."""
    return left.scan is right.scan and left.scan.lower[left.last : right.first] == ["and"]
