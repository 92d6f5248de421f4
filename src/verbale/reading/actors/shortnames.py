"""Persons called by their last name, or by a title and their last name."""

from __future__ import annotations

from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.people import person_mention
from verbale.reading.actors.persons import PARTICLES, Person, Persons
from verbale.reading.actors.scan import Scan
from verbale.reading.actors.shapes import CAPITAL
from verbale.reading.actors.titles import title_before

_SHORTEST = 3


def find_last_names(scan: Scan, persons: Persons) -> None:
    """Mark the last names, and titles with last names, of persons known."""
    taken = {
        i
        for m in scan.mentions
        if m.form not in ("vague", "adj", "capital", "folkadj", "people")
        for i in range(m.first, m.last)
    }
    index = 0
    while index < len(scan.words):
        hit = None if index in taken else _short_name(scan, persons, index) or _titled(scan, persons, index)
        if hit is None:
            index += 1
            continue
        last, person = hit
        start = title_before(scan, index)
        scan.put(person_mention(scan, person, (start, index, last)))
        index = last


def _short_name(scan: Scan, persons: Persons, index: int) -> tuple[int, Person] | None:
    words = scan.words
    if not CAPITAL.match(words[index]) and words[index] not in PARTICLES:
        return None
    for size in (3, 2, 1):
        last = index + size
        if last > len(words) or not CAPITAL.match(words[last - 1]):
            continue
        if size > 1 and scan.lower[index] not in PARTICLES:
            continue
        person = _called(persons, words[index:last])
        if person is not None and not _belongs_to_longer(scan, index, last):
            return last, person
    return None


def _titled(scan: Scan, persons: Persons, index: int) -> tuple[int, Person] | None:
    """A person with one name and a title that only persons have: "General Wiranto"."""
    words = scan.words
    if (
        index == 0
        or scan.shouting
        or not CAPITAL.match(words[index])
        or scan.between(index) not in (" ", ". ")
    ):
        return None
    if scan.lower[index - 1] not in lexicon().lists["personal_titles"] or not CAPITAL.match(words[index - 1]):
        return None
    known = words[index] in lexicon().lists["not_names"] or scan.lower[index] in lexicon().lists["titles"]
    if known or _followed_by_name(scan, index + 1) or len(words[index]) < _SHORTEST:
        return None
    called = next((p for p in persons.full.values() if words[index] in p.name.split()[:-1]), None)
    return index + 1, called or persons.note(words[index], None, scan.words[index - 1], "")


def _called(persons: Persons, words: list[str]) -> Person | None:
    """Who is meant by a short name: a person of the report, else an office holder of that day."""
    small = [w.lower() if w.lower() in PARTICLES else w for w in words]
    for key in (" ".join(words), " ".join(small)):
        known = persons.last.get(key)
        if known is not None:
            return known
        holder = holders().called(key, persons.published) if len(key) > 1 else None
        if holder is not None:
            return persons.note(holder.name, holder.party, holder.role, holder.code)
    return None


def _belongs_to_longer(scan: Scan, first: int, last: int) -> bool:
    """Whether other capitalised words make it part of another name: "Thomas Kerry", "Kerry Street"."""
    return _led_by_name(scan, first) or _followed_by_name(scan, last)


def _led_by_name(scan: Scan, first: int) -> bool:
    if first < 2 or scan.between(first) != " " or not CAPITAL.match(scan.words[first - 1]):
        return False
    leads = scan.lower[first - 1] in lexicon().lists["leading"]
    return not leads and not any(m.last == first for m in scan.mentions)


def _followed_by_name(scan: Scan, last: int) -> bool:
    if last >= len(scan.words) or scan.between(last) != " " or not CAPITAL.match(scan.words[last]):
        return False
    ends = scan.words[last] in lexicon().lists["not_names"]
    return not ends and not any(m.first == last for m in scan.mentions)
