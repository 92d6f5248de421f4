from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.sources import MAX_BYTES, read_sources
from verbale.sources.files import name_size
from verbale.terms import Problem, RawItem


def read_bytes(folder: Path, name: str, data: bytes, max_bytes: int = MAX_BYTES) -> list[RawItem | Problem]:
    (folder / name).write_bytes(data)
    return list(read_sources([folder / name], max_bytes=max_bytes))


def reason(found: list[RawItem | Problem]) -> str:
    [problem] = found
    assert isinstance(problem, Problem)
    return problem.reason


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "there is nothing in it but blanks"),
        (b"%PDF-1.7\n", "it is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\nrest", "it is a PNG image, not text"),
        (b"\xff\xd8\xff\xe0", "it is a JPEG image, not text"),
        (b"abc\x00\x01\x00def\x00", "it is binary (it has NUL bytes), not text"),
        (b"\x7fELF\x02", "it is a program, not text"),
    ],
)
def test_what_is_no_text_says_what_it_is(tmp_path: Path, data: bytes, told: str) -> None:
    assert reason(read_bytes(tmp_path, "report.txt", data)) == told


def test_a_zip_archive_and_a_database_are_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.txt", "w") as archive:
        archive.writestr("r.txt", "The talks ended.")
    base = sqlite3.connect(tmp_path / "b.txt")
    base.execute("create table t (x)")
    base.close()
    first, second = read_sources([tmp_path])
    assert isinstance(first, Problem)
    assert "ZIP archive" in first.reason
    assert isinstance(second, Problem)
    assert "SQLite database" in second.reason


def test_nul_bytes_far_into_a_file_are_seen(tmp_path: Path) -> None:
    assert "NUL" in reason(read_bytes(tmp_path, "r.txt", b"The talks ended. " * 2000 + b"\x00\x01"))


def test_utf_16_is_text_although_it_has_nul_bytes(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        [item] = read_bytes(tmp_path, "r.txt", "The talks ended without a deal.".encode(encoding))
        assert isinstance(item, RawItem)


def test_too_large_a_document_is_a_problem_and_is_not_read(tmp_path: Path) -> None:
    assert reason(read_bytes(tmp_path, "r.txt", b"x" * 5000, 4096)) == (
        "it is 4.88 KB; the largest document that is read is 4 KB"
    )


def test_too_long_a_standard_input_is_a_problem() -> None:
    found = list(read_sources(["-"], max_bytes=4096, stdin=io.BytesIO(b"x" * 10000)))
    assert reason(found) == "it is larger than 4 KB"


def test_a_file_of_reports_may_be_larger_and_comes_line_by_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Report {i}", "pad": "x" * 500}).encode() for i in range(100)]
    found = read_bytes(tmp_path, "r.jsonl", b"\n".join(lines), 4096)
    assert [(i.data.rstrip(b"\n"), i.line) for i in found if isinstance(i, RawItem)] == [
        (line, n) for n, line in enumerate(lines, 1)
    ]


def test_a_line_that_is_too_long_is_a_problem_with_its_number(tmp_path: Path) -> None:
    data = b'{"text": "a"}\n' + b'{"text": "' + b"x" * 9000 + b'"}\n\n{"text": "b"}\n'
    first, long, last = read_bytes(tmp_path, "r.jsonl", data, 4096)
    assert isinstance(long, Problem)
    assert long.reason == "line 2 is larger than 4 KB"
    assert isinstance(first, RawItem)
    assert isinstance(last, RawItem)
    assert (first.line, last.line) == (1, 4)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"The talks ended.", "text"),
        (b"Title: Talks end\n---\nThe talks ended.", "text"),
        (b"[Juba] The talks ended.", "text"),
        (b"---\ntitle: Talks end\n---\nThe talks ended.", "markdown"),
        (b"\n<!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?>\n<html>", "html"),
        (b'{"text": "a"}\n{"text": "b"}', "jsonl"),
        (b'{\n "text": "a"\n}', "json"),
        (b'[{"text": "a"}]', "json"),
        ("\ufeff<html>".encode("utf-16-le"), "html"),
    ],
)
def test_an_unknown_extension_is_told_by_the_first_bytes(tmp_path: Path, data: bytes, media: str) -> None:
    item = read_bytes(tmp_path, "r.dat", data)[0]
    assert isinstance(item, RawItem)
    assert item.media == media


@given(st.binary(max_size=200), st.sampled_from(["r.txt", "r.jsonl", "r", "-"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    for item in read_sources(["-"], max_bytes=64, stdin=io.BytesIO(data)):
        assert isinstance(item, RawItem | Problem)


@given(st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"")), max_size=8), st.integers(5, 40))
def test_every_line_comes_out_as_it_is_or_as_a_problem(lines: list[bytes], limit: int) -> None:
    data = b'{"text": 1}\n' + b"\n".join(lines)
    if b"\x00" in data:
        return
    items = list(read_sources(["-"], max_bytes=limit, stdin=io.BytesIO(data)))
    kept = [i.data.rstrip(b"\n") for i in items if isinstance(i, RawItem)]
    wanted = [b'{"text": 1}', *lines]
    assert all(line in wanted for line in kept)


def test_a_size_is_told_for_a_person() -> None:
    assert [name_size(n) for n in (12, 4096, MAX_BYTES)] == ["12 bytes", "4 KB", "32 MB"]
