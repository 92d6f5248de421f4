"""Whether a report that comes in is new, known, or an edited version of one that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec

from verbale.documents import clean_text
from verbale.errors import UnknownIdError
from verbale.record import Ledger, View
from verbale.sources import Entry, canonical
from verbale.terms import Report, identify

RUN_WORDS = 3
MIN_SHARED = 0.2
"""A text under a known address is a version of the one there if it shares this much of the shorter one's runs."""
_WORD = re.compile(r"\w+")
Standing = Literal["new", "edited", "unchanged"]


class Placed(NamedTuple):
    """A report with what it supersedes filled in, and what it is to the record."""

    report: Report
    standing: Standing


class Editions:
    """Tells what a report is to the record, by what its article is known again by."""

    def __init__(self, view: View, ledger: Ledger) -> None:
        self._view = view
        self._ledger = ledger
        self._coming: dict[str, Report] = {}

    def place(self, report: Report, keys: Iterable[str]) -> Placed:
        """A report in its place; one that says in other blanks what stands there is unchanged.

        A wholly other text under a known address is another article (a page that is written anew
        every day, an error told as a page), and supersedes nothing.
        """
        keys = tuple(keys)
        older = self._standing(keys)
        self._coming.update(dict.fromkeys(keys, report))
        if older is None:
            return Placed(report, "new")
        if older.id == report.id:
            same = (older.title, older.published) == (report.title, report.published)
            return Placed(report, "unchanged" if same else "edited")
        before, after = _words(older), _words(report)
        if before == after:
            self._coming.update(dict.fromkeys(keys, older))
            return Placed(older, "unchanged")
        if shared(before, after) < MIN_SHARED:
            return Placed(report, "new")
        return Placed(msgspec.structs.replace(report, supersedes=older.id), "edited")

    def settle(self) -> None:
        """Forget what has since been written to the record and the ledger."""
        self._coming.clear()

    def _standing(self, keys: tuple[str, ...]) -> Report | None:
        for key in keys:
            if key in self._coming:
                return self._coming[key]
        known = self._ledger.standing(keys)
        try:
            return self._view.report(known) if known else None
        except UnknownIdError:
            return None


def _words(report: Report) -> list[str]:
    return _WORD.findall(clean_text(report).lower())


def shared(one: list[str], other: list[str]) -> float:
    """The share of the shorter text's runs of three words that the other has, 0 to 1."""
    runs = [
        {tuple(words[i : i + RUN_WORDS]) for i in range(max(1, len(words) - RUN_WORDS + 1))}
        for words in (one, other)
    ]
    return len(runs[0] & runs[1]) / min(len(runs[0]), len(runs[1]))


def url_key(url: str, feed: str = "") -> str:
    """The key of an article by its address; what a feed itself says of another site's is that feed's alone."""
    foreign = feed and site(url) != site(feed)
    return identify("article", ("url", site(feed) if foreign else None, canonical(url)))


def keys_of(entry: Entry, feed: str, url: str, *, own_text: bool) -> tuple[str, ...]:
    """What an article is known again by: its address, then the id that its feed gave it.

    Args:
        entry: as the feed lists it.
        feed: the feed's address.
        url: the address that gave its text, "" for none.
        own_text: whether the text is the feed's own, rather than its page's.
    """
    by_url = (url_key(url, feed if own_text else ""),) if url else ()
    by_id = (identify("article", ("id", site(feed), entry.key)),) if entry.own_id or not url else ()
    return (*by_url, *by_id)


def site(url: str) -> str:
    """The host of an address without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
