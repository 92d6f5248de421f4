"""What the network gave, kept as WARC files.

Source: ISO 28500, WARC 1.1.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from verbale.sources.responses import Response

ROLL_BYTES = 2**30
_PACKED = ("content-encoding", "transfer-encoding", "content-length")


class WarcKeeper:
    """Appends responses to WARC files in a folder, a new file a run and a gigabyte; each is on disk at once."""

    def __init__(self, folder: Path, software: str) -> None:
        """`software` says in each file what wrote it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._software = software
        self._file: Any = None
        self._writer: Any = None
        self._count = 0
        self._last: tuple[Response, str] | None = None
        self._begun = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def place_of(self, answer: Response) -> str | None:
        """Where the last response that was kept stands, as FILE:OFFSET; None for any other."""
        return self._last[1] if self._last and self._last[0] is answer else None

    def keep(self, answer: Response) -> None:
        """Append a response.

        Its body is kept unpacked; the headers that speak of packing are kept under another name.
        """
        from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 (only runs that keep WARC load it)

        self._open()
        place = f"{Path(self._file.name).name}:{self._file.tell()}"
        headers = [(f"X-Archive-Orig-{k}" if k in _PACKED else k, v) for k, v in answer.headers]
        headers.append(("Content-Length", str(len(answer.data))))
        record = self._writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(answer.data),
            length=len(answer.data),
            http_headers=StatusAndHeaders(f"{answer.status} OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": answer.fetched},
        )
        self._write(record)
        self._file.flush()
        self._last = answer, place

    def _open(self) -> None:
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415

        if self._file is not None and self._file.tell() < ROLL_BYTES:
            return
        if self._file is not None:
            self._file.close()
        path = self._folder / f"verbale-{self._begun}-{self._count:05}.warc.gz"
        self._count += 1
        self._file = path.open("xb")
        self._writer = WARCWriter(self._file, gzip=True)
        self._write(self._writer.create_warcinfo_record(path.name, {"software": self._software}))

    def _write(self, record: Any) -> None:
        self._writer.write_record(record)
        record.raw_stream.close()
