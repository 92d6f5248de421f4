"""Descriptions and pronouns: which actor, named before, they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import Lexicon, State
from verbale.reading.actors.scan import Mention, Scan
from verbale.terms.records import ActorKind

_ADVERSARIES = frozenset({"state", "government", "armed_group", "military", "opposition"})
_GOVERNMENTS = frozenset(
    {
        "government",
        "regime",
        "authorities",
        "administration",
        "junta",
        "ministry",
        "cabinet",
        "state",
        "rulers",
    }
)
_GROUPS = frozenset(
    {
        "group",
        "movement",
        "faction",
        "militia",
        "organisation",
        "organization",
        "groups",
        "party",
        "insurgency",
    }
)
_BODIES = frozenset(
    {
        "council",
        "committee",
        "coalition",
        "alliance",
        "agency",
        "panel",
        "bloc",
        "mission",
        "commission",
        "party",
    }
)
_BY_THEMSELVES = frozenset(
    "officials diplomats sources mediators experts observers monitors lawmakers negotiators investigators inspectors peacekeepers"
    " agencies ambassadors powers delegates politicians invitees facilitators prosecutors analysts".split()
)
_TITLES_ONLY = frozenset({"king", "general", "secretary", "prince", "chief", "rebel", "fighter", "president"})
_REBELS = frozenset({"rebels", "insurgents", "guerrillas", "insurgency", "guerillas", "separatists"})
_DEFINITE = frozenset({"the", "this", "its", "their", "his"})
_LOOK_BACK_SENTENCES = 4
_APPOSED_WORDS = 5
_PLAIN_GAPS = frozenset({" ", "-", "'s ", "’s "})
_APPOSING = frozenset({"a", "an", "the", "its", "their", "one"})


@dataclass(slots=True)
class Memory:
    """The actors met so far, the latest last."""

    focus: State | None
    published: str | None = None
    groups: dict[str, int] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    pair: tuple[Mention, Mention] | None = None
    rebels: Mention | None = None

    def latest(self, sentence: int, *kinds: str) -> Mention | None:
        """The actor of one of these kinds that was spoken of last, in a sentence before the first of them."""
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
        """The latest actor whose name has this noun."""
        for mention in reversed(self.seen):
            if mention.kind == "person":
                continue
            if noun in mention.name.lower().split() or (noun == "mission" and "PKO" in mention.code):
                return mention
        return None

    def remember(self, mention: Mention) -> None:
        """Take note of an actor, and of the pair it makes with the one before it."""
        if mention.kind in _ADVERSARIES and self.seen:
            before = next((m for m in reversed(self.seen) if m.kind in _ADVERSARIES), None)
            if before is not None and _are_sides(before, mention):
                self._pair_up(before, mention)
            self._note_rebels(mention)
        self.seen.append(mention)

    def _pair_up(self, left: Mention, right: Mention) -> None:
        """Keep two parties as the sides, unless those kept are nearer to the report's own conflict."""
        inner = self.focus.name if self.focus else None
        if (
            self.pair is None
            or inner in (left.state, right.state)
            or inner not in {p.state for p in self.pair}
        ):
            self.pair = (left, right)

    def _note_rebels(self, mention: Mention) -> None:
        """Remember the group that the report calls rebels."""
        words = mention.scan.lower[mention.first : mention.last]
        if mention.kind == "armed_group" and mention.via == "name" and _REBELS & set(words):
            self.rebels = mention


def _are_sides(left: Mention, right: Mention) -> bool:
    """Whether two mentions can be the two sides: other parties, one of them with a state behind it."""
    formal = {"state", "government", "military"} & {left.kind, right.kind}
    return left.party != right.party and bool(formal) and _contrasted(left, right)


def _contrasted(left: Mention, right: Mention) -> bool:
    """Whether two mentions are coordinated or set against one another."""
    if left.scan is not right.scan or right.first - left.last > 2:
        return False
    between = set(left.scan.lower[left.last : right.first])
    return bool({"and", "against", "versus", "fighting"} & between) and right.form != "adj"


def resolve(scan: Scan, lexicon: Lexicon, memory: Memory) -> None:
    """Resolve the descriptions of a sentence in order, dropping those that stand for nobody known."""
    kept: list[Mention] = []
    for mention in scan.mentions:
        found: Mention | None = mention
        if mention.form == "vague":
            found = _resolved(scan, lexicon, memory, mention)
        elif mention.kind == "person" and mention.form == "role":
            found = _known_person(mention)
        if found is not None:
            kept.append(found)
            if found.kind != "people":
                memory.remember(found)
    scan.mentions = kept


def _known_person(mention: Mention) -> Mention:
    named = _named_after(mention) or _apposed_to(mention)
    return mention if named is None else replace(_as(mention, named), role=mention.role)


def _as(mention: Mention, actor: Mention) -> Mention:
    return replace(
        mention,
        name=actor.name,
        code=actor.code,
        kind=actor.kind,
        affiliation=actor.affiliation,
        state=actor.state,
        form="description",
    )


def _of_focus(mention: Mention, state: State, name: str, kind: ActorKind, code: str) -> Mention:
    affiliation = state.party if kind == "military" and name != state.party else None
    return replace(
        mention,
        name=name,
        kind=kind,
        code=f"{state.code} {code}",
        state=state.name,
        affiliation=affiliation,
        form="description",
    )


def _resolved(scan: Scan, lexicon: Lexicon, memory: Memory, mention: Mention) -> Mention | None:
    apposed = _apposed_to(mention)
    if apposed is not None:
        return _as(mention, apposed)
    noun = scan.lower[mention.last - 1]
    definite = mention.first > 0 and scan.lower[mention.first - 1] in _DEFINITE
    by_head = {
        "people": _people,
        "persons": _person,
        "rebel person": _side_person,
        "opposition person": _side_person,
        "fighters": _fighters,
        "rebels": _rebels,
        "opposition": _opposition,
        "army": _army,
        "air": _army,
        "forces": _troops,
        "government forces": _government,
        "government": _government,
    }
    if mention.head in by_head:
        return by_head[mention.head](memory, lexicon, mention, noun, definite)
    if noun in _GOVERNMENTS:
        return _government(memory, lexicon, mention, noun, definite)
    if noun in _GROUPS and definite:
        return _group(memory, lexicon, mention, noun, definite)
    if noun in _BODIES and definite:
        found = memory.named_with(noun)
        return _as(mention, found) if found else None
    if noun in _BY_THEMSELVES:
        return replace(mention, kind="people", form="description")
    return None


def _people(
    _memory: Memory, _lexicon: Lexicon, mention: Mention, _noun: str, _definite: bool
) -> Mention | None:
    return replace(mention, kind="people", code="CVL", form="description")


def _person(memory: Memory, _lexicon: Lexicon, mention: Mention, noun: str, definite: bool) -> Mention | None:
    named = _named_after(mention)
    if named is not None:
        return replace(_as(mention, named), role=mention.role)
    if not definite:
        return None if noun in _TITLES_ONLY else replace(mention, kind="person", form="description")
    for seen in reversed(memory.seen):
        if seen.kind == "person" and noun in (seen.office or "").lower().split():
            return replace(_as(mention, seen), role=mention.role)
    return _holder(memory, mention)


def _apposed_to(mention: Mention) -> Mention | None:
    """The actor named right before a comma and this description: "X, the country's largest rebel group"."""
    scan, first = mention.scan, mention.first
    while first > 0 and mention.first - first < _APPOSED_WORDS and scan.between(first) in _PLAIN_GAPS:
        first -= 1
    if first == 0 or scan.between(first) != ", " or scan.lower[first] not in _APPOSING:
        return None
    if mention.last < len(scan.words) and not scan.after(mention.last - 1).startswith((",", ".")):
        if scan.lower[mention.last] not in ("of", "for", "in", "that", "which", "who"):
            return None
    named = next((m for m in scan.mentions if m.last == first and m.via == "name"), None)
    persons = mention.head.endswith("person") or mention.head == "persons"
    fits = named is not None and named.kind not in ("state", "people") and (named.kind == "person") == persons
    return named if fits else None


def _named_after(mention: Mention) -> Mention | None:
    """The person whose name follows: "the minister, X,"."""
    scan = mention.scan
    if mention.last >= len(scan.words) or scan.between(mention.last) not in (", ", " "):
        return None
    return next(
        (m for m in scan.mentions if m.first == mention.last and m.kind == "person" and m.form == "person"),
        None,
    )


def _holder(memory: Memory, mention: Mention) -> Mention | None:
    """Who held the office then in the state the report is about: "the president"."""
    if memory.focus is None or not mention.role:
        return None
    held = holders().in_office(mention.role, memory.focus.name, memory.published)
    if held is None:
        return None
    return replace(
        mention, name=held.name, kind="person", affiliation=held.party, code=held.code, form="description"
    )


def _side_person(
    memory: Memory, lexicon: Lexicon, mention: Mention, noun: str, definite: bool
) -> Mention | None:
    side = _rebels if mention.head.startswith("rebel") else _opposition
    party = side(memory, lexicon, replace(mention, first=mention.last - 1), noun, definite)
    if party is None:
        return None
    return replace(
        mention, kind="person", affiliation=party.name, code=party.code, state=party.state, form="description"
    )


def _fighters(
    memory: Memory, lexicon: Lexicon, mention: Mention, noun: str, definite: bool
) -> Mention | None:
    words = mention.scan.lower[mention.first : mention.last]
    if noun in _REBELS or "rebel" in words or "insurgent" in words:
        return _rebels(memory, lexicon, mention, noun, definite)
    if definite:
        found = memory.latest(mention.scan.sentence.index, "armed_group")
        if found is not None:
            return _as(mention, found)
    return replace(mention, kind="armed_group", code="REB", form="description")


def _rebels(
    memory: Memory, _lexicon: Lexicon, mention: Mention, noun: str, _definite: bool
) -> Mention | None:
    state = memory.focus
    if memory.rebels is not None:
        return _as(mention, memory.rebels)
    known = [g for g, count in memory.groups.items() if count > 1]
    if len(known) == 1:
        found = next((m for m in reversed(memory.seen) if m.name == known[0]), None)
        if found is not None:
            return _as(mention, found)
    if state is None:
        return replace(mention, kind="armed_group", code="REB", form="description")
    noun = noun if noun in ("separatists", "guerrillas") else "rebels"
    return _of_focus(mention, state, f"{state.adjective} {noun}", "armed_group", "REB")


def _opposition(
    memory: Memory, _lexicon: Lexicon, mention: Mention, noun: str, definite: bool
) -> Mention | None:
    if noun in _BODIES and definite:
        found = memory.latest(mention.scan.sentence.index, "opposition")
        if found is not None:
            return _as(mention, found)
    if memory.focus is None:
        return replace(mention, name="opposition", kind="opposition", code="OPP", form="description")
    return _of_focus(mention, memory.focus, f"{memory.focus.adjective} opposition", "opposition", "OPP")


def _state_meant(memory: Memory, lexicon: Lexicon, mention: Mention) -> State | None:
    if memory.focus is not None:
        return memory.focus
    seen = memory.latest(mention.scan.sentence.index, "state", "government", "military")
    return lexicon.states.get(seen.state or "") if seen else None


def _army(memory: Memory, lexicon: Lexicon, mention: Mention, noun: str, definite: bool) -> Mention | None:
    if noun not in ("army", "military"):
        state = _state_meant(memory, lexicon, mention)
        name = f"{state.adjective} {mention.name.lower()}" if state else ""
        return _of_focus(mention, state, name, "military", "MIL") if state else None
    if not definite:
        return None
    seen = next((m for m in reversed(memory.seen[-12:]) if m.kind == "military" and m.affiliation), None)
    if seen is not None:
        return _as(mention, seen)
    state = _state_meant(memory, lexicon, mention)
    return _of_focus(mention, state, state.army_name, "military", "MIL") if state else None


def _troops(
    memory: Memory, _lexicon: Lexicon, mention: Mention, noun: str, _definite: bool
) -> Mention | None:
    if noun in ("troops", "soldiers", "forces", "commandos", "paratroopers", "servicemen", "reservists"):
        return replace(mention, kind="military", code="MIL", form="description")
    del memory
    return None


def _government(
    memory: Memory, lexicon: Lexicon, mention: Mention, noun: str, definite: bool
) -> Mention | None:
    if noun == "state" and not (definite and mention.head == "government forces"):
        return None
    state = _state_meant(memory, lexicon, mention)
    if state is None:
        return None
    kind: ActorKind = "military" if mention.head == "government forces" else "government"
    return replace(_of_focus(mention, state, state.party, kind, "GOV"), affiliation=None)


def _group(
    memory: Memory, _lexicon: Lexicon, mention: Mention, _noun: str, _definite: bool
) -> Mention | None:
    found = memory.latest(mention.scan.sentence.index, "armed_group", "opposition", "organisation")
    return _as(mention, found) if found else None
