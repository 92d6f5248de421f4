"""The mentions of actors as the resolving of speakers takes them: without those that only look like a state's."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from verbale.reading.draft import Draft
from verbale.reading.statements.vocabulary import speech_list
from verbale.terms import Actor

_BEFORE = 16
_PART_OF_WORLD = re.compile(r"\b(?:South|North|Central|Latin|Native|African|Asian|Pan)[ -]$")
_JOINED = re.compile(r"(?:[A-Za-z]-|\bNew )$")
_OFFICE = re.compile(r"^(\w[\w-]*)(?:\s\w[\w-]*)?\s(?:of|for|on|at)\s(?:the\s)?(?=[A-Z])")
_AMERICA = ("America", "American", "Americans")
_STATELY = ("state", "government", "military", "people")


def sound(draft: Draft) -> Draft:
    """The draft with the mentions that speakers are resolved by, in the same order.

    Left out are states that are only half of a word or name ("South American countries", "New
    America's Open Institute"); a body's name loses the office before it ("Director of the Institute").
    """
    return replace(draft, actors=[_named_alone(a) for a in draft.actors if not _is_half(a, draft.text)])


def _is_half(actor: Actor, text: str) -> bool:
    """Whether what is taken for the United States is but a part of the world's, a people's or a body's name."""
    words = actor.span.of(text)
    if actor.kind not in _STATELY or not words.startswith(_AMERICA):
        return False
    before = text[max(0, actor.span.start - _BEFORE) : actor.span.start]
    return bool(_PART_OF_WORLD.search(before) or _JOINED.search(before))


def _named_alone(actor: Actor) -> Actor:
    """A mention whose name, and whom it speaks for, have no office before them."""
    if actor.kind == "organisation":
        return msgspec.structs.replace(actor, name=_without_office(actor.name))
    if actor.kind != "person":
        return actor
    given = actor.affiliation
    if given == "United States" and "New America" in (actor.role or ""):
        given = None
    return msgspec.structs.replace(
        actor, name=_untitled(actor.name), affiliation=_without_office(given) if given else None
    )


def _without_office(name: str) -> str:
    """A body's name without "Director of the" and the like before it."""
    office = _OFFICE.match(name)
    if office is None or office[1].lower() not in speech_list("body_offices") | speech_list("partisans"):
        return name
    return name[office.end() :]


def _untitled(name: str) -> str:
    """A person's name without an office that was taken for a part of it: "Legal Officer Brad Dunn"."""
    words = name.split()
    ends = [n for n, word in enumerate(words[:-2]) if word.lower() in speech_list("titles_before")]
    return " ".join(words[ends[-1] + 1 :]) if ends else name
