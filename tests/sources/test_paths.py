from __future__ import annotations

import io
import os
import socket
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from verbale.sources import read_sources
from verbale.terms import Problem, RawItem


def read(*paths: str | Path, **options: object) -> list[RawItem | Problem]:
    return list(read_sources(paths, **options))  # type: ignore[arg-type]


def reasons(found: list[RawItem | Problem]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Problem)]


def test_a_file_is_one_item_with_its_bytes_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbfThe talks ended.\r\n")
    [item] = read(file)
    assert isinstance(item, RawItem)
    assert (item.source, item.data, item.media) == (str(file), b"\xef\xbb\xbfThe talks ended.\r\n", "text")
    assert item.retrieved.endswith("Z")


def test_a_folder_is_read_to_its_depth_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c/y.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The talks ended.")
    assert [os.path.relpath(i.source, tmp_path) for i in read(tmp_path)] == ["a/c/y.txt", "a/z.txt", "b.txt"]


def test_standard_input_is_a_source() -> None:
    [item] = read("-", stdin=io.BytesIO(b"<!doctype html><p>The talks ended.</p>"))
    assert isinstance(item, RawItem)
    assert (item.source, item.media) == ("-", "html")


def test_a_missing_file_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks ended.")
    missing, item = read(tmp_path / "none.txt", tmp_path / "a.txt")
    assert isinstance(missing, Problem)
    assert (missing.stage, missing.reason) == ("fetch", "there is no such file")
    assert isinstance(item, RawItem)


def test_a_file_that_vanishes_after_listing_is_a_problem(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The talks ended.")
    items = read_sources([tmp_path])
    next(items)
    (tmp_path / "b.txt").unlink()
    assert reasons(list(items)) == ["it was listed, and is gone or leads nowhere"]


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")
    assert reasons(read(tmp_path)) == ["it was listed, and is gone or leads nowhere"]


def test_a_folder_that_holds_itself_is_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "r.txt").write_text("The talks ended.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    loop, item = read(tmp_path)
    assert isinstance(item, RawItem)
    assert isinstance(loop, Problem)
    assert loop.reason == "it leads back to a folder that holds it"


def test_a_link_out_to_what_holds_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "secret.txt").write_text("The talks ended.")
    (tmp_path / "a" / "out").symlink_to(tmp_path)
    assert reasons(read(tmp_path / "a")) == ["it leads back to a folder that holds it"]


def test_folders_nested_beyond_reason_are_a_problem(tmp_path: Path) -> None:
    deep = tmp_path / "/".join(["d"] * 120)
    deep.mkdir(parents=True)
    (deep / "r.txt").write_text("The talks ended.")
    assert reasons(read(tmp_path)) == ["its folders are nested too deeply"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert reasons(read(tmp_path)) == ["there is no file in this folder"]


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert reasons(read(tmp_path)) == ["it is a device, a pipe or a socket, not a file"]


def test_a_name_that_is_no_utf_8_can_still_be_written_down(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("The talks ended.")
    [item] = read(tmp_path)
    assert item.source.encode().endswith("caf\ufffd.txt".encode())


@given(st.text(st.characters(exclude_characters="/."), max_size=20))
def test_no_path_raises(path: str) -> None:
    assert len(reasons(read(f"/nowhere/{path}"))) == 1
