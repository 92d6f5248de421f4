"""RSS (0.9x, 1.0, 2.0), Atom and JSON Feed to entries, one at a time.

Source: RSS Advisory Board, RSS 2.0; RFC 4287 (Atom); JSON Feed 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from verbale.errors import FetchError
from verbale.sources.addresses import clean_address
from verbale.sources.entries import Entry
from verbale.sources.markup import Markup, inner_text, local_name, namespace

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = {
    "title": "title",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "author": "author",
    "creator": "author",
    "language": "language",
}
_TEXTS = {"encoded": 3, "content": 2, "description": 1, "summary": 1}
"""Elements that hold an article's text, the fuller the higher."""
_FOREIGN = ("mrss", "media", "itunes", "georss")


def read_feed(markup: Markup, url: str) -> Iterator[Entry]:
    """The entries of an RSS or Atom feed, in its order; those without id and address are left out.

    Args:
        markup: the feed, walked here.
        url: where it was found, for relative addresses.
    """
    for element in markup.walk("item", "entry"):
        if (entry := _entry(element, url)) is not None:
            yield entry


def _entry(element: etree._Element, url: str) -> Entry | None:
    base = _base(element, url)
    found: dict[str, str] = {"language": element.get(_XML_LANG, "")}
    link, guid, permanent, rank = "", "", False, 0
    for child in element:
        name = local_name(child)
        if any(word in namespace(child) for word in _FOREIGN):
            continue
        if name == "link":
            link = _better_link(link, child)
        elif name in ("guid", "id"):
            guid, permanent = inner_text(child), child.get("isPermaLink", "true").lower() != "false"
        elif _TEXTS.get(name, 0) > rank and (text := _content(child)):
            found["content"], rank = text, _TEXTS[name]
        elif name in _NAMES and not found.get(_NAMES[name]):
            found[_NAMES[name]] = _author(child) if name == "author" else inner_text(child)
    if not link and permanent and guid.startswith(("http://", "https://")):
        link = guid
    return make_entry(absolute(link, base), guid, found)


def _base(element: etree._Element, url: str) -> str:
    bases = [value for node in (element, *element.iterancestors()) if (value := node.get(_XML_BASE))]
    return absolute(bases[0], url) or url if bases else url


def _better_link(known: str, element: etree._Element) -> str:
    """Atom's `href` of the article itself, or RSS's text; the first one counts."""
    if known or element.get("rel", "alternate") != "alternate":
        return known
    return element.get("href") or inner_text(element)


def _content(element: etree._Element) -> str:
    """The text of a content element; of XHTML, its markup."""
    if element.get("type") == "xhtml" and len(element):
        return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
    return inner_text(element)


def _author(element: etree._Element) -> str:
    names = [inner_text(child) for child in element if local_name(child) == "name"]
    return names[0] if names else inner_text(element)


def absolute(link: str, base: str) -> str:
    """A link as a clean address, "" where it is none that can be fetched."""
    if not link.strip():
        return ""
    try:
        return clean_address(link, base).url
    except FetchError:
        return ""


def make_entry(url: str, own_id: str, found: dict[str, str]) -> Entry | None:
    """An entry with its key, None where nothing tells it from others."""
    own_id = own_id[:2000]
    if not (own_id or url):
        return None
    return Entry(key=own_id or url, own_id=bool(own_id) and own_id != url, url=url, **found)


def read_json_feed(value: Any, url: str) -> Iterator[Entry]:
    """The entries of a decoded JSON Feed."""
    language = _text(value.get("language"))
    for item in value.get("items") or ():
        if not isinstance(item, dict):
            continue
        names = [_text(author.get("name")) for author in _authors(item)]
        found = {
            "title": _text(item.get("title")),
            "published": _text(item.get("date_published")),
            "updated": _text(item.get("date_modified")),
            "content": _text(item.get("content_html") or item.get("content_text") or item.get("summary")),
            "author": ", ".join(name for name in names if name),
            "language": _text(item.get("language")) or language,
        }
        link = absolute(_text(item.get("url") or item.get("external_url")), url)
        if entry := make_entry(link, _text(item.get("id")), found):
            yield entry


def _authors(item: dict[str, Any]) -> list[dict[str, Any]]:
    listed = item.get("authors") or [item.get("author")]
    return [author for author in listed if isinstance(author, dict)] if isinstance(listed, list) else []


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def decode_json_feed(data: bytes) -> dict[str, Any] | None:
    """The object of a JSON Feed, None where the bytes are none."""
    try:
        value = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return value
    return None
