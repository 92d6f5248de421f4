"""News: what the record tells that it did not tell before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

import msgspec

from verbale.views.change import Change


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What came in after a moment.

    Attributes:
        position: how far the record went when it was looked at.
        new: facts told for the first time.
        corrections: other counts, and what edited articles say now.
    """

    position: int
    new: tuple[Change, ...] = ()
    corrections: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.corrections)


class Newsroom(Protocol):
    """What mails need of a record; the command line hands one in. Names of private persons are withheld."""

    def position(self) -> int:
        """How far the record goes."""

    def news(self, after: int, *, party: str | None, issue: str | None, kinds: Collection[str]) -> News:
        """What the reports tell that came in after a position, beside those before."""


def unsent(news: News, sent: set[str]) -> News:
    """The same without what was sent before: a fact of which any claim was is no news."""
    corrections = tuple(one for one in news.corrections if not sent & set(corrected(one)))
    told = {key for one in corrections for key in facts(one)}
    new = tuple(one for one in news.new if not (sent | told) & set(facts(one)))
    return News(position=news.position, new=new, corrections=corrections)


def among(news: News, known: set[str]) -> News:
    """The same without what is not known by one of these ids."""
    return News(
        position=news.position,
        new=tuple(one for one in news.new if known & set(facts(one))),
        corrections=tuple(one for one in news.corrections if known & set(corrected(one))),
    )


def remembered(news: News) -> set[str]:
    """By what it is known again that this was sent: ids of claims, which last for ever."""
    new = {key for one in news.new for key in facts(one)}
    return new | {key for one in news.corrections for key in (*corrected(one), *facts(one))}


def facts(change: Change) -> Iterator[str]:
    """The ids of the claims that tell a fact."""
    yield from (citation.claim_id for citation in change.citations)


def corrected(change: Change) -> Iterable[str]:
    """By what a correction is known again: the claim that it gives, or takes back."""
    cited = [*change.citations, *([change.before] if change.before and not change.citations else [])]
    return (f"corrected {citation.claim_id}" for citation in cited)
