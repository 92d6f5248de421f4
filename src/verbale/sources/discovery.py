"""What stands at a source's address: which articles it lists, or itself as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from verbale.errors import FetchError
from verbale.sources.client import Client
from verbale.sources.entries import Entry
from verbale.sources.feeds import decode_json_feed, read_feed, read_json_feed
from verbale.sources.files import failure
from verbale.sources.health import SourceState, Survey, silence
from verbale.sources.markup import Markup
from verbale.sources.responses import Response
from verbale.sources.sitemaps import Listed, read_sitemap
from verbale.terms import Problem, SourceCard, SourceKind

MAX_SITEMAPS = 2000
_HEAD_CHARS = 4096
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Discovery:
    """One look at one source; yields its entries and what is wrong with it, then knows its new state.

    A source that is a single page is its own only entry, and `page` its answer.
    """

    def __init__(self, card: SourceCard, client: Client, state: SourceState, now: float) -> None:
        self._card = card
        self._client = client
        self._now = now
        self._survey = Survey()
        self._same_sitemaps = 0
        self.state = state
        self.page: Response | None = None

    def entries(self) -> Iterator[Entry | Problem]:
        """All entries that the source lists; problems in their place.

        Raises:
            StoppedError: the client was stopped.
        """
        self.state.checked = self._now
        try:
            answer = self._get(self._card.url)
            if answer is not None:
                yield from self._read(answer)
        except FetchError as error:
            self.state.failures += 1
            self.state.wait_until = self._now + (error.wait_s or 0)
            yield self._problem(str(error))
        else:
            self.state.failures, self.state.answered = 0, self._now
        if reason := silence(self._card, self.state, self._now):
            yield self._problem(reason)

    def _get(self, url: str, changed: str = "") -> Response | None:
        """An answer, None where it is the one we had."""
        known = self.state.validators.get(url, ("", "", ""))
        if changed and changed == known[2]:
            return None
        answer = self._client.get(url, known[:2])
        if answer.status == 304:
            return None
        self.state.validators[url] = (*answer.validators, changed)
        return answer

    def _read(self, answer: Response) -> Iterator[Entry | Problem]:
        kind = self._card.kind or tell_kind(answer)
        if self.state.kind not in ("", kind):
            raise FetchError(f"it changed: it was a {self.state.kind}, and is a {kind}")
        self.state.kind = kind
        if kind == "page":
            self.page = answer
            yield Entry(key=self._card.url, url=self._card.url)
            return
        found = self._read_sitemaps(answer) if kind == "sitemap" else self._read_feed(answer)
        for item in found:
            if isinstance(item, Entry):
                self._survey.note(item)
                if not self._wanted(item):
                    continue
            yield item
        if not self._survey.entries and self._same_sitemaps:
            return
        for reason in self._survey.close(self.state, self._now):
            yield self._problem(reason)

    def _wanted(self, entry: Entry) -> bool:
        return not self._card.only or fnmatchcase(entry.url, self._card.only)

    def _read_feed(self, answer: Response) -> Iterator[Entry | Problem]:
        value = decode_json_feed(answer.data)
        markup = Markup(answer.data, answer.charset) if value is None else None
        seen: set[str] = set()
        for entry in _feed_entries(markup, value, answer.url):
            if entry.key in seen:
                yield self._problem(f"two of its articles have one id: {entry.key[:200]}")
                entry = msgspec.structs.replace(entry, key=f"{entry.key} {entry.url}")  # noqa: PLW2901
            if entry.key not in seen:
                seen.add(entry.key)
                yield entry
        if not seen and not self.state.entries:
            told = (
                "it is a page" if _PAGE.search(answer.data[:_HEAD_CHARS]) else "no article can be read in it"
            )
            yield self._problem(f"it is no feed: {told}")
        for fault in markup.faults if markup else ():
            yield self._problem(fault)

    def _read_sitemaps(self, answer: Response) -> Iterator[Entry | Problem]:
        """A sitemap, and those that it lists if it is an index; a list in a list is not followed."""
        listed: list[Listed] = []
        yield from self._read_sitemap(answer, listed)
        if len(listed) > MAX_SITEMAPS:
            yield self._problem(f"it lists {len(listed)} sitemaps; the first {MAX_SITEMAPS} are read")
        for one in listed[:MAX_SITEMAPS]:
            try:
                inner = self._get(one.url, one.changed)
                if inner is None:
                    self._same_sitemaps += 1
                else:
                    yield from self._read_sitemap(inner, [])
            except FetchError as error:
                yield failure(one.url, str(error))

    def _read_sitemap(self, answer: Response, listed: list[Listed]) -> Iterator[Entry | Problem]:
        markup = Markup(answer.data, answer.charset)
        for item in read_sitemap(markup, answer.url):
            if isinstance(item, Listed):
                listed.append(item)
            else:
                yield item
        for fault in markup.faults:
            yield failure(answer.asked, fault)

    def _problem(self, reason: str) -> Problem:
        return failure(self._card.url, reason)


def _feed_entries(markup: Markup | None, value: dict[str, Any] | None, url: str) -> Iterator[Entry]:
    if markup is not None:
        yield from read_feed(markup, url)
    elif value is not None:
        yield from read_json_feed(value, url)


def tell_kind(answer: Response) -> SourceKind:
    """Whether an answer is a feed, a sitemap or a page, by its first characters."""
    start = answer.data[:_HEAD_CHARS]
    if _SITEMAP.search(start):
        return "sitemap"
    page = _PAGE.search(start)
    if not page and (_FEED.search(start) or "jsonfeed.org" in _version(answer.data)):
        return "feed"
    typed = answer.media_type
    return "feed" if not page and ("rss" in typed or "atom" in typed or "feed+json" in typed) else "page"


class _Head(msgspec.Struct):
    version: str = ""


def _version(data: bytes) -> str:
    if data.lstrip()[:1] != b"{":
        return ""
    try:
        return msgspec.json.decode(data, type=_Head).version
    except (msgspec.DecodeError, ValueError, RecursionError):
        return ""
