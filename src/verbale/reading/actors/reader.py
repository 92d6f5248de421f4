"""The reader of actors."""

from __future__ import annotations

import re
from collections import Counter

from verbale.reading.actors.holders import find_holders
from verbale.reading.actors.homes import Homes, homes_of
from verbale.reading.actors.incumbents import OTHER_SIDE
from verbale.reading.actors.lexicon import Lexicon, State, lexicon
from verbale.reading.actors.memory import Memory
from verbale.reading.actors.metonymy import settle_states
from verbale.reading.actors.people import find_persons
from verbale.reading.actors.persons import Persons
from verbale.reading.actors.pronouns import find_pronouns
from verbale.reading.actors.resolve import resolve
from verbale.reading.actors.roles import find_roles
from verbale.reading.actors.scan import Mention, Scan, find_halves, find_names, keep_short, scan
from verbale.reading.actors.shapes import coin, find_bodies, find_coined
from verbale.reading.actors.shortnames import find_last_names
from verbale.reading.actors.sides import find_sides
from verbale.reading.actors.told import home
from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.terms import Actor

_FOCUS_SHARE = 0.5
_BYLINE = re.compile(r"\W*(?:Additional )?(?:[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)|[Ee]dit(?:ing|ed)) by \b")
_DATELINE = re.compile(r"\W*[A-Z][A-Z'’.-]+(?: [A-Z'’.-]+){0,3}(?:,? [A-Z][\w.]+){0,3} ?[-–—]+\s*$")


class ActorReader(ListReader[Actor]):
    """Finds every mention of an actor, in order of start."""

    name = "actors"
    version = "6"
    requires = ("sentences", "syntax")
    assigns = ("actors",)

    def read(self, draft: Draft) -> list[Actor]:
        """The mentions of one draft.

        Names first, then what is built on them: bodies, roles, persons; then, in the order of the
        text, descriptions and pronouns, which need to know who was named before them.
        """
        known = lexicon()
        scans = [scan(s, draft.text[s.start : s.end]) for s in draft.sentences]
        scans = [one for one in scans if not (_BYLINE.match(one.text) or _DATELINE.match(one.text))]
        for one in scans:
            find_names(one, known)
            find_holders(one)
        keep_short(scans, known)
        find_halves(scans, known)
        focus = focus_of(scans, known)
        homes = _build(scans, known, focus, draft.report.published)
        _resolve_all(scans, Memory(focus, draft.report.published, homes.usual))
        _name_states(scans, known, focus)
        return [actor for one in scans for mention in one.mentions for actor in mention.actors()]


def _build(scans: list[Scan], known: Lexicon, focus: State | None, published: str | None) -> Homes:
    homes = homes_of(scans, focus)
    persons = Persons(published, focus=focus, homes=homes)
    for one in scans:
        find_bodies(one, known)
    coined = coin(scans, known)
    for one in scans:
        if coined.by_word:
            find_coined(one, coined)
        find_persons(one, persons)
        homes.before = one
    for one in scans:
        find_last_names(one, persons)
        find_roles(one, known)
        settle_states(one, known)
    return homes


def _resolve_all(scans: list[Scan], memory: Memory) -> None:
    groups = Counter(_group_of(m, memory.focus) for one in scans for m in one.mentions)
    memory.groups = {name: count for name, count in groups.items() if name}
    memory.coming = {m.name: m for one in reversed(scans) for m in one.mentions if m.name in memory.groups}
    before: Scan | None = None
    for one in scans:
        resolve(one, memory)
        find_sides(one, memory)
        find_pronouns(one, before)
        one.before, before = before, one


def _name_states(scans: list[Scan], known: Lexicon, focus: State | None) -> None:
    """Call a government by its state, unless its conflict is the report's or the text says "government"."""
    kept = {m.state for one in scans for m in one.mentions if _says_government(m)}
    renamed = {
        s.party: s.name for s in known.states.values() if s.divided and s.internal and s.name not in kept
    }
    if focus is not None:
        renamed.pop(focus.party, None)
    for one in scans:
        for mention in one.mentions:
            for part in (mention, *mention.also):
                if part.name in renamed and part.form == "name":
                    part.kind, part.code = "state", part.code.removesuffix(" GOV")
                part.name = renamed.get(part.name, part.name)
                part.affiliation = renamed.get(part.affiliation or "", part.affiliation)


def _says_government(mention: Mention) -> bool:
    return (
        bool(mention.role) and "government" in (mention.role or "").lower().split() and mention.form == "role"
    )


def _group_of(mention: Mention, focus: State | None) -> str | None:
    """The armed group of the report's conflict that a mention names or speaks for."""
    meant = lexicon().kinds.get(mention.affiliation or "") if mention.kind == "person" else mention
    if meant is None or meant.kind != "armed_group" or meant.name not in lexicon().kinds:
        return None
    if focus is not None and meant.state != focus.name:
        return None
    return meant.name if mention.form != "vague" else None


def _is_its_own(name: str | None, most: str | None) -> bool:
    """Whether a conflict is over a land, and not one of another state where people of that land live."""
    other = OTHER_SIDE.get(name or "")
    return other is None or most in (name, other)


def focus_of(scans: list[Scan], known: Lexicon) -> State | None:
    """The state whose inner conflict the report is about: the one most named, None where none is.

    In a few words it is the only one that an armed group named there fights. Where the report leaves
    that open, it is that of the dossier in use, if anyone of it is named.
    """
    counts: Counter[str] = Counter(m.state for one in scans for m in one.mentions if m.state)
    most = counts.most_common(3)
    for name, count in most:
        often = count > 1 and count > _FOCUS_SHARE * most[0][1]
        if known.states[name].divided and often and _is_its_own(name, most[0][0]):
            return known.states[name]
    fought = {m.state for one in scans for m in one.mentions if m.kind == "armed_group" and m.state}
    inner = [known.states[name] for name in counts if known.states[name].internal]
    if len(inner) == 1 and inner[0].name in fought:
        return inner[0]
    told = home()
    return known.states[told] if told is not None and counts[told] else None
