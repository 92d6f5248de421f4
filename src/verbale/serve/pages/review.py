"""Review: claims and joins one by one, each against its words; edits, and what was judged last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from markupsafe import Markup

from verbale.errors import UnknownIdError, VerbaleError
from verbale.serve.bench import Bench
from verbale.serve.forms import BLANK_FIELD, HTML, NOT_KEPT, PACKED_HERE, answer_with_forms
from verbale.serve.page import Page
from verbale.serve.people.csrf import csrf_field
from verbale.serve.people.person import Asked as Request
from verbale.serve.people.person import Person, Role, form_of, note_act, require
from verbale.serve.people.routes import SEE_OTHER, own_path
from verbale.serve.query import Query, to
from verbale.serve.site import Site, site_of
from verbale.terms import KINDS, Judgement, Verdict, using
from verbale.views import ANSWERS, Asked, Field, changed, editable, next_join, restated, standing_judgements

WRONG = 422
MAX_NOTE = 1_000
PATH = "/review"
FILTERS = ("joins", "kind", "again", "after")
Answer = Response[bytes]
REVIEW = Page(
    path=PATH,
    title="Review",
    says="Whether each line is borne out by its words. Nothing is overwritten: a judgement stands beside, and can be undone.",
    template="review",
    make=lambda _: {},
    filters=FILTERS,
)


class WrongFormError(Exception):
    """A form that cannot be followed; the message is for a person."""


@dataclass(frozen=True)
class Seat:
    """A reviewer before the record: all of which a page of questions is made."""

    site: Site
    bench: Bench
    person: Person
    query: Query


@get(PATH, opt=PACKED_HERE)
async def next_question(request: Request) -> Answer:
    """The next question."""
    seat = _seat(request)
    return await answer_with_forms(request, seat.query, partial(_draw_next, seat), path=PATH)


@get(f"{PATH}/{{one:str}}", opt=PACKED_HERE)
async def one_claim(request: Request) -> Answer:
    """A claim, whoever judged it before."""
    return await _answer_one(request, [request.path_params["one"]])


@get(f"{PATH}/{{one:str}}/{{other:str}}", opt=PACKED_HERE)
async def two_claims(request: Request) -> Answer:
    """Two claims, whoever judged them before."""
    return await _answer_one(request, [request.path_params["one"], request.path_params["other"]])


@post(f"{PATH}/judge", sync_to_thread=True)
def judge(request: Request) -> Answer:
    """Accept, reject, say that one is unsure; of two, that they are the same, or not."""
    person, form = require(request, Role.REVIEWER), form_of(request)
    ids = form.get("ids", "").split()
    told = [one for one in ANSWERS["join" if len(ids) > 1 else "claim"] if one.verdict == form.get("verdict")]
    if not told:
        raise WrongFormError("That is no answer to this question.")
    put(request, told[0].verdict, ids, person)
    return lead_on(form.get("next", ""))


@post(f"{PATH}/edit", sync_to_thread=True)
def edit(request: Request) -> Answer:
    """State of a claim what a reviewer says instead."""
    require(request, Role.REVIEWER)
    form = form_of(request)
    posted = {name.removeprefix("f-"): value for name, value in form.items() if name.startswith("f-")}
    try:
        _edit(request, form.get("ids", ""), posted)
    except WrongFormError as error:
        field = csrf_field(request)
        body = _draw_one(_seat(request), [form.get("ids", "")], field, posted=posted, wrong=str(error))
        return Response(body, status_code=WRONG, media_type=HTML, headers=NOT_KEPT)
    return lead_on(form.get("next", ""))


@post(f"{PATH}/undo", sync_to_thread=True)
def undo(request: Request) -> Answer:
    """Take a judgement back; one that hides or takes down takes an editor."""
    person, form = require(request, Role.REVIEWER), form_of(request)
    bench, wanted = bench_of(request), form.get("judgement", "")
    made = {judgement.id: judgement for judgement in bench.judgements()}
    if wanted not in made:
        raise WrongFormError("There is no such judgement.")
    if origin_of(made, made[wanted]).verdict in ("hide", "takedown"):
        require(request, Role.EDITOR)
    bench.take_back(wanted, reviewer=person.name)
    note_act(request, "undid", wanted)
    return lead_on(form.get("next", ""))


def _edit(request: Request, claim_id: str, posted: dict[str, str]) -> None:
    """State what a form changes.

    Raises:
        WrongFormError: it changes nothing, or what cannot be stated.
    """
    person, site = require(request, Role.REVIEWER), site_of(request)
    with using(site.dossier):
        shown = site.desk.asked_about([claim_id]).shown[0]
        try:
            changes = changed(editable(shown.kind, shown.record), posted)
        except VerbaleError as error:
            raise WrongFormError(str(error)) from error
        if not changes:
            raise WrongFormError("Nothing is changed by that.")
        before = restated(shown.edit) if shown.edit else []
        put(request, "edit", [shown.claim_id], person, changes=[*before, *changes])


def put(
    request: Request,
    verdict: Verdict,
    targets: list[str],
    person: Person,
    *,
    changes: list[str] | None = None,
) -> Judgement:
    """Write down a judgement of whoever asks, with the note of the form.

    Raises:
        WrongFormError: it cannot be judged so.
    """
    note = form_of(request).get("note", "").strip()
    if len(note) > MAX_NOTE:
        raise WrongFormError(f"A note of more than {MAX_NOTE:,} signs is too long.")
    try:
        made = bench_of(request).judge(
            verdict, targets, reviewer=person.name, note=note or None, changes=changes or ()
        )
    except UnknownIdError:
        raise
    except VerbaleError as error:
        raise WrongFormError(str(error)) from error
    note_act(request, f"judged: {verdict}", made.id)
    return made


def bench_of(request: Request) -> Bench:
    """Where judgements are written.

    Raises:
        NotFoundException: this record is only looked at.
    """
    bench: Bench | None = site_of(request).bench
    if bench is None:
        raise NotFoundException
    return bench


def lead_on(wanted: str) -> Answer:
    """Lead on to a page of ours."""
    return Response(
        b"", status_code=SEE_OTHER, media_type=HTML, headers={**NOT_KEPT, "location": own_path(wanted)}
    )


def _seat(request: Request) -> Seat:
    """Where whoever asks sits.

    Raises:
        HTTPException: they may not review, or nothing is reviewed here.
    """
    person = require(request, Role.REVIEWER)
    query = Query(PATH, request.query_params.multi_items(), FILTERS)
    return Seat(site_of(request), bench_of(request), person, query)


async def _answer_one(request: Request, ids: list[str]) -> Answer:
    seat, path = _seat(request), "/".join((PATH, *ids))
    return await answer_with_forms(request, seat.query, partial(_draw_one, seat, ids, BLANK_FIELD), path=path)


def _draw_next(seat: Seat) -> bytes:
    with using(seat.site.dossier):
        query, asked = seat.query, _next(seat)
        # Joins that were judged are passed over, and others move up into their places.
        is_kept = query["joins"] and not query["again"]
        onward = query.url() if is_kept else query.url(after=asked.after if asked else None)
        return _draw(seat, asked, BLANK_FIELD, onward=onward)


def _draw_one(
    seat: Seat, ids: list[str], csrf: Markup, *, posted: dict[str, str] | None = None, wrong: str = ""
) -> bytes:
    """A question that was asked for by its ids: it stays until one goes on to the next."""
    with using(seat.site.dossier):
        asked = seat.site.desk.asked_about(ids)
        address = f"{PATH}/{'/'.join(asked.question.ids)}"
        onward = seat.query.url() if seat.query.filters else address
        return _draw(seat, asked, csrf, onward=onward, posted=posted, wrong=wrong)


def _next(seat: Seat) -> Asked | None:
    query = seat.query
    again, after = query["again"] is not None, query["after"] or ""
    if query["joins"]:
        return _next_join(seat, again=again, after=after)
    kinds = (query["kind"],) if query["kind"] else ()
    return seat.site.desk.next_claim(kinds=kinds, again=again, after=after)


def _next_join(seat: Seat, *, again: bool, after: str) -> Asked | None:
    site = seat.site
    sheets, known = site.desk.sheets(site.dossier), seat.bench.judgements()
    while found := next_join(sheets, known, again=again, after=after):
        join, after = found
        try:
            asked = site.desk.asked_about([join.one, join.other])
        except UnknownIdError:
            continue  # its report is no longer shown
        reasons = tuple(reason.name for reason in join.reasons)
        question = msgspec.structs.replace(asked.question, reasons=reasons)
        return msgspec.structs.replace(asked, question=question, after=after)
    return None


def _draw(  # noqa: PLR0913 - a page has so many parts
    seat: Seat,
    asked: Asked | None,
    csrf: Markup,
    *,
    onward: str,
    posted: dict[str, str] | None = None,
    wrong: str = "",
) -> bytes:
    fields: tuple[Field, ...] = ()
    if asked and asked.question.about == "claim":
        fields = editable(asked.shown[0].kind, asked.shown[0].record)
    return seat.site.draw(
        REVIEW,
        seat.query,
        seat.person,
        asked=asked,
        answers=ANSWERS[asked.question.about] if asked else (),
        fields=fields,
        posted=posted or {},
        wrong=wrong,
        onward=onward,
        passed=seat.query.url(after=asked.after) if asked and asked.after else onward,
        kinds=tuple(KINDS),
        last=_last(seat),
        csrf=csrf,
    )


def _last(seat: Seat) -> dict[str, Any] | None:
    """What this person judged last of claims and joins and has not undone, and where to go when they do."""
    judged = ("accept", "reject", "edit", "same", "different", "unsure")
    for judgement in reversed(standing_judgements(seat.bench.judgements())):
        if judgement.reviewer == seat.person.name and judgement.verdict in judged:
            ids = ids_of(judgement)
            lines = tuple(seat.site.desk.lines_of(ids).values())
            back = to(f"{PATH}/{'/'.join(ids)}", **seat.query.filters)
            return {"judgement": judgement, "lines": lines, "back": back}
    return None


def ids_of(judgement: Judgement) -> list[str]:
    """The ids that a judgement is about."""
    return [one for one in (judgement.subject, judgement.other) if one]


def origin_of(made: dict[str, Judgement], judgement: Judgement) -> Judgement:
    """What an undo, or an undo of an undo, is in the end about."""
    while judgement.verdict == "undo" and judgement.subject in made:
        judgement = made[judgement.subject]
    return judgement
