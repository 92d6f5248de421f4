"""People are protected: names of victims, detainees and private persons are withheld by default.

A person is shown by name who acts or speaks for a party, holds an office or is known to the
vocabulary by a code; every other named person is private.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verbale.terms import Actor, Span

WITHHELD = "[name withheld]"


def is_private(actor: Actor) -> bool:
    """Whether a mention names a person who is neither an office holder nor speaks for a party."""
    return (
        actor.kind == "person" and actor.via == "name" and not (actor.affiliation or actor.code or actor.role)
    )


def private_spans(actors: Iterable[Actor]) -> tuple[Span, ...]:
    """The mentions to withhold; one public mention of a person makes all of theirs public."""
    actors = list(actors)
    public = {a.name for a in actors if a.kind == "person" and not is_private(a) and a.via == "name"}
    return tuple(a.span for a in actors if is_private(a) and a.name not in public)


def hide(text: str, span: Span, private: Sequence[Span]) -> str:
    """The words of `text` over a span, with private names in it replaced."""
    parts, at = [], span.start
    for name in sorted(private):
        if name.start >= at and name.end <= span.end:
            parts += [text[at : name.start], WITHHELD]
            at = name.end
    parts.append(text[at : span.end])
    return "".join(parts)
