"""What an exporter is: it is set up, fed one cited claim at a time, finished, and always closed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, ClassVar

import msgspec

from verbale.export.rows import Cited, rows
from verbale.views import Material

REJECTED = "rejected by a reviewer"


class Exporter(ABC):
    """Writes the claims of a record to files in one folder.

    Class attributes:
        title: what it is called in `--help`.
        file_name: its main file.
        media_type: that file's media type.
        library: a library of an extra that it needs, None where it needs none.
        extra: the extra that brings the library.
        takes_rejected: whether it takes claims that a reviewer rejected, since it marks them.

    Attributes:
        written: how many claims, entries or reports stand in its files.
        left_out: why others do not, and how many for each reason.
    """

    title: ClassVar[str]
    file_name: ClassVar[str]
    media_type: ClassVar[str]
    library: ClassVar[str | None] = None
    extra: ClassVar[str] = ""
    takes_rejected: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written = 0
        self.left_out: Counter[str] = Counter()
        self._files = ExitStack()

    @classmethod
    def lacks(cls) -> str | None:
        """What must be installed before it can write, as a sentence; None if nothing."""
        if cls.library is None or find_spec(cls.library):
            return None
        return f"{cls.title} need {cls.library}, which is not installed: pip install 'verbale[{cls.extra}]'"

    @abstractmethod
    def setup(self) -> None:
        """Open the files."""

    @abstractmethod
    def feed(self, cited: Cited) -> None:
        """Take one claim; those of one report follow one another."""

    def offer(self, cited: Cited) -> None:
        """Take one claim unless it was rejected and cannot be marked so here."""
        if cited.row.review == "reject" and not self.takes_rejected:
            self.left_out[REJECTED] += 1
        else:
            self.feed(cited)

    def finish(self) -> None:
        """Write what comes after the last claim; most formats have nothing there."""
        return

    def close(self) -> None:
        """Close the files; called whatever happened."""
        self._files.close()

    def open(self, name: str = "") -> IO[str]:
        """Open one of its files for writing; `close` closes it."""
        path = self.folder / (name or self.file_name)
        return self._files.enter_context(path.open("w", newline="", encoding="utf-8"))


class ReportExporter(Exporter):
    """An exporter that takes all claims of a report at once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._kept: list[Cited] = []

    @abstractmethod
    def take(self, cited: list[Cited]) -> None:
        """Take the claims of one report, at least one."""

    def feed(self, cited: Cited) -> None:
        """Keep a claim until the claims of the next report begin."""
        if self._kept and self._kept[0].row.report_id != cited.row.report_id:
            self._pass_on()
        self._kept.append(cited)

    def finish(self) -> None:
        """Take the last report's claims."""
        if self._kept:
            self._pass_on()

    def _pass_on(self) -> None:
        kept, self._kept = self._kept, []
        self.take(kept)


class ListWriter:
    """A JSON document around a list whose items are written one by one."""

    def __init__(self, file: IO[str], head: Mapping[str, Any] | None, key: str = "") -> None:
        self._file = file
        self._close = "\n]\n"
        opening = "["
        if head is not None:
            opening = msgspec.json.encode(dict(head)).decode()[:-1] + ("," if head else "") + f'"{key}":['
            self._close = "\n]}\n"
        self._file.write(opening)
        self._before = "\n"

    def add(self, item: Any) -> None:
        """Write one item."""
        self._file.write(self._before + msgspec.json.encode(item).decode())
        self._before = ",\n"

    def finish(self) -> None:
        """Write what closes the document."""
        self._file.write(self._close)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What one exporter made.

    Attributes:
        format: its name.
        title: what it is called.
        files: their names.
        written: claims, entries or reports in them.
        left_out: reason -> how many claims, entries or reports are not in them.
    """

    format: str
    title: str
    files: tuple[str, ...]
    written: int
    left_out: dict[str, int]


def export(materials: Iterable[Material], exporters: Iterable[Exporter]) -> int:
    """Walk the claims once and feed every exporter; return how many claims there were."""
    running = list(exporters)
    count = 0
    try:
        for exporter in running:
            exporter.setup()
        for material in materials:
            for cited in rows(material):
                count += 1
                for exporter in running:
                    exporter.offer(cited)
        for exporter in running:
            exporter.finish()
    finally:
        for exporter in running:
            exporter.close()
    return count


def publish(
    materials: Iterable[Material], exporters: Mapping[str, type[Exporter]], folder: Path
) -> tuple[int, list[Written]]:
    """Export to files that appear in a folder only when all of them are whole.

    Args:
        materials: the claims, batch by batch.
        exporters: name -> exporter.
        folder: where the files go; those of the same names are replaced.
    """
    with TemporaryDirectory(prefix=".export-", dir=folder) as unfinished:
        running = {name: kind(_own(Path(unfinished) / name)) for name, kind in exporters.items()}
        count = export(materials, running.values())
        return count, [_move(name, exporter, folder) for name, exporter in running.items()]


def _own(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _move(name: str, exporter: Exporter, folder: Path) -> Written:
    made = sorted(exporter.folder.iterdir())
    for file in made:
        file.replace(folder / file.name)
    return Written(
        format=name,
        title=exporter.title,
        files=tuple(file.name for file in made),
        written=exporter.written,
        left_out=dict(sorted(exporter.left_out.items())),
    )
