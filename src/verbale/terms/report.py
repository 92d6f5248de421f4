"""A report: one clean text and what is known of where it came from."""

from __future__ import annotations

import hashlib

import msgspec

from verbale.terms.ids import identify
from verbale.terms.span import Span


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it is read.

    Attributes:
        id: lasting id, see `report_id`.
        text: the main text; every offset of every record counts its code points. For a
            plain-text file it is the file's own text below its header.
        title: headline, "" where there is none.
        published: ISO date prefix of publication (`2024-05-06`, `2024-05`), None if unknown.
        publisher: who published this copy, None if unknown.
        url: address, None if unknown.
        author: byline as given, None if unknown.
        language: ISO 639-1 code, None if it could not be told.
        sha256: SHA-256 of `text` in UTF-8, hexadecimal.
        raw_sha256: SHA-256 of the bytes it came from.
        source: the path or address it was taken from, for the problem list and provenance.
        retrieved: ISO time (UTC) at which the bytes were taken in.
        boilerplate: spans of `text` that are not news: republishing lines, newsletter tails,
            agency disclaimers.
        republished_from: the publisher or agency whose text this copy says that it is, None if it
            does not say.
        supersedes: id of the report that this one is an edited version of, None for a first version.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    sha256: str = ""
    raw_sha256: str = ""
    source: str = ""
    retrieved: str = ""
    boilerplate: tuple[Span, ...] = ()
    republished_from: str | None = None
    supersedes: str | None = None


def digest_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, hexadecimal; lone surrogates are kept as such."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(*, url: str | None, title: str, published: str | None, sha256: str) -> str:
    """The id of a report: the same text under the same address, or headline and date, is the same report."""
    if url:
        return identify("report", (url, sha256))
    return identify("report", (None, title, published, sha256))
