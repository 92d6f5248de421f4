"""People are protected: names of victims, detainees and private persons are withheld by default.

A person is shown by name who acts or speaks for a party, holds an office or is known to the
vocabulary by a code; every other named person is private, and so is whoever's role says that
they are a resident, a witness, a relative, a detainee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from verbale.terms import Actor, Reading, Span, Statement
from verbale.terms.vocabulary import load_data

WITHHELD = "[name withheld]"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
T = TypeVar("T")


class _Roles(msgspec.Struct):
    words: frozenset[str]


@cache
def _private_words() -> frozenset[str]:
    return load_data("views", "private_roles", _Roles).words


def is_private(actor: Actor) -> bool:
    """Whether a mention names a person who is neither an office holder nor speaks for a party."""
    if actor.kind != "person" or actor.via != "name" or actor.code:
        return False
    if actor.role and _private_words().intersection(_WORD.findall(actor.role.lower())):
        return True
    return not (actor.affiliation or actor.role)


def private_spans(actors: Iterable[Actor]) -> tuple[Span, ...]:
    """The mentions to withhold; one public mention of a person makes all of theirs public."""
    named = [a for a in actors if a.kind == "person" and a.via == "name"]
    public = {a.name for a in named if not is_private(a)}
    return tuple(a.span for a in named if a.name not in public)


def hide(text: str, span: Span, private: Sequence[Span]) -> str:
    """The words of `text` over a span, with private names in it replaced."""
    parts, at = [], span.start
    for name in sorted(private):
        if name.start >= at and name.end <= span.end:
            parts += [text[at : name.start], WITHHELD]
            at = name.end
    parts.append(text[at : span.end])
    return "".join(parts)


def withhold(stated: T, names: Iterable[str]) -> T:
    """Anything made of texts, lists and tables, with these names replaced wherever they stand as words."""
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(names, key=len, reverse=True) if n)
    )
    return _replace(stated, pattern) if pattern.pattern else stated


def _replace(stated: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(stated, str):
        return pattern.sub(WITHHELD, stated)
    if isinstance(stated, dict):
        return {key: _replace(value, pattern) for key, value in stated.items()}
    if isinstance(stated, list | tuple):
        return [_replace(value, pattern) for value in stated]
    return stated


def private_names(actors: Iterable[Actor], text: str) -> set[str]:
    """The private persons' names, in full and as they stand in the text."""
    actors = list(actors)
    spans = set(private_spans(actors))
    return {n for a in actors if a.span in spans and a.kind == "person" for n in (a.name, a.span.of(text))}


def private_speakers(statements: Iterable[Statement], actors: Iterable[Actor]) -> set[str]:
    """The names of speakers whom no mention of an actor tells, and who speak for nobody and hold no office."""
    told = {a.name for a in actors}
    return {
        s.speaker
        for s in statements
        if s.speaker and s.speaker not in told and not (s.party or s.body) and not _is_office(s.role)
    }


def _is_office(role: str | None) -> bool:
    return role is not None and not _private_words().intersection(_WORD.findall(role.lower()))


def named_spans(names: Iterable[str], text: str) -> tuple[Span, ...]:
    """Where these names stand in a text, in full or by their last word."""
    forms = {form for name in names for form in (name, name.split()[-1])}
    if not forms:
        return ()
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest))
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def withheld(
    actors: Sequence[Actor], statements: Iterable[Statement], text: str
) -> tuple[tuple[Span, ...], frozenset[str]]:
    """Where a report names private persons, and their names, in full and as they stand in the text."""
    speakers = private_speakers(statements, actors)
    told = named_spans(speakers, text)
    names = private_names(actors, text) | speakers | {span.of(text) for span in told}
    return (*private_spans(actors), *told), frozenset(names)


def protected(reading: Reading, text: str) -> dict[str, Any]:
    """A reading as on the wire, with the names of private persons replaced."""
    plain: dict[str, Any] = msgspec.to_builtins(reading)
    return withhold(plain, withheld(reading.actors, reading.statements, text)[1])
