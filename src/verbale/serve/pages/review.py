"""Review: claims and joins one by one, each against its words; edits, and what was judged last."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.exceptions import NotFoundException

from verbale.errors import UnknownIdError, VerbaleError
from verbale.serve.bench import Bench
from verbale.serve.page import Page
from verbale.serve.people.csrf import csrf_field
from verbale.serve.people.person import Asked as Request
from verbale.serve.people.person import Person, Role, form_of, note_act, require
from verbale.serve.people.routes import NOT_KEPT, SEE_OTHER, own_path
from verbale.serve.query import Query, to
from verbale.serve.site import Site, site_of
from verbale.terms import KINDS, Judgement, Verdict, using
from verbale.views import ANSWERS, Asked, Field, changed, editable, next_join, restated, standing_judgements

HTML = "text/html; charset=utf-8"
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


@get(PATH, sync_to_thread=True)
def next_question(request: Request) -> Answer:
    """The next question."""
    require(request, Role.REVIEWER)
    site, query = site_of(request), _query(request)
    with using(site.dossier):
        asked = _next(site, bench_of(request), query)
        # Joins that were judged are passed over, and others move up into their places.
        is_kept = query["joins"] and not query["again"]
        onward = query.url() if is_kept else query.url(after=asked.after if asked else None)
        return _show(request, query, asked, onward=onward)


@get(f"{PATH}/{{one:str}}", sync_to_thread=True)
def one_claim(request: Request) -> Answer:
    """A claim, whoever judged it before."""
    require(request, Role.REVIEWER)
    return _show_one(request, [request.path_params["one"]])


@get(f"{PATH}/{{one:str}}/{{other:str}}", sync_to_thread=True)
def two_claims(request: Request) -> Answer:
    """Two claims, whoever judged them before."""
    require(request, Role.REVIEWER)
    return _show_one(request, [request.path_params["one"], request.path_params["other"]])


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
        return _show_one(request, [form.get("ids", "")], posted=posted, wrong=str(error))
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
        before = restated(shown.review) if shown.review else []
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


def _query(request: Request) -> Query:
    return Query(PATH, request.query_params.multi_items(), FILTERS)


def _next(site: Site, bench: Bench, query: Query) -> Asked | None:
    again, after = query["again"] is not None, query["after"] or ""
    if query["joins"]:
        return _next_join(site, bench, again=again, after=after)
    kinds = (query["kind"],) if query["kind"] else ()
    return site.desk.next_claim(kinds=kinds, again=again, after=after)


def _next_join(site: Site, bench: Bench, *, again: bool, after: str) -> Asked | None:
    sheets, known = site.desk.sheets(site.dossier), bench.judgements()
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


def _show_one(
    request: Request, ids: list[str], *, posted: dict[str, str] | None = None, wrong: str = ""
) -> Answer:
    """A question that was asked for by its ids: it stays until one goes on to the next."""
    site, query = site_of(request), _query(request)
    with using(site.dossier):
        asked = site.desk.asked_about(ids)
        address = f"{PATH}/{'/'.join(asked.question.ids)}"
        onward = query.url() if query.filters else address
        return _show(request, query, asked, onward=onward, posted=posted, wrong=wrong)


def _show(  # noqa: PLR0913 - a page has so many parts
    request: Request,
    query: Query,
    asked: Asked | None,
    *,
    onward: str,
    posted: dict[str, str] | None = None,
    wrong: str = "",
) -> Answer:
    person, site = require(request, Role.REVIEWER), site_of(request)
    fields: tuple[Field, ...] = ()
    if asked and asked.question.about == "claim":
        fields = editable(asked.shown[0].kind, asked.shown[0].record)
    body = site.draw(
        REVIEW,
        query,
        person,
        asked=asked,
        answers=ANSWERS[asked.question.about] if asked else (),
        fields=fields,
        posted=posted or {},
        wrong=wrong,
        onward=onward,
        passed=query.url(after=asked.after) if asked and asked.after else onward,
        kinds=tuple(KINDS),
        last=_last(site, bench_of(request), person, query),
        csrf=csrf_field(request),
    )
    return Response(body, status_code=WRONG if wrong else 200, media_type=HTML, headers=NOT_KEPT)


def _last(site: Site, bench: Bench, person: Person, query: Query) -> dict[str, Any] | None:
    """What this person judged last of claims and joins and has not undone, and where to go when they do."""
    judged = ("accept", "reject", "edit", "same", "different", "unsure")
    for judgement in reversed(standing_judgements(bench.judgements())):
        if judgement.reviewer == person.name and judgement.verdict in judged:
            ids = ids_of(judgement)
            lines = tuple(site.desk.lines_of(ids).values())
            back = to(f"{PATH}/{'/'.join(ids)}", **query.filters)
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
