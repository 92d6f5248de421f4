"""What kind of document some bytes are, by their file's name or by their first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from verbale.terms import Media

HEAD_BYTES = 8192
"""So many first bytes are enough to tell any kind."""

_EXTENSIONS: dict[str, Media] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\x0b\f\r\x1a\x1b"})
MAX_CONTROL_SHARE = 0.03
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BOMS = (*_WIDE_BOMS, b"\xef\xbb\xbf")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|section|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"^---[ \t]*\r?\n(?=[\w\"'#])")
_OBJECT = re.compile(rb'^\s*\{\s*(?:"|\})')
_ARRAY = re.compile(rb"^\s*\[\s*(?:\{|\])")
_OBJECT_LINE = re.compile(rb"^\s*\{.*\}[ \t\r]*(?:\n|$)")


def media_of_name(name: str) -> Media | None:
    """The kind that a file's name promises, None where it promises none."""
    return _EXTENSIONS.get(PurePath(name).suffix.lower())


def name_binary(head: bytes) -> str | None:
    """What binary the first bytes betray ("a PDF"), None where they may be text.

    UTF-16 is text, with or without its mark, although it is full of NUL bytes.
    """
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return "a recording or an image"
    if is_wide(head):
        return None
    if b"\x00" in head:
        return "binary (it has NUL bytes)"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary (it has control characters)" if controls > MAX_CONTROL_SHARE * len(head) else None


def is_wide(head: bytes) -> bool:
    """Whether these bytes look like UTF-16 or UTF-32: marked as such, or every other byte is NUL."""
    if head.startswith(_WIDE_BOMS):
        return True
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    return few == 0 and many >= 8 and many * 2 >= len(head) * 0.8


def sniff(head: bytes) -> Media:
    """The kind of text that the first bytes look like; `text` where nothing speaks for another."""
    wide = is_wide(head)
    for mark in _BOMS:
        head = head.removeprefix(mark)
    if wide:
        head = head.replace(b"\x00", b"")
    if _FRONT_MATTER.match(head):
        return "markdown"
    if _HTML.match(head):
        return "html"
    if _OBJECT_LINE.match(head) and _OBJECT.match(head):
        return "jsonl"
    if _OBJECT.match(head) or _ARRAY.match(head):
        return "json"
    return "text"
