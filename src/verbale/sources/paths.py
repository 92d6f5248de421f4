"""Paths to raw items: files, folders and standard input, in order, one at a time."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from verbale.sources.archives import archive_reader, read_archive
from verbale.sources.files import MAX_BYTES, failure, name_size, read_stream
from verbale.sources.sniffing import HEAD_BYTES, media_of_name, name_binary, sniff
from verbale.terms import Problem, RawItem

STDIN = "-"
MAX_DEPTH = 100
"""Folders nested deeper than this are not entered."""

_LONE = re.compile("[\ud800-\udfff]")
_Folder = tuple[int, int]


def read_sources(
    paths: Iterable[str | os.PathLike[str]], *, max_bytes: int = MAX_BYTES, stdin: BinaryIO | None = None
) -> Iterator[RawItem | Problem]:
    """Read files, folders and standard input ("-") as raw items, lazily, in the order given.

    Folders are read with all that lies below them, sorted by name; what is hidden in them is
    passed over. What cannot be read is a `Problem` in its place, never an exception.

    Args:
        paths: what to read.
        max_bytes: the largest document, or line of a file of reports, in bytes.
        stdin: stands in for standard input.
    """
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield from _guard("-", read_stream(stdin or sys.stdin.buffer, STDIN, max_bytes))
        else:
            yield from _read_path(name, max_bytes)


def _read_path(path: str, max_bytes: int) -> Iterator[RawItem | Problem]:
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - a Path would lose a trailing slash's meaning
    except (OSError, ValueError) as error:
        yield failure(show_path(path), explain(error))
        return
    if is_folder:
        yield from _read_folder(Path(path), max_bytes)
    else:
        yield from _read_file(path, max_bytes, listed=False)


def _read_folder(folder: Path, max_bytes: int) -> Iterator[RawItem | Problem]:
    found = False
    for entry in _walk(folder, _holders(folder), set()):
        found = True
        if isinstance(entry, Problem):
            yield entry
        else:
            yield from _read_file(entry, max_bytes, listed=True)
    if not found:
        yield failure(show_path(str(folder)), "there is no file in this folder")


def _holders(folder: Path) -> tuple[_Folder, ...]:
    """The folders that hold this one: a link in it that leads to one of them leads out and back."""
    try:
        found = [parent.stat() for parent in folder.resolve().parents]
    except (OSError, RuntimeError):
        return ()
    return tuple((f.st_dev, f.st_ino) for f in found)


def list_files(folder: Path) -> Iterator[str | Problem]:
    """The files below a folder, sorted, and problems in the place of what cannot be entered."""
    yield from _walk(folder, _holders(folder), set())


def _walk(folder: Path, above: tuple[_Folder, ...], seen: set[_Folder]) -> Iterator[str | Problem]:
    """The files below a folder, sorted; a folder met again, through a link, is not entered twice."""
    try:
        found = folder.stat()
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield failure(show_path(str(folder)), explain(error))
        return
    this = (found.st_dev, found.st_ino)
    refusal = _refuse_folder(this, above, seen)
    if refusal:
        yield failure(show_path(str(folder)), refusal)
        return
    seen.add(this)
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, (*above, this), seen)
        else:
            yield str(path)


def _refuse_folder(this: _Folder, above: tuple[_Folder, ...], seen: set[_Folder]) -> str | None:
    if this in above:
        return "it leads back to a folder that holds it"
    if this in seen:
        return "this folder was read under another name"
    return "its folders are nested too deeply" if len(above) > MAX_DEPTH else None


def _read_file(path: str, max_bytes: int, *, listed: bool) -> Iterator[RawItem | Problem]:
    source = show_path(path)
    try:
        found = os.stat(path)  # noqa: PTH116
        refusal = _refuse(found, listed=listed) or _refuse_size(path, found.st_size, max_bytes)
        if refusal:
            yield failure(source, refusal)
            return
        with open(path, "rb") as stream:  # noqa: PTH123
            read = read_archive if archive_reader(path) else read_stream
            yield from _guard(source, read(stream, source, max_bytes))
    except FileNotFoundError:
        gone = "it was listed, and is gone or leads nowhere" if listed else "there is no such file"
        yield failure(source, gone)
    except (OSError, ValueError) as error:
        yield failure(source, explain(error))


def _refuse(found: os.stat_result, *, listed: bool) -> str | None:
    """Why this is no file to read; a pipe that the user names is one, a pipe met in a folder is not."""
    if stat.S_ISREG(found.st_mode) or (stat.S_ISFIFO(found.st_mode) and not listed):
        return None
    return "it is a device, a pipe or a socket, not a file"


def _refuse_size(path: str, size: int, max_bytes: int) -> str | None:
    """Tell a file that is too large before reading it, unless it is read by lines."""
    if size <= max_bytes or archive_reader(path):
        return None
    with open(path, "rb") as stream:  # noqa: PTH123
        head = stream.read(HEAD_BYTES)
    if name_binary(head) or (media_of_name(path) or sniff(head)) == "jsonl":
        return None
    return f"it is {name_size(size)}; the largest document that is read is {name_size(max_bytes)}"


def _guard(source: str, items: Iterator[RawItem | Problem]) -> Iterator[RawItem | Problem]:
    """Turn an error in the middle of reading into a last row."""
    try:
        yield from items
    except (OSError, ValueError) as error:
        yield failure(source, explain(error))


def show_path(path: str) -> str:
    """A path as text that can be written anywhere, whatever bytes its name has."""
    return _LONE.sub("\ufffd", path)


def explain(error: Exception) -> str:
    """Why a file cannot be read, as a sentence for a person."""
    known = {
        FileNotFoundError: "there is no such file",
        PermissionError: "no permission to read it",
        IsADirectoryError: "it is a folder",
        NotADirectoryError: "a part of its path is not a folder",
        UnicodeEncodeError: "its name has bytes that are no letters; give it another",
    }
    for kind, sentence in known.items():
        if isinstance(error, kind):
            return sentence
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}".lower()
