"""What a source hands on: bytes, not yet a report."""

from __future__ import annotations

from typing import Literal

import msgspec

Media = Literal["text", "html", "markdown", "jsonl", "json"]


class RawItem(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one document, or of one line of a file of reports.

    Attributes:
        source: the path or address they were taken from, "-" for standard input.
        data: the bytes, unchanged.
        media: how they are to be read.
        retrieved: ISO time (UTC) at which they were taken in.
        line: for `jsonl`, the number (from 1) of the first line of `data` in its file.
    """

    source: str
    data: bytes
    media: Media
    retrieved: str
    line: int = 1
