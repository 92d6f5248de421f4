"""Archives: WARC and WACZ, JSON lines in gzip, Parquet; one document at a time."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

import msgspec

from verbale.sources.files import failure, name_size, read_stream
from verbale.sources.responses import MEDIA, refuse_body
from verbale.terms import Known, Media, Problem, RawItem, now

Items = Iterator[RawItem | Problem]
PARQUET_ROWS = 64
_BLANKS = 8
_BROKEN_HERE = "the archive is broken from here on"
_BROKEN = (OSError, ValueError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)


def archive_reader(name: str) -> Callable[[BinaryIO, str, int], Items] | None:
    """What reads an archive of this name, None for what is no archive."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    whole = "".join(suffixes[-2:])
    if whole.endswith((".warc", ".warc.gz", ".arc", ".arc.gz")):
        return read_warc
    if whole.endswith((".jsonl.gz", ".ndjson.gz")):
        return _read_gzipped_lines
    return {".wacz": read_wacz, ".parquet": read_parquet}.get(suffixes[-1] if suffixes else "")


def read_archive(stream: BinaryIO, source: str, max_bytes: int) -> Items:
    """The documents of an archive, told by its name; where it is broken, a problem ends them."""
    reader = archive_reader(source)
    if reader is None:
        yield failure(source, "it is no archive that can be read")
        return
    try:
        yield from reader(stream, source, max_bytes)
    except _BROKEN as error:
        yield failure(source, f"{_BROKEN_HERE}: {str(error)[:200]}")


def read_warc(stream: BinaryIO, source: str, max_bytes: int) -> Items:
    """The pages that a WARC file holds; redirects, failures, images and repeats are passed over.

    Source: ISO 28500, WARC 1.1.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 (few runs read archives)

    end = 0
    try:
        records = ArchiveIterator(stream, arc2warc=True)
        for record in records:
            media = _media_of(record)
            if media:
                yield _page(record, media, source, max_bytes)
            records.read_to_end(record)
            end = records.get_record_offset() + records.get_record_length()
    except Exception as error:  # noqa: BLE001 - a broken header may raise anything in there
        yield failure(source, f"{_BROKEN_HERE}: {str(error)[:200]}")
        return
    if stream.tell() > end + _BLANKS:
        yield failure(source, f"{_BROKEN_HERE}: it was cut short")


def _media_of(record: Any) -> Media | None:
    """How a record's payload is to be read, None where it is no page."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    typed = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    media = (typed or "").split(";")[0].strip().lower()
    return MEDIA.get(media) or ("text" if media == "text/plain" else None)


def _page(record: Any, media: Media, source: str, max_bytes: int) -> RawItem | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{source}#{url}"
    try:
        data = _take(record.content_stream(), max_bytes + 1)
        short = len(data) <= max_bytes and not record.raw_stream.read(1) and record.raw_stream.limit > 0
    except _BROKEN as error:
        return failure(where, f"it cannot be unpacked: {str(error)[:200]}")
    if len(data) > max_bytes:
        return failure(where, f"it is larger than {name_size(max_bytes)}")
    if short:
        return failure(where, "it was cut short")
    if refusal := refuse_body(data):
        return failure(where, refusal)
    known = Known(url=url if url.startswith(("http://", "https://")) else None)
    when = record.rec_headers.get_header("WARC-Date") or now()
    return RawItem(source=where, data=data, media=media, retrieved=when, known=known)


def _take(stream: Any, size: int) -> bytes:
    parts = []
    while size > 0 and (part := stream.read(min(size, 2**20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_wacz(stream: BinaryIO, source: str, max_bytes: int) -> Items:
    """The pages of all WARC files in a WACZ.

    Source: Webrecorder, Web Archive Collection Zipped 1.1.1.
    """
    with zipfile.ZipFile(stream) as packed:
        names = [name for name in packed.namelist() if name.endswith((".warc", ".warc.gz"))]
        if not names:
            yield failure(source, "there is no WARC file in it")
        for name in sorted(names):
            with packed.open(name) as inner:
                yield from read_warc(inner, f"{source}/{name}", max_bytes)  # type: ignore[arg-type]


def _read_gzipped_lines(stream: BinaryIO, source: str, max_bytes: int) -> Items:
    with gzip.open(stream) as lines:
        plain = source[: -len(".gz")]
        for item in read_stream(lines, plain, max_bytes):  # type: ignore[arg-type]
            yield msgspec.structs.replace(item, source=source)


def read_parquet(stream: BinaryIO, source: str, max_bytes: int) -> Items:
    """The rows of a Parquet file, each a report whose fields are its columns."""
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 (an extra)
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        yield failure(source, "to read Parquet, install pyarrow: pip install 'verbale[parquet]'")
        return
    try:
        number = 0
        for batch in ParquetFile(stream).iter_batches(batch_size=PARQUET_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield _row(row, number, source, max_bytes)
    except ArrowException as error:
        yield failure(source, f"{_BROKEN_HERE}: {str(error)[:200]}")


def _row(row: dict[str, Any], number: int, source: str, max_bytes: int) -> RawItem | Problem:
    filled = {key: value for key, value in row.items() if value is not None}
    data = msgspec.json.encode(filled, enc_hook=str)
    if len(data) > max_bytes:
        return failure(source, f"row {number} is larger than {name_size(max_bytes)}")
    return RawItem(source=source, data=data, media="jsonl", retrieved=now(), line=number)
