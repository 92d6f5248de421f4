"""Bytes to text: no document is lost for its encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

SAMPLE_BYTES = 64 * 1024
MAX_BROKEN_SHARE = 0.2
"""A text is still UTF-8 while no more than this share of its non-ASCII sequences are broken."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_ESCAPED = re.compile(rb"\x1b[$(]")
_WESTERN = "€…‘’“”•–—\xa0¡£§©«®°´·»¿".encode("cp1252") + bytes(range(0xC0, 0x100))
_LONE = re.compile("[\ud800-\udfff\x00]")


def decode(data: bytes, *, is_html: bool = False, named: str = "") -> str:
    """Decode a document.

    Tried in this order: a byte order mark, UTF-8, what the page says of itself, UTF-16 without
    a mark, UTF-8 with a few broken places, the encoding that its server names (`named`), a
    guess by charset-normalizer. What cannot be decoded becomes U+FFFD. The mark is no part of
    the text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _declared(data) if is_html else None
    if declared and _ESCAPED.search(data):
        return data.decode(declared, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(declared or _guess(data, _known(named)), "replace")
    return text if "\x00" not in text else data.decode(_guess_wide(data), "replace")


def mend(text: str) -> str:
    """Put U+FFFD for what no text file can hold: lone surrogates and NUL."""
    return _LONE.sub("\ufffd", text)


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, if it is a known one for text."""
    found = _META.search(data[:4096])
    return _known(found.group(1).decode("ascii", "replace")) if found else None


def _known(name: str) -> str | None:
    """An encoding for text by a name that someone gave it; None for one that is none, or says nothing."""
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # A page whose first bytes read "charset=" as ASCII cannot be in UTF-16, whatever it says;
    # browsers read Latin-1 as Windows-1252.
    if not getattr(known, "_is_text_encoding", True) or known.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return "cp1252" if known.name in ("iso8859-1", "ascii") else known.name


def _guess_wide(data: bytes) -> str:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) * 0.2:
        return "utf-8"
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes, named: str | None = None) -> str:
    """The likeliest encoding of bytes that are not UTF-8, whatever name they come with."""
    if data.count(0) > len(data) * 0.2:
        return _guess_wide(data)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(c > "\x7f" and c != "\ufffd" for c in text)
    if broken <= MAX_BROKEN_SHARE * (broken + wide):
        return "utf-8"
    if named and named != "utf-8":
        return named
    if _looks_western(data):
        return "cp1252"
    # The stretch around the first unusual byte says more than the first bytes do.
    high = _HIGH.search(data)
    start = max(0, (high.start() if high else 0) - SAMPLE_BYTES // 2)
    best = from_bytes(data[start : start + SAMPLE_BYTES]).best()
    return best.encoding if best else "cp1252"


def _looks_western(data: bytes) -> bool:
    """Whether unusual bytes are few, stand alone, and are Windows-1252's accents and quotation marks."""
    sample = data[: 4 * SAMPLE_BYTES]
    runs = _HIGH.findall(sample)
    high = b"".join(runs)
    if len(high) > max(2, 0.12 * len(sample)):
        return False
    single = sum(len(run) == 1 for run in runs)
    return single >= 0.8 * len(runs) and len(high.translate(None, _WESTERN)) <= 0.05 * len(high)
