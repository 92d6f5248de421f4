"""What a source hands on: bytes, not yet a report."""

from __future__ import annotations

from typing import Literal

import msgspec

Media = Literal["text", "html", "markdown", "jsonl", "json"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says of a document, beside its bytes.

    Attributes:
        url: the address that gave the bytes, after redirects. A document may call itself by
            another address of the same host, not by another host's.
        title: its headline, where the document has none.
        published: its date as the source writes it, where the document has none.
        publisher: who published it; it prevails over what the document says, None leaves that.
        language: ISO 639-1 code, where it cannot be told from the text.
        charset: the encoding that the server names, "" for none; a last resort.
    """

    url: str | None = None
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    charset: str = ""


class RawItem(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one document, or of one line of a file of reports.

    Attributes:
        source: the path or address they were taken from, "-" for standard input.
        data: the bytes, unchanged.
        media: how they are to be read.
        retrieved: ISO time (UTC) at which they were taken in.
        line: for `jsonl`, the number (from 1) of the first line of `data` in its file.
        known: what the source says of the document, None where it says nothing.
    """

    source: str
    data: bytes
    media: Media
    retrieved: str
    line: int = 1
    known: Known | None = None
