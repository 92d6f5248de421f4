"""The lines of a page as entries of a feed."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from verbale.export.entries import MAX_ENTRIES, printable, web_address
from verbale.export.syndication import NEVER, Entry, moment
from verbale.serve.wording import day, harmless
from verbale.terms.ids import identify
from verbale.views import Citation

MAX_QUOTED = 8


@dataclass(frozen=True, kw_only=True)
class News:
    """A line of a page, as a feed tells it.

    Attributes:
        sort: what sort of line it is.
        key: what makes it the same line for ever.
        title: the line.
        citations: where it is told, at least one, the first published first.
        before: what was told before, where that is to be quoted beside it.
        kinds: the kinds of claims, and what else it is to be sorted by.
        notes: what else is to be said of it.
        date: its own day, which it is of where no report bears one.
    """

    sort: str
    key: tuple[str | None, ...]
    title: str
    citations: tuple[Citation, ...]
    before: Citation | None = None
    kinds: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    date: str | None = None


class Maker:
    """Makes entries that lead back to the site.

    Args:
        base: the site's own address, as `http://127.0.0.1:8765`.
    """

    def __init__(self, base: str) -> None:
        self._base = base.rstrip("/")

    def entry(self, news: News) -> Entry:
        """An entry of a line: published when it was first told, updated when it was told last."""
        days = sorted(one.published for one in news.citations if one.published)
        own = moment(news.date) if news.date else NEVER
        told = news.citations[0]
        return Entry(
            id=f"urn:verbale:{news.sort}:{identify(news.sort, news.key)}",
            title=clean(news.title),
            published=moment(days[0]) if days else own,
            updated=moment(days[-1]) if days else None,
            publisher=clean(told.publisher) if told.publisher else None,
            url=web_address(told.url),
            page=self.page(told),
            language=None,
            html=self._html(news),
            kinds=news.kinds,
            claims=tuple(one.claim_id for one in news.citations if one.claim_id),
        )

    def page(self, citation: Citation) -> str:
        """Where the site shows a citation."""
        anchor = f"#c-{citation.claim_id}" if citation.claim_id else ""
        return f"{self._base}/reports/{citation.report_id}{anchor}"

    def _html(self, news: News) -> str:
        parts = [f"<p>{_safe(line)}</p>" for line in (news.title, *news.notes)]
        parts += [self._quote(one) for one in news.citations[:MAX_QUOTED]]
        if len(news.citations) > MAX_QUOTED:
            parts.append(f"<p>And {len(news.citations) - MAX_QUOTED} more.</p>")
        if news.before:
            parts += ["<p>Before:</p>", self._quote(news.before)]
        return "".join(parts)

    def _quote(self, one: Citation) -> str:
        where = ", ".join(
            part for part in (one.publisher, day(one.published) if one.published else "") if part
        )
        link = f'<a href="{escape(self.page(one))}">{_safe(where or one.title or "report")}</a>'
        return f"<blockquote><p>{_safe(one.quote)}</p><footer>{link}</footer></blockquote>"


def latest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that were told of last, the latest first; each once."""
    once = {one.id: one for one in entries}.values()
    return tuple(heapq.nlargest(MAX_ENTRIES, once, key=lambda one: (one.updated or one.published, one.id)))


def clean(words: str) -> str:
    """Words without marks that turn the writing, or that no XML can hold."""
    return printable(str(harmless(words)))


def _safe(words: str) -> str:
    return escape(clean(words))
