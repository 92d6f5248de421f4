"""A voice: who speaks in an attribution, for whom, and what the report says of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbale.terms import Span


@dataclass(slots=True, frozen=True)
class Chain:
    """The hands that words went through.

    Attributes:
        addressee: to whom they were said.
        relays: who passed them on to the report, the outermost first.
        cited: whom the source cites for them, the nearest first.
    """

    addressee: Voice | None = None
    relays: tuple[Voice, ...] = ()
    cited: tuple[Voice, ...] = ()

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All of them."""
        return (*((self.addressee,) if self.addressee else ()), *self.relays, *self.cited)


@dataclass(slots=True, frozen=True)
class Voice:
    """Who speaks.

    Attributes:
        speaker: the person or body by name, None where it is left unnamed.
        party: whom they speak for.
        role: the office or description of a named person, as worded.
        body: the body they belong to, as worded, where it is narrower than the party.
        description: the words for an unnamed source.
        jointly: those who speak with them, by name or else as worded.
        is_person: whether it is a person or persons, not a body.
        plural: whether several speak.
        noun: the word the source is called by, in lower case: "spokesman", "ministry".
        where: where the words stand that name or describe them.
        support: where a name or role was taken from elsewhere in the report.
        paragraph: the paragraph of the attribution, -1 for one of nobody.
        heard: source, cue and content of the attribution.
        chain: the hands that the words went through.
    """

    speaker: str | None = None
    party: str | None = None
    role: str | None = None
    body: str | None = None
    description: str | None = None
    jointly: tuple[str, ...] = ()
    is_person: bool = False
    plural: bool = False
    noun: str = ""
    where: tuple[Span, ...] = ()
    support: tuple[Span, ...] = ()
    paragraph: int = -1
    heard: tuple[Span, ...] = ()
    chain: Chain = field(default_factory=Chain)

    @property
    def known(self) -> bool:
        """Whether the source is somebody at all, named or described."""
        return self.speaker is not None or self.description is not None

    @property
    def caption(self) -> str | None:
        """The name, else the description."""
        return self.speaker or self.description

    def taken_up(self, paragraph: int) -> Voice:
        """The same voice where a later source only points back to it."""
        support = tuple(dict.fromkeys((*self.support, *self.where)))
        return replace(self, support=support, paragraph=paragraph, chain=Chain())


NOBODY = Voice()


def together(voices: Iterable[Voice]) -> Voice:
    """Several who speak at once: the first, with the others named beside."""
    first, *others = [v for v in voices if v.known] or [NOBODY]
    named = [v.caption for v in others if v.caption and v.caption != first.caption]
    return replace(
        first,
        jointly=tuple(dict.fromkeys((*first.jointly, *named))),
        plural=bool(others) or first.plural,
        where=tuple(s for v in (first, *others) for s in v.where),
        support=tuple(s for v in (first, *others) for s in v.support),
    )
