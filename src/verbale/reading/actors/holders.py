"""Office holders, envoys and spokespersons, with the dates between which they held their office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from verbale.reading.actors.lexicon import lexicon, words_of
from verbale.reading.actors.scan import Mention, Scan
from verbale.reading.actors.told import state_of
from verbale.reading.words import PhraseTrie, load_data
from verbale.terms import dossier_in_use, per_dossier

_SHORT_CHARS = 4


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office of a state or body, from and until an ISO date prefix.

    `short` is what they are called for short where that is not the last word of the name; a
    `shy` holder's last name is too common a word to mean them on its own.
    """

    name: str
    role: str
    of: str
    since: str = ""
    until: str = ""
    alias: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    shy: bool = False
    party: str = ""
    code: str = ""

    def held(self, published: str | None) -> bool:
        """Whether the office was held on a day; where the day is unknown, whether it is still held."""
        if published is None:
            return not self.until
        day = published[:10]
        return self.since <= day and (not self.until or day[: len(self.until)] <= self.until)


class _Holders(msgspec.Struct):
    holder: tuple[Holder, ...]


@dataclass(slots=True)
class Holders:
    """The holders by full name, by last name and by office."""

    full: dict[str, list[Holder]] = field(default_factory=dict)
    last: dict[str, list[Holder]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[Holder]] = field(default_factory=dict)
    trie: PhraseTrie[str] = field(default_factory=PhraseTrie)

    def named(self, words: list[str], published: str | None) -> Holder | None:
        """Who is called so in full, in the office held that day; without an office that day, the name alone."""
        known = self.full.get(" ".join(words))
        if not known:
            return None
        now = [h for h in known if h.held(published)]
        if now:
            return now[0]
        if published is None and len({h.of for h in known}) == 1:
            return known[-1]
        return Holder(name=known[0].name, role="", of="")

    def called(self, short: str, published: str | None) -> Holder | None:
        """Who is meant by a last name on a day: the only holder in office then; without a day, the only one ever."""
        if published is None:
            names = {h.name for h in self.last.get(short, ())}
            return (
                self.named(words_of(next(iter(names))), None)
                if len(names) == 1 and len(short) > _SHORT_CHARS
                else None
            )
        now = {h.name: h for h in reversed(self.last.get(short, ())) if h.held(published)}
        return next(iter(now.values())) if len(now) == 1 else None

    def in_office(self, role: str, of: str, published: str | None) -> Holder | None:
        """Who held an office of a state or body on a day."""
        if published is None:
            return None
        known = self.offices.get((of, role.lower()), ())
        return next((h for h in known if h.held(published)), None)


@per_dossier
def holders() -> Holders:
    """The vocabulary of office holders, those of the dossier in use first."""
    made = Holders()
    for raw in (*_told(), *load_data("actors/holders", _Holders).holder):
        holder = _with_party(raw)
        made.offices.setdefault((holder.of, holder.role.lower()), []).append(holder)
        for phrase in (holder.name, *holder.alias):
            words = words_of(phrase)
            made.full.setdefault(" ".join(words), []).append(holder)
            made.trie.add(words, holder.name)
        shorts = {" ".join(words_of(s)) for s in holder.short or (holder.name.split()[-1],)}
        for short in set() if holder.shy else shorts:
            made.last.setdefault(short, []).append(holder)
    return made


def _told() -> Iterator[Holder]:
    """The people of the dossier in use, each in the office of the body that they speak for."""
    dossier = dossier_in_use()
    for body in dossier.bodies if dossier else ():
        state = state_of(body, lexicon().states.values())
        for person in body.people:
            yield Holder(
                name=person.name,
                role=person.role,
                of=state.name if state else body.name,
                since=person.since,
                until=person.until,
                alias=person.aliases,
                short=person.short,
            )


def find_holders(scan: Scan) -> None:
    """Mark the office holders named in full, but not those that a body's name is made of."""
    for first, last, name in holders().trie.find(scan.words):
        around = [m for m in scan.mentions if m.first <= first and m.last >= last]
        if any(m.last - m.first > last - first for m in around):
            continue
        scan.put(Mention(scan, first, last, name=name, kind="person", form="holder"))


def _with_party(holder: Holder) -> Holder:
    known = lexicon()
    holder = msgspec.structs.replace(holder, of=known.renamed.get(holder.of, holder.of))
    state = known.states.get(holder.of)
    if state is not None:
        return msgspec.structs.replace(holder, party=state.party, code=f"{state.code} GOV")
    body = known.kinds.get(holder.of)
    return msgspec.structs.replace(holder, party=holder.of, code=body.code if body else "")
