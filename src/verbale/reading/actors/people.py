"""Persons named in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reading.actors.belonging import Belonging, belonging
from verbale.reading.actors.holders import holders
from verbale.reading.actors.homes import is_state_office
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.persons import PARTICLES, Person, Persons
from verbale.reading.actors.scan import Mention, Scan
from verbale.reading.actors.shapes import CAPITAL, looks_personal
from verbale.reading.actors.titles import (
    Office,
    apposed,
    apposed_before,
    apposition_end,
    is_title,
    joined,
    own_role,
    title_before,
    titled_by,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARTICLE = re.compile(r"^(?:a|an|the)\s+")
_JOINS = frozenset({" ", "-", ". ", " -", "'", "’"})
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


def find_persons(scan: Scan, persons: Persons) -> None:
    """Mark the persons named in full, with what is said of their office beside them."""
    taken = {
        i
        for m in scan.mentions
        if m.form not in ("vague", "adj", "capital", "folkadj") and not _is_short_state(m)
        for i in range(m.first, m.last)
    }
    spans = [(m.first, m.last) for m in scan.mentions if m.kind == "person" and m.form == "holder"]
    spans += _recognised(scan, taken)
    spans += _titled(scan, taken)
    for first, last in _longest(spans):
        _mark(scan, persons, first, last)


def _is_short_state(mention: Mention) -> bool:
    """A state's name of one word, which may be part of a person's: "Jordan", "Chad"."""
    return mention.kind == "state" and mention.last - mention.first == 1


def _name_run(scan: Scan, first: int) -> int:
    """The word after the last of the capitalised words that start at `first`."""
    last = first
    while last < len(scan.words) and last - first < 5:
        word = scan.words[last]
        if last > first and scan.between(last) not in _JOINS:
            break
        if (
            not (CAPITAL.match(word) or (word in PARTICLES and last + 1 < len(scan.words)))
            or word in lexicon().lists["not_names"]
        ):
            break
        last += 1
        if scan.possessive(last - 1):
            break
    while last > first and scan.words[last - 1] in PARTICLES:
        last -= 1
    return last


def _recognised(scan: Scan, taken: set[int]) -> list[tuple[int, int]]:
    """Names of persons that the parse's model sees, set right by their shape."""
    found = []
    for entity in scan.sentence.doc.ents:
        first = scan.word_at(entity.start_char)
        last = max(_name_run(scan, first), first)
        if entity.label_ != "PERSON" and not (entity.label_ == "ORG" and _acts_as_person(scan, first, last)):
            continue
        if (
            sum(w not in PARTICLES for w in scan.words[first:last]) < 2
            or scan.shouting
            or taken.intersection(range(first, last))
        ):
            continue
        if _is_person(scan, first, last):
            found.append((_after_title(scan, first, last), last))
    return found


def _after_title(scan: Scan, first: int, last: int) -> int:
    """Where the name itself starts, where the model takes a title for part of it."""
    while last - first > 2 and scan.lower[first] in lexicon().lists["personal_titles"]:
        first += 1
    return first


def _is_person(scan: Scan, first: int, last: int) -> bool:
    """Whether what the model takes for a person stands where persons do, and places seldom."""
    if last < len(scan.words) and scan.lower[last] == "where":
        return False
    if any(m.last == last and m.form == "capital" for m in scan.mentions):
        return False
    if scan.words[first] in lexicon().lists["place_openers"] or _follows_way(scan, first):
        return False
    token = scan.head(first, last)
    while token.dep_ in ("conj", "appos") and token.head is not token:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE and not (token.head.lower_ == "to" and _goes(token.head.head))
    if token.dep_ == "dobj":
        return token.head.lemma_ not in lexicon().lists["place_verbs"]
    return token.dep_ not in ("compound", "nmod", "amod")


def _follows_way(scan: Scan, first: int) -> bool:
    """Whether the words before say it is where something leads: "the road to"."""
    if first < 2 or scan.lower[first - 1] not in ("to", "toward", "towards"):
        return False
    return not lexicon().lists["going"].isdisjoint(scan.lower[max(first - 3, 0) : first - 1])


def _acts_as_person(scan: Scan, first: int, last: int) -> bool:
    """Whether a name the model takes for a body is shaped like a person's and does something."""
    if first == last or not looks_personal(scan, first, last):
        return False
    return scan.head(first, last).dep_ in ("nsubj", "nsubjpass", "appos") or is_title(scan, first - 1)


def _goes(token: Token) -> bool:
    """Whether what "to" hangs on leads to a place or a matter: "fled to", "the road to", "limited to"."""
    return token.lemma_ in lexicon().lists["going"]


def _titled(scan: Scan, taken: set[int]) -> list[tuple[int, int]]:
    """Capitalised words right after a title."""
    found = []
    for index in range(1, len(scan.words)):
        if (
            scan.lower[index - 1] not in lexicon().lists["offices"]
            or index in taken
            or not joined(scan, index)
        ):
            continue
        if is_title(scan, index) or scan.shouting:
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


def _mark(scan: Scan, persons: Persons, first: int, last: int) -> None:
    if first > 0 and scan.lower[first - 1] in lexicon().lists["outlet_nouns"]:
        scan.put(Mention(scan, first, last, name=scan.wording(first, last), code="MED", kind="outlet"))
        return
    start = title_before(scan, first)
    person, worded = _described(scan, persons, (start, first, last))
    scan.put(person_mention(scan, person, (start, first, last), worded))


def _described(scan: Scan, persons: Persons, span: tuple[int, int, int]) -> tuple[Person, str | None]:
    """What the words beside a name, and the vocabulary, say of the person."""
    start, first, last = span
    beside: Belonging | None = (
        titled_by(scan, persons, start, first) or apposed(scan, last) or apposed_before(scan, first)
    )
    beside = beside or belonging(scan, first, last)
    name = scan.wording(first, last)
    holder = holders().named(scan.words[first:last], persons.published)
    if beside is None and holder is not None and is_state_office(scan.lower[start:first]) and persons.homes:
        persons.homes.bare = lexicon().states.get(holder.of) or persons.homes.bare
    beside = beside or _at_home(scan, persons, (start, first, last))
    affiliation, role, code = beside or (None, None, "")
    if role is None and start < first:
        role = scan.wording(start, first)
    worded = role
    if holder is not None:
        name, role = holder.name, role or holder.role or None
        if holder.party:
            affiliation, code = holder.party, holder.code
    return persons.note(name, affiliation, role, code), worded


def _at_home(scan: Scan, persons: Persons, span: tuple[int, int, int]) -> Office | None:
    """The office a title without a state gives in the state that the report is about there."""
    start, first, last = span
    stop = apposition_end(scan, last)
    for low, high in ((start, first), (last, stop)):
        if low < high and persons.homes is not None and is_state_office(scan.lower[low:high]):
            state = persons.homes.of(scan, low, high)
            role = _ARTICLE.sub("", scan.wording(low, high))
            return (state.party, role, f"{state.code} GOV") if state else None
    return None


def person_mention(
    scan: Scan, person: Person, span: tuple[int, int, int], worded: str | None = None
) -> Mention:
    """The mention of a person: title and name, the role as worded there, else beside it."""
    start, first, last = span
    return Mention(
        scan,
        start,
        last,
        name=person.name,
        code=_person_code(person),
        kind="person",
        affiliation=person.affiliation,
        role=own_role(scan, start, first) or worded,
        office=person.role,
        form="person",
    )


def _person_code(person: Person) -> str:
    code = person.code
    return f"{code} GOV" if len(code) == 3 and person.role else code
