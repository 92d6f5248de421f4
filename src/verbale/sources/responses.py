"""What an address answered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.sources.sniffing import HEAD_BYTES, name_binary, sniff
from verbale.terms import Media

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_REFUSED = ("image/", "audio/", "video/", "font/", "model/")
_REFUSED_TYPES = frozenset(
    {
        "application/pdf",
        "application/zip",
        "application/x-tar",
        "application/msword",
        "application/javascript",
        "text/javascript",
        "text/css",
        "text/calendar",
    }
)


MEDIA: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
}


@dataclass(frozen=True, kw_only=True)
class Response:
    """An answer that can be read, or that there is nothing new.

    Attributes:
        asked: the address asked for.
        url: the address that answered, after redirects.
        status: HTTP status, 200 or 304.
        headers: its headers in order, names in lower case.
        data: its body, unpacked.
        fetched: ISO time (UTC).
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes
    fetched: str

    def header(self, name: str) -> str:
        """The first header of a name, "" if there is none."""
        return find_header(self.headers, name)

    @property
    def media_type(self) -> str:
        """Its content type without parameters, in lower case; "" if it names none."""
        return self.header("content-type").split(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that it names, "" if it names none."""
        found = _CHARSET.search(self.header("content-type"))
        return found[1] if found else ""

    @property
    def validators(self) -> tuple[str, str]:
        """Its `ETag` and `Last-Modified`, by which a later request asks only for what is new."""
        return self.header("etag"), self.header("last-modified")


def find_header(headers: tuple[tuple[str, str], ...], name: str) -> str:
    """The first header of a name, "" if there is none."""
    return next((value for key, value in headers if key == name), "")


def refuse_type(content_type: str) -> str | None:
    """Why a body of this content type is not read, None where it may be."""
    media = content_type.split(";", maxsplit=1)[0].strip().lower()
    if media in _REFUSED_TYPES or media.startswith(_REFUSED):
        return f"it is {media}, not a page or a feed"
    return None


def refuse_body(data: bytes) -> str | None:
    """Why a body that says it is a text is none, None where it may be."""
    if not data.strip():
        return "it is empty"
    binary = name_binary(data[:HEAD_BYTES])
    return f"it is {binary}, not text" if binary else None


def media_of(answer: Response) -> Media:
    """How an answer is to be read: as its content type says, else as its first bytes look."""
    return MEDIA.get(answer.media_type) or sniff(answer.data[:HEAD_BYTES])
