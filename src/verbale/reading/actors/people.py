"""Persons: names in full, titles before and after them, and last names that stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verbale.reading.actors.holders import Holder, holders
from verbale.reading.actors.lexicon import Lexicon, State
from verbale.reading.actors.scan import Mention, Scan

_PARTICLES = frozenset(
    {
        "al",
        "de",
        "bin",
        "ben",
        "von",
        "van",
        "der",
        "abu",
        "ibn",
        "ul",
        "da",
        "dos",
        "di",
        "del",
        "bint",
        "ould",
    }
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "on",
        "into",
        "across",
        "around",
        "outside",
        "including",
        "toward",
        "towards",
        "through",
    }
)
_NO_PARTY = frozenset({"vague", "folkadj", "folkpeople"})
_JOINS = frozenset({" ", "-", ". ", " -", "'", "’"})
_NOT_NAMES = frozenset(
    "The A An In On At He She It They We I But And Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February"
    " March April May June July August September October November December Mr Mrs Ms Dr God Christmas Ramadan Eid".split()
)
_MAX_TITLE_WORDS = 9
_MAX_APPOSED_WORDS = 12


@dataclass(slots=True)
class Person:
    """What a report, or the vocabulary, says of a person."""

    name: str
    affiliation: str | None = None
    role: str | None = None
    code: str = ""


@dataclass(slots=True)
class Persons:
    """The persons of one report, by full name and by last name."""

    published: str | None
    focus: State | None = None
    full: dict[str, Person] = field(default_factory=dict)
    last: dict[str, Person] = field(default_factory=dict)

    def note(self, name: str, affiliation: str | None, role: str | None, code: str) -> Person:
        """Remember a person; what was known before is kept."""
        person = self.full.setdefault(name, Person(name))
        person.affiliation = person.affiliation or affiliation
        person.role = person.role or role
        person.code = person.code or code
        for key in last_names(name):
            self.last[key] = person
        return person


def last_names(name: str) -> list[str]:
    """What a person may be called for short: the last word, with and without its particles."""
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return words
    found = [words[-1]]
    index = len(words) - 2
    while index > 0 and words[index].lower() in _PARTICLES:
        found.append(" ".join(words[index:]))
        index -= 1
    return found


def _is_title(scan: Scan, lexicon: Lexicon, index: int) -> bool:
    return scan.lower[index] in lexicon.lists["titles"]


def _title_before(scan: Scan, lexicon: Lexicon, first: int) -> int:
    """The first word of the title that stands right before a name, the name's own first for none.

    A name of a party inside the title belongs to it: "U.N. envoy", "Secretary of State".
    """
    ends = {m.last: m for m in scan.mentions if m.kind != "person"}
    start = first
    while start > 0 and first - start < _MAX_TITLE_WORDS and _joined(scan, start):
        named = ends.get(start)
        if named is not None:
            start = named.first
            if named.form != "vague":
                break
        elif _is_title(scan, lexicon, start - 1):
            start -= 1
        else:
            break
    while start < first and scan.lower[start] in ("of", "for", "and", "the", "to"):
        start += 1
    return start if _has_office(scan, lexicon, start, first) else first


def _joined(scan: Scan, index: int) -> bool:
    return scan.between(index) in (" ", "'s ", "’s ", "' ", "’ ", "-", ". ")


def _has_office(scan: Scan, lexicon: Lexicon, first: int, last: int) -> bool:
    return any(scan.lower[i] in lexicon.lists["offices"] for i in range(first, last))


def _name_run(scan: Scan, first: int) -> int:
    """The word after the last of the capitalised words that start at `first`."""
    last = first
    while last < len(scan.words) and last - first < 5:
        word = scan.words[last]
        if last > first and scan.between(last) not in _JOINS:
            break
        if (
            not (_CAPITAL.match(word) or (word in _PARTICLES and last + 1 < len(scan.words)))
            or word in _NOT_NAMES
        ):
            break
        last += 1
        if scan.possessive(last - 1):
            break
    while last > first and scan.words[last - 1] in _PARTICLES:
        last -= 1
    return last


def find_persons(scan: Scan, lexicon: Lexicon, persons: Persons) -> None:
    """Mark the persons named in full, with what is said of their office beside them."""
    taken = {
        i
        for m in scan.mentions
        if m.form not in ("vague", "adj", "capital", "folkadj")
        for i in range(m.first, m.last)
    }
    spans = [(m.first, m.last) for m in scan.mentions if m.kind == "person" and m.form == "holder"]
    spans += [s for s in _recognised(scan, taken)]
    spans += [s for s in _titled(scan, lexicon, taken)]
    for first, last in _longest(spans):
        _mark(scan, lexicon, persons, first, last)


def _recognised(scan: Scan, taken: set[int]) -> list[tuple[int, int]]:
    """Names of persons that the parse's model sees, set right by their shape."""
    found = []
    for entity in scan.sentence.doc.ents:
        if entity.label_ != "PERSON":
            continue
        first = scan.word_at(entity.start_char)
        last = max(_name_run(scan, first), first)
        if (
            sum(w not in _PARTICLES for w in scan.words[first:last]) < 2
            or scan.shouting
            or taken.intersection(range(first, last))
        ):
            continue
        if _is_person(scan, first, last):
            found.append((first, last))
    return found


def _is_person(scan: Scan, first: int, last: int) -> bool:
    """Whether what the model takes for a person stands where persons do, and places seldom."""
    if last < len(scan.words) and scan.lower[last] == "where":
        return False
    token = scan.head(first, last)
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE
    return token.dep_ not in ("compound", "nmod", "amod")


def _titled(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[tuple[int, int]]:
    """Capitalised words right after a title."""
    found = []
    for index in range(1, len(scan.words)):
        if (
            scan.lower[index - 1] not in lexicon.lists["offices"]
            or index in taken
            or not _joined(scan, index)
        ):
            continue
        if _is_title(scan, lexicon, index) or scan.shouting:
            continue
        last = _name_run(scan, index)
        if last - index >= 2 and not taken.intersection(range(index, last)):
            found.append((index, last))
    return found


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
            kept.append(span)
    return sorted(kept)


def _mark(scan: Scan, lexicon: Lexicon, persons: Persons, first: int, last: int) -> None:
    if first > 0 and scan.lower[first - 1] in lexicon.lists["outlet_nouns"]:
        scan.put(Mention(scan, first, last, name=scan.wording(first, last), code="MED", kind="outlet"))
        return
    start = _title_before(scan, lexicon, first)
    person, apposed = _described(scan, lexicon, persons, (start, first, last))
    scan.put(_person_mention(scan, lexicon, person, (start, first, last), apposed))


def _described(
    scan: Scan, lexicon: Lexicon, persons: Persons, span: tuple[int, int, int]
) -> tuple[Person, str | None]:
    """What the words beside a name, and the vocabulary, say of the person."""
    start, first, last = span
    beside = (
        _titled_by(scan, lexicon, persons, start, first)
        or _apposed(scan, lexicon, last)
        or _apposed_before(scan, lexicon, first)
    )
    affiliation, role, code = beside or (None, None, "")
    if role is None and start < first:
        role = scan.wording(start, first)
    worded = role
    name = scan.wording(first, last)
    holder = holders().named(scan.words[first:last], persons.published)
    if holder is not None:
        name, role = holder.name, role or holder.role or None
        if holder.party:
            affiliation, code = holder.party, holder.code
    return persons.note(name, affiliation, role, code), worded


def _titled_by(
    scan: Scan, lexicon: Lexicon, persons: Persons, start: int, first: int
) -> tuple[str, str, str] | None:
    """The party, role and code of the title before a name, where it names its party or its side."""
    owner = next((m for m in scan.mentions if m.first >= start and m.last <= first), None)
    if owner is not None and not owner.form.startswith("folk"):
        return _party(lexicon, owner), scan.wording(owner.last, first) or "", owner.code
    words = set(scan.lower[start:first])
    state = persons.focus
    if state is None or not words:
        return None
    role = scan.wording(start, first)
    if words & lexicon.lists["rebel_words"]:
        return f"{state.adjective} rebels", role, f"{state.code} REB"
    if words & lexicon.lists["opposition_words"]:
        return f"{state.adjective} opposition", role, f"{state.code} OPP"
    return (state.party, role, f"{state.code} GOV") if words & {"government", "regime", "army"} else None


def _person_mention(
    scan: Scan, lexicon: Lexicon, person: Person, span: tuple[int, int, int], apposed: str | None = None
) -> Mention:
    start, first, last = span
    return Mention(
        scan,
        start,
        last,
        name=person.name,
        code=_person_code(lexicon, person),
        kind="person",
        affiliation=person.affiliation,
        role=_own_role(scan, start, first) or apposed,
        office=person.role,
        form="person",
    )


def _own_role(scan: Scan, start: int, first: int) -> str | None:
    owner = next((m for m in scan.mentions if m.first >= start and m.last <= first), None)
    return scan.wording(owner.last if owner else start, first) if start < first else None


def _person_code(_lexicon: Lexicon, person: Person) -> str:
    code = person.code
    return f"{code} GOV" if len(code) == 3 and person.role else code


def _party(lexicon: Lexicon, owner: Mention) -> str:
    state = lexicon.states.get(owner.name) if owner.kind == "state" else None
    return state.party if state else owner.party


def _apposed(scan: Scan, lexicon: Lexicon, last: int) -> tuple[str, str, str] | None:
    """The party, role and code of ", head of the committee," or "from the front" after a name."""
    if last >= len(scan.words):
        return None
    gap = scan.between(last)
    if gap not in (", ", " (") and not (gap == " " and scan.lower[last] in ("of", "from")):
        return None
    stop = min(last + _MAX_APPOSED_WORDS, len(scan.words))
    for index in range(last, stop):
        if index > last and scan.between(index).strip()[:1] in (",", ")", "(", ";", ":", "—"):
            stop = index
            break
    if gap == " ":
        stop = min(stop, last + 4)
    return _office_within(scan, lexicon, last, stop, needs_office=gap != " ")


def _apposed_before(scan: Scan, lexicon: Lexicon, first: int) -> tuple[str, str, str] | None:
    """The same of what stands before a name and a comma: "the army's spokesman, X,"."""
    if first == 0 or scan.between(first) != ", ":
        return None
    start = first - 1
    while (
        start > 0
        and first - start < _MAX_APPOSED_WORDS
        and scan.between(start).strip() in ("", "'s", "’s", "-")
    ):
        start -= 1
    return _office_within(scan, lexicon, start, first, needs_office=True)


def _office_within(
    scan: Scan, lexicon: Lexicon, first: int, last: int, *, needs_office: bool
) -> tuple[str, str, str] | None:
    if not _opens_title(scan, lexicon, first):
        return None
    inside = [
        m
        for m in scan.mentions
        if m.first >= first and m.last <= last and m.form not in _NO_PARTY and m.kind != "person"
    ]
    if not inside or (needs_office and not _has_office(scan, lexicon, first, last)):
        return None
    owner = inside[0]
    role = scan.wording(first, last)
    if owner.kind == "state" and lexicon.lists["private_roles"] & set(scan.lower[first:last]):
        return None
    return _party(lexicon, owner), re.sub(r"^(?:a|an|the|who is|who)\s+", "", role), owner.code


def _opens_title(scan: Scan, lexicon: Lexicon, first: int) -> bool:
    word = scan.lower[first]
    if word in lexicon.lists["apposed"] or word in lexicon.lists["titles"] or word == "from":
        return True
    return any(m.first == first for m in scan.mentions)


def find_last_names(scan: Scan, lexicon: Lexicon, persons: Persons) -> None:
    """Mark the last names, and titles with last names, of persons known."""
    taken = {
        i
        for m in scan.mentions
        if m.form not in ("vague", "adj", "capital", "folkadj", "people")
        for i in range(m.first, m.last)
    }
    index = 0
    while index < len(scan.words):
        hit = None if index in taken else _short_name(scan, persons, index)
        if hit is None:
            index += 1
            continue
        last, person = hit
        start = _title_before(scan, lexicon, index)
        scan.put(_person_mention(scan, lexicon, person, (start, index, last)))
        index = last


def _short_name(scan: Scan, persons: Persons, index: int) -> tuple[int, Person] | None:
    for size in (3, 2, 1):
        last = index + size
        if last > len(scan.words) or not _CAPITAL.match(scan.words[last - 1]):
            continue
        if size > 1 and scan.words[index] not in _PARTICLES:
            continue
        key = " ".join(scan.words[index:last])
        person = persons.last.get(key) or (_in_office(scan, persons, index, last) if len(key) > 2 else None)
        if person is not None and not _belongs_to_longer(scan, index, last):
            return last, person
    return None


def _in_office(scan: Scan, persons: Persons, first: int, last: int) -> Person | None:
    holder: Holder | None = holders().called(" ".join(scan.words[first:last]), persons.published)
    if holder is None:
        return None
    return persons.note(holder.name, holder.party, holder.role, holder.code)


def _belongs_to_longer(scan: Scan, first: int, last: int) -> bool:
    """Whether other capitalised words make it part of another name: "Thomas Kerry", "Kerry Street"."""
    if first > 0 and scan.between(first) == " " and _CAPITAL.match(scan.words[first - 1]) and first - 1 > 0:
        before = scan.lower[first - 1]
        if before not in _LEADING and not any(m.last == first for m in scan.mentions):
            return True
    if last < len(scan.words) and scan.between(last) == " " and _CAPITAL.match(scan.words[last]):
        return not any(m.first == last for m in scan.mentions) and scan.words[last] not in _NOT_NAMES
    return False


_LEADING = frozenset(
    "president minister secretary mr mrs ms dr general colonel chief envoy ambassador spokesman spokeswoman king prince sheikh"
    " chancellor premier senator but and while as when if after before with for he she leader commander".split()
)
