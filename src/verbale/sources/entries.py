"""What a feed or a sitemap says of one article."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec

from verbale.terms import identify

FIELDS = ("title", "url", "published", "content", "author")
"""What a feed may be seen to have lost."""
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One article as a feed or a sitemap lists it; "" where it says nothing.

    Attributes:
        key: what tells it from the others of its source, from pass to pass: its id, else its address.
        url: its address, absolute.
        title: its headline.
        published: its date, as written.
        updated: the date of its last edit, as written.
        content: its text or summary, as HTML or plain.
        author: its byline.
        language: as written.
        own_id: whether `key` is an id that the feed gave it and no address.
    """

    key: str
    url: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    content: str = ""
    author: str = ""
    language: str = ""
    own_id: bool = False

    @property
    def digest(self) -> str:
        """What changes when the article may have been edited."""
        return identify("entry", (self.url, self.title, self.published, self.updated, self.content))

    @property
    def at(self) -> float | None:
        """When it was published, in seconds since 1970; None if that cannot be read."""
        return read_time(self.published or self.updated)


def read_time(text: str) -> float | None:
    """Seconds since 1970 of a date as feeds write them (RFC 822 or ISO 8601), None if it is neither."""
    text = text.strip()
    try:
        if _ISO.fullmatch(text):
            when = datetime.fromisoformat(text.replace(" ", "T", 1) if "T" not in text else text)
        else:
            when = parsedate_to_datetime(text)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return when.timestamp()
    except (ValueError, TypeError, OverflowError):
        return _month(text)


def _month(text: str) -> float | None:
    try:
        return datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None
