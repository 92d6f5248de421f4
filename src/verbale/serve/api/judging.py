"""The one thing that the API changes: a reviewer's judgement is added."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post
from litestar.exceptions import ClientException, HTTPException
from litestar.params import RawBody
from msgspec import Meta

from verbale.errors import UnknownIdError
from verbale.serve.api.endpoint import BASE
from verbale.serve.pages.review import bench_of, origin_of
from verbale.serve.people.person import Person, Role, note_act, require
from verbale.serve.site import site_of
from verbale.terms import Judgement, Verdict, using

PATH = f"{BASE}/judgements"
JSON = "application/json"
OF_EDITORS = frozenset({"hide", "takedown"})
Target = Annotated[str, Meta(min_length=1, max_length=200)]


class Judging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement to be made.

    Attributes:
        verdict: `accept`, `reject`, `edit`, `unsure` of a claim; `same`, `different`, `unsure` of two claims or
            two reports; `hide` a person, `takedown` a report: these two take an editor; `undo` a judgement.
        targets: ids, or beginnings of ids, of what is judged; of `hide` the person's name.
        changes: of an edit, field of the record -> what it states instead; null empties it.
        note: why, in the reviewer's words.
    """

    verdict: Verdict
    targets: Annotated[tuple[Target, ...], Meta(min_length=1, max_length=2)]
    changes: dict[str, Any] | None = None
    note: Annotated[str, Meta(max_length=2000)] | None = None


@post(PATH, sync_to_thread=True)
def judge(request: Request[Any, Any, Any], body: RawBody) -> Response[bytes]:
    """Add a judgement."""
    person = require(request, Role.REVIEWER)
    wanted = _read(request, body)
    if wanted.verdict in OF_EDITORS:
        require(request, Role.EDITOR)
    with using(site_of(request).dossier):
        made = _undo(request, wanted, person) if wanted.verdict == "undo" else _judge(request, wanted, person)
    note_act(request, "undid" if wanted.verdict == "undo" else f"judged: {wanted.verdict}", made.id)
    headers = {"cache-control": "no-store"}
    return Response(msgspec.json.encode(made), status_code=201, media_type=JSON, headers=headers)


def _read(request: Request[Any, Any, Any], body: bytes) -> Judging:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
        raise HTTPException(status_code=415)
    try:
        return msgspec.json.decode(body, type=Judging)
    except msgspec.ValidationError as error:
        raise HTTPException(status_code=422, detail=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ClientException(f"This is no JSON: {error}") from error


def _judge(request: Request[Any, Any, Any], wanted: Judging, person: Person) -> Judgement:
    changes = [
        f"{name}={msgspec.json.encode(value).decode()}" for name, value in (wanted.changes or {}).items()
    ]
    return bench_of(request).judge(
        wanted.verdict, wanted.targets, reviewer=person.name, note=wanted.note or None, changes=changes
    )


def _undo(request: Request[Any, Any, Any], wanted: Judging, person: Person) -> Judgement:
    """Take a judgement back; one that hides or takes down takes an editor, as it did to make it."""
    bench, (first, *_) = bench_of(request), wanted.targets
    known = {one.id: one for one in bench.judgements()}
    found = [one for one in known.values() if one.id.startswith(first)]
    if len(found) != 1:
        raise UnknownIdError(first)
    if origin_of(known, found[0]).verdict in OF_EDITORS:
        require(request, Role.EDITOR)
    return bench.take_back(found[0].id, reviewer=person.name)
