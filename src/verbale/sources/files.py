"""One file, or standard input, to raw items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from verbale.sources.sniffing import HEAD_BYTES, is_wide, media_of_name, name_binary, sniff
from verbale.terms import Media, Problem, RawItem, now

MAX_BYTES = 32 * 1024 * 1024
"""The largest document that is read, in bytes."""


def failure(source: str, reason: str) -> Problem:
    """A row of the problem list for what could not be fetched."""
    return Problem(source=source, stage="fetch", reason=reason, seen=now())


def read_stream(stream: BinaryIO, source: str, max_bytes: int = MAX_BYTES) -> Iterator[RawItem | Problem]:
    """Read an open file as raw items: one, or one a line where it is a file of one report a line.

    Raises:
        OSError: the stream cannot be read on.
    """
    head = _read_up_to(stream, HEAD_BYTES)
    if not head.strip():
        head += _read_up_to(stream, max(0, max_bytes + 1 - len(head)))
        if not head.strip():
            yield failure(source, "it is empty" if not head else "there is nothing in it but blanks")
            return
    binary = name_binary(head)
    if binary:
        yield failure(source, f"it is {binary}, not text")
        return
    media = media_of_name(source) or sniff(head)
    if media == "jsonl" and not is_wide(head):
        yield from _read_lines(stream, head, source, max_bytes)
        return
    yield _read_whole(stream, head, source, media, max_bytes)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Read until so many bytes are there or the stream ends; a pipe gives fewer at a time."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _read_whole(
    stream: BinaryIO, head: bytes, source: str, media: Media, max_bytes: int
) -> RawItem | Problem:
    data = head + _read_up_to(stream, max_bytes + 1 - len(head))
    if len(data) > max_bytes:
        return failure(source, f"it is larger than {name_size(max_bytes)}")
    if b"\x00" in data and not is_wide(head):
        return failure(source, "it is binary (it has NUL bytes), not text")
    return RawItem(source=source, data=data, media=media, retrieved=now())


def _read_lines(stream: BinaryIO, head: bytes, source: str, max_bytes: int) -> Iterator[RawItem | Problem]:
    """One item a line that is not blank; memory holds one line."""
    for number, line in enumerate(_lines(stream, head, max_bytes), 1):
        if len(line) > max_bytes:
            yield failure(source, f"line {number} is larger than {name_size(max_bytes)}")
        elif line.strip():
            yield RawItem(source=source, data=line, media="jsonl", retrieved=now(), line=number)


def _lines(stream: BinaryIO, head: bytes, max_bytes: int) -> Iterator[bytes]:
    """The lines of a head already read and of the rest; of too long a line, its first part alone."""
    *whole, begun = head.split(b"\n")
    yield from whole
    line = begun + stream.readline(max_bytes + 1)
    while line:
        cut = line
        while cut and not cut.endswith(b"\n"):
            cut = stream.readline(max_bytes)
        yield line
        line = stream.readline(max_bytes + 1)


def name_size(size: int) -> str:
    """A number of bytes for a person: "32 MB"."""
    for unit, factor in (("MB", 1024 * 1024), ("KB", 1024)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
