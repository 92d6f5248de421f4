"""Downloads: the claims behind a page, as it is filtered, in any of the field's formats."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import BoundedSemaphore
from typing import IO

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from verbale.errors import ExportError
from verbale.export import EXPORTERS, publish
from verbale.serve.downloads import BEHIND, PATH
from verbale.serve.people.person import Asked
from verbale.serve.query import BadQueryError, Query
from verbale.serve.site import Site, site_of
from verbale.terms import using
from verbale.views import Material
from verbale.views.listing import is_private

FILTERS = ("of", "party", "issue", "kind", "since", "until")
PIECE = 2**18
ZIP = "application/zip"
AT_ONCE = 2
_FREE = BoundedSemaphore(AT_ONCE)


class BusyError(Exception):
    """Too much is being made at once; the message is for a person."""


@get(f"{PATH}/{{form:str}}", sync_to_thread=True)
def export(request: Asked) -> Stream:
    """Claims in a format, as one file; several files come as an archive."""
    form, site = request.path_params["form"], site_of(request)
    if form not in EXPORTERS:
        raise NotFoundException
    if lack := EXPORTERS[form].lacks():
        raise ExportError(lack)
    query = Query(f"{PATH}/{form}", request.query_params.multi_items(), FILTERS)
    if not _FREE.acquire(blocking=False):
        raise BusyError("Other downloads are being made. Ask again in a minute.")
    try:
        file, name = _make(site, query, form)
    finally:
        _FREE.release()
    media_type = ZIP if name.endswith(".zip") else EXPORTERS[form].media_type
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Stream(_pieces(file), media_type=media_type, headers=headers)


def _make(site: Site, query: Query, form: str) -> tuple[IO[bytes], str]:
    """The file, which vanishes when it is closed, and its name."""
    with using(site.dossier), TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _, (written,) = publish(_batches(site, query), {form: EXPORTERS[form]}, Path(folder))
        files = [Path(folder) / name for name in written.files]
        if len(files) == 1:
            return files[0].open("rb"), files[0].name
        return _pack(files), f"verbale-{form}.zip"


def _batches(site: Site, query: Query) -> Iterator[Material]:
    behind = BEHIND.get(query["of"] or "")
    if query["of"] and behind is None:
        raise BadQueryError(f"There is nothing called “{query['of']}” to export.")
    kinds = (query["kind"],) if query["kind"] else (behind.kinds if behind else ())
    party = query["party"]
    for material in site.desk.batches(
        party=party, issue=query["issue"], kinds=kinds, since=query["since"], until=query["until"]
    ):
        # That a party is a private person of a report must not be told by what is found by the name.
        kept = tuple(claim for claim in material.claims if not is_private(material, claim, party))
        yield replace(material, claims=kept)


def _pack(files: list[Path]) -> IO[bytes]:
    """An archive of the files, the same for the same files."""
    packed = TemporaryFile()  # noqa: SIM115 - closed when it is sent
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                while piece := source.read(PIECE):
                    target.write(piece)
    packed.seek(0)
    return packed


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


EXPORTING: tuple[HTTPRouteHandler, ...] = (export,)
