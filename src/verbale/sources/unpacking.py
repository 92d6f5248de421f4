"""Compressed bytes, unpacked a little at a time, so that a small answer cannot fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from verbale.errors import FetchError
from verbale.sources.files import name_size

STEP_BYTES = 256 * 1024
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
ENCODINGS = ("gzip", "deflate")
"""What is asked for; Brotli is not, since its common library cannot be told how much to unpack at once."""


def unpack(chunks: Iterable[bytes], encoding: str, max_bytes: int, *, cut: bool = False) -> bytes:
    """The bytes of a body as its `Content-Encoding` says that they were packed.

    Args:
        chunks: the body as it comes.
        encoding: "" for none.
        max_bytes: no body may be larger, packed or unpacked.
        cut: take the first so many bytes of a larger one, rather than refuse it.

    Raises:
        FetchError: it is too large, broken, or packed in a way that was not asked for.
    """
    body = bytearray()
    for part in _parts(_bounded(chunks, 2 * max_bytes if cut else max_bytes), encoding):
        body += part
        if len(body) > max_bytes:
            if cut:
                break
            more = " unpacked" if encoding else ""
            raise FetchError(f"it is larger than {name_size(max_bytes)}{more}", lasting=True)
    return bytes(body[:max_bytes])


def _bounded(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        if taken > max_bytes:
            raise FetchError(f"it is larger than {name_size(max_bytes)}", lasting=True)
        yield chunk


def _parts(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not names:
        yield from chunks
    elif len(names) == 1 and names[0].removeprefix("x-") in ENCODINGS:
        try:
            yield from inflate(chunks)
        except zlib.error as error:
            raise FetchError(f"its compressed bytes are broken: {error}") from error
    else:
        raise FetchError(f"it is packed as {encoding[:40]!r}, which was not asked for", lasting=True)


def inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip (one member or many) or zlib or bare deflate, at most `STEP_BYTES` at a time.

    Raises:
        zlib.error: it is none of these, or broken.
    """
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    begun = False
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                part = unpacker.decompress(data, STEP_BYTES)
            except zlib.error:
                if begun:
                    raise
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
                part = unpacker.decompress(data, STEP_BYTES)
            begun = True
            yield part
            data = unpacker.unused_data.lstrip(b"\x00") if unpacker.eof else unpacker.unconsumed_tail
    yield unpacker.flush()
