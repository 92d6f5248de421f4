"""What the tests of actors share: a reading up to the actors, and its mentions by their words."""

from __future__ import annotations

from verbale.reading.actors import ActorReader
from verbale.reading.draft import Draft
from verbale.reading.sentences import SentenceReader
from verbale.reading.syntax import SyntaxReader
from verbale.terms import Actor, Report

READERS = (SentenceReader(), SyntaxReader(), ActorReader())


def read(text: str, published: str | None = "2024-03-12") -> Draft:
    """A draft read up to its actors."""
    draft = Draft(report=Report(id="r", text=text, published=published))
    for reader in READERS:
        reader.annotate(draft, reader.predict([draft])[0])
    return draft


def mention(draft: Draft, words: str) -> Actor:
    """The first mention with these words."""
    return next(a for a in draft.actors if a.span.of(draft.text) == words)


def names(draft: Draft, words: str) -> list[str]:
    """The names of every mention with these words."""
    return [a.name for a in draft.actors if a.span.of(draft.text) == words]


def words_of(draft: Draft) -> list[str]:
    """The words of every mention."""
    return [a.span.of(draft.text) for a in draft.actors]
