"""Archives to raw items."""

import gzip
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from verbale.documents import read_items
from verbale.sources import Response, WarcKeeper, read_sources
from verbale.terms import Problem, RawItem, Report

PAGE = b"<html><head><title>Talks open</title></head><body><article><p>Envoys met in Juba on Friday.</p></article></body></html>"


def write_warc(stream: io.BufferedIOBase, pages: list[tuple[str, str, str, bytes]]) -> None:
    writer = WARCWriter(stream, gzip=True)
    for url, status, typed, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", typed)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as stream:
        write_warc(
            stream,
            [
                ("https://wire.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
                ("https://wire.example/gone", "404 Not Found", "text/html", PAGE),
                ("https://wire.example/photo", "200 OK", "image/png", b"\x89PNG"),
                ("https://wire.example/2", "200 OK", "text/html", PAGE.replace(b"Juba", b"Bor")),
            ],
        )
    return path


def test_the_pages_of_a_warc(warc: Path) -> None:
    found = list(read_items(read_sources([warc])))
    assert [r.url for r in found if isinstance(r, Report)] == [
        "https://wire.example/1",
        "https://wire.example/2",
    ]
    assert all(isinstance(r, Report) and r.publisher == "wire.example" for r in found)
    assert len(found) == 2


@pytest.mark.parametrize("missing", [60, 200, 300])
def test_a_warc_that_was_cut_short_gives_what_it_has(warc: Path, missing: int) -> None:
    warc.write_bytes(warc.read_bytes()[:-missing])
    found = list(read_sources([warc]))
    assert isinstance(found[0], RawItem)
    assert isinstance(found[-1], Problem)


def test_a_warc_that_is_not_packed(tmp_path: Path, warc: Path) -> None:
    path = tmp_path / "plain.warc"
    path.write_bytes(gzip.decompress(warc.read_bytes()))
    assert [type(item) for item in read_sources([path])] == [RawItem, RawItem]


def test_a_wacz(tmp_path: Path, warc: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.write(warc, "archive/data.warc.gz")
    found = list(read_sources([path]))
    assert [item.known.url for item in found if isinstance(item, RawItem) and item.known] == [
        "https://wire.example/1",
        "https://wire.example/2",
    ]


def test_a_broken_wacz_is_told(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    path.write_bytes(b"PK\x03\x04junk")
    [found] = read_sources([path])
    assert isinstance(found, Problem)
    assert "broken" in found.reason


def test_gzipped_lines(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl.gz"
    path.write_bytes(
        gzip.compress(b'{"title":"A","text":"Envoys met."}\n\n{"title":"B","text":"They left."}\n')
    )
    found = [item for item in read_sources([path]) if isinstance(item, RawItem)]
    assert [(item.line, item.media) for item in found] == [(1, "jsonl"), (3, "jsonl")]
    assert [r.title for r in read_items(found) if isinstance(r, Report)] == ["A", "B"]


def test_lines_cut_short_give_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl.gz"
    lines = b"".join(b'{"text":"Envoys met %d times."}\n' % (n * 7919) for n in range(20_000))
    path.write_bytes(gzip.compress(lines)[:-4000])
    found = list(read_sources([path]))
    assert isinstance(found[0], RawItem)
    assert isinstance(found[-1], Problem)


def test_the_rows_of_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "posts.parquet"
    table = pa.table(
        {
            "headline": ["A", "B", "C"],
            "published": [datetime(2031, 5, 6), None, datetime(2031, 5, 7)],  # noqa: DTZ001 (as archives have them)
            "body": ["Envoys met.", "They left.", None],
        }
    )
    pq.write_table(table, path)
    found = list(read_items(read_sources([path])))
    assert [(r.title, r.published) for r in found if isinstance(r, Report)] == [
        ("A", "2031-05-06"),
        ("B", None),
    ]
    assert [p.reason.split(":")[0] for p in found if isinstance(p, Problem)] == ["line 3"]


def test_a_broken_parquet_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "posts.parquet"
    path.write_bytes(b"PAR1junkPAR1")
    [found] = read_sources([path])
    assert isinstance(found, Problem)


def test_what_is_kept_as_warc_can_be_read_again(tmp_path: Path) -> None:
    headers = (("content-type", "text/html"), ("content-encoding", "gzip"), ("etag", '"1"'))
    answer = Response(
        asked="https://wire.example/1",
        url="https://wire.example/1",
        status=200,
        headers=headers,
        data=PAGE,
        fetched="2031-05-06T10:00:00Z",
    )
    with WarcKeeper(tmp_path / "kept", "verbale/1") as keeper:
        keeper.keep(answer)
        place = keeper.place_of(answer)
    name, _, offset = (place or "").rpartition(":")
    with (tmp_path / "kept" / name).open("rb") as stream:
        stream.seek(int(offset))
        record = next(iter(ArchiveIterator(stream)))
        assert record.rec_headers.get_header("WARC-Date") == "2031-05-06T10:00:00Z"
        assert record.http_headers.get_header("X-Archive-Orig-content-encoding") == "gzip"
        assert record.content_stream().read() == PAGE
    [item] = read_sources([tmp_path / "kept"])
    assert isinstance(item, RawItem)
    assert item.data == PAGE
