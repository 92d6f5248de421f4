"""Sitemaps: plain, of news, and indexes of others.

Source: sitemaps.org protocol 0.9; Google's news sitemaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from verbale.sources.entries import Entry
from verbale.sources.feeds import absolute, make_entry
from verbale.sources.markup import Markup, inner_text, local_name


class Listed(NamedTuple):
    """A sitemap that an index lists, and the date of its last change, "" if it does not say."""

    url: str
    changed: str


def read_sitemap(markup: Markup, url: str) -> Iterator[Entry | Listed]:
    """The pages of a sitemap, or the sitemaps of an index, in its order."""
    for element in markup.walk("url", "sitemap"):
        found = {local_name(child): child for child in element}
        link = absolute(_text(found.get("loc")), url)
        if not link:
            continue
        changed = _text(found.get("lastmod"))
        if local_name(element) == "sitemap":
            yield Listed(link, changed)
        elif entry := make_entry(link, "", {"updated": changed, **_news(found.get("news"))}):
            yield entry


def _news(element: etree._Element | None) -> dict[str, str]:
    """What a news sitemap says of an article."""
    if element is None:
        return {}
    inner = {local_name(node): node for node in element.iter() if node is not element}
    return {
        "title": _text(inner.get("title")),
        "published": _text(inner.get("publication_date")),
        "language": _text(inner.get("language")),
    }


def _text(element: etree._Element | None) -> str:
    return "" if element is None else inner_text(element)
