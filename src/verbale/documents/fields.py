"""What a document says of itself, under whichever names: title, date, publisher and so on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import msgspec

from verbale.documents.dates import parse_date
from verbale.documents.decoding import mend
from verbale.terms.vocabulary import decode_toml

_LANGUAGE = re.compile(r"^([A-Za-z]{2})(?:[-_]\w+)*$")
_PORT_OR_WWW = re.compile(r"^www\d?\.|:\d+$")


class FieldNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names under which each field is looked for, the likeliest first."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    publisher: tuple[str, ...]
    url: tuple[str, ...]
    author: tuple[str, ...]
    language: tuple[str, ...]
    text: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Article:
    """A document's text and what it says of itself; None where it says nothing."""

    text: str
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None


def load_toml(name: str, kind: type[Any]) -> Any:
    """Decode `documents/data/NAME.toml` into a struct.

    Raises:
        VocabularyError: the file is not of that shape.
    """
    raw = (files("verbale.documents") / "data" / f"{name}.toml").read_bytes()
    return decode_toml(raw, kind, f"{name}.toml")


@cache
def field_names() -> FieldNames:
    """The names of fields, from `fields.toml`."""
    names: FieldNames = load_toml("fields", FieldNames)
    return names


def fold_key(key: object) -> str:
    """A field's name as `fields.toml` writes it."""
    return str(key).strip().lower().replace("-", "_").replace(" ", "_")


def describe(text: str, fields: Mapping[str, Any]) -> Article:
    """An article of this text and of fields whose names are folded already."""
    names = field_names()
    url = next((u for u in map(_url, _values(fields, names.url)) if u), None)
    publishers = (p for p in map(plain, _values(fields, names.publisher)) if p and not _url(p))
    dates = (d for d in map(parse_date, _values(fields, names.published)) if d)
    return Article(
        text=text,
        title=next((t for t in map(plain, _values(fields, names.title)) if t), ""),
        published=next(dates, None),
        publisher=next(publishers, None) or host(url),
        url=url,
        author=next((a for a in map(plain, _values(fields, names.author)) if a), None),
        language=next((v for v in map(_language, _values(fields, names.language)) if v), None),
    )


def _values(fields: Mapping[str, Any], names: Iterable[str]) -> Iterable[Any]:
    for name in names:
        value = fields.get(name)
        yield from value if isinstance(value, list) and name not in field_names().author else (value,)


def plain(value: Any) -> str:
    """A value as one line of text: entities decoded, lists joined, objects by their name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(p for p in map(plain, value[:20]) if p)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return mend(" ".join(html.unescape(str(value)).split()))


def host(url: str | None) -> str | None:
    """The site that an address names, the best word for its publisher where no other is known."""
    try:
        return _PORT_OR_WWW.sub("", urlsplit(url or "").netloc.rpartition("@")[2].lower()) or None
    except ValueError:
        return None


def _url(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    text = plain(value)
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else None


def _language(value: Any) -> str | None:
    found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    return found.group(1).lower() if found else None
