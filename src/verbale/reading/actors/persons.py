"""What is known of the persons of one report."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.reading.actors.homes import Homes
from verbale.reading.actors.lexicon import State

PARTICLES = frozenset(
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
"""Small words inside names of persons, in lower case."""


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
    homes: Homes | None = None
    full: dict[str, Person] = field(default_factory=dict)
    last: dict[str, Person] = field(default_factory=dict)

    def note(self, name: str, affiliation: str | None, role: str | None, code: str) -> Person:
        """Remember a person; what was known before is kept."""
        person = self.full.setdefault(name, Person(name))
        person.affiliation = person.affiliation or affiliation
        person.role = person.role or role
        person.code = person.code or code
        for key in last_names(name):
            self.last.setdefault(key, person)
        return person


def last_names(name: str) -> list[str]:
    """What a person may be called for short: the last word, with and without its particles."""
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return words
    found = [words[-1]]
    index = len(words) - 2
    while index > 0 and words[index].lower() in PARTICLES:
        found.append(" ".join(words[index:]))
        index -= 1
    return found
