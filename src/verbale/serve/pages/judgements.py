"""What was judged, to be looked over and undone; and what an editor alone does: hide persons, take reports down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler

from verbale.errors import UnknownIdError
from verbale.serve.page import Page, Part
from verbale.serve.pages import review
from verbale.serve.pages.review import HTML, WrongFormError, bench_of, ids_of, lead_on, put
from verbale.serve.people.csrf import csrf_field
from verbale.serve.people.person import Asked, Role, form_of, person_of, require
from verbale.serve.people.routes import NOT_KEPT
from verbale.serve.query import Query
from verbale.serve.site import site_of
from verbale.terms import Judgement, using
from verbale.views import standing_judgements
from verbale.views.privacy import WITHHELD, withhold

PATH = "/judgements"
PAGE_LINES = 25
LEAST_NAME, MOST_NAME = 2, 200
Answer = Response[bytes]
ON_CLAIMS = frozenset({"accept", "reject", "edit", "same", "different", "unsure"})
JUDGEMENTS = Page(
    path=PATH,
    title="Judgements",
    says="Who judged what, when and why, the latest first. Each can be undone, and an undo, too.",
    template="judgements",
    make=lambda _: {},
    filters=("all",),
)
EDITING = Page(
    path="",
    title="Protect people",
    says="What only an editor does: both can be undone.",
    template="editing",
    make=lambda _: {},
)


@get(PATH, sync_to_thread=True)
def judgements(request: Asked) -> Answer:
    """The judgements that stand, or all."""
    person, site = require(request, Role.REVIEWER), site_of(request)
    query = Query(PATH, request.query_params.multi_items(), JUDGEMENTS.filters)
    made = bench_of(request).judgements()
    standing = standing_judgements(made)
    wanted = (made if query["all"] else standing)[::-1]
    start = (query.page - 1) * PAGE_LINES
    listed = Part(wanted[start : start + PAGE_LINES], len(wanted), query.page, PAGE_LINES)
    hidden = [] if person.names else [one.subject for one in standing if one.verdict == "hide"]
    with using(site.dossier):
        about = [id_ for one in listed if one.verdict in ON_CLAIMS for id_ in ids_of(one)]
        lines = site.desk.lines_of(about)
        body = site.draw(
            JUDGEMENTS,
            query,
            person,
            part=listed,
            rows=[_row(request, one, lines, hidden) for one in listed],
            standing={one.id for one in standing},
            csrf=csrf_field(request),
        )
    return Response(body, media_type=HTML, headers=NOT_KEPT)


@get("/reports/{wanted:str}/edit", sync_to_thread=True)
def editing(request: Asked) -> Answer:
    """The forms by which an editor takes a report down or hides a person."""
    person, site = require(request, Role.EDITOR), site_of(request)
    bench_of(request)
    material = site.desk.around(request.path_params["wanted"])
    if not material.headings:
        raise UnknownIdError(request.path_params["wanted"])
    heading = next(iter(material.headings.values()))
    body = site.draw(
        EDITING,
        Query("", (), ()),
        person,
        heading=heading,
        headline=material.title(heading.id),
        csrf=csrf_field(request),
    )
    return Response(body, media_type=HTML, headers=NOT_KEPT)


@post("/reports/{wanted:str}/takedown", sync_to_thread=True)
def take_down(request: Asked) -> Answer:
    """Take a report down."""
    person = require(request, Role.EDITOR)
    made = put(request, "takedown", [request.path_params["wanted"]], person)
    return lead_on(f"{PATH}#j-{made.id}")


@post("/hide", sync_to_thread=True)
def hide(request: Asked) -> Answer:
    """Withhold a person's name everywhere."""
    person = require(request, Role.EDITOR)
    name = " ".join(form_of(request).get("name", "").split())
    if not LEAST_NAME <= len(name) <= MOST_NAME:
        raise WrongFormError(f"A name has {LEAST_NAME} to {MOST_NAME} signs.")
    made = put(request, "hide", [name], person)
    return lead_on(f"{PATH}#j-{made.id}")


def _row(request: Asked, made: Judgement, lines: Mapping[str, str], hidden: Iterable[str]) -> dict[str, Any]:
    """A judgement as it is listed; hidden names stand in it for nobody who may not see names."""
    ids, names = ids_of(made), set(hidden)
    is_hidden = made.verdict == "hide" and not person_of(request).names
    return {
        "made": made,
        "ids": ids,
        "lines": [(one, lines[one]) for one in ids if one in lines],
        "name": WITHHELD if is_hidden else made.subject,
        "note": withhold(made.note, names) if made.note else "",
        "copies": bench_of(request).remaining_copies(made),
    }


REVIEWING: tuple[HTTPRouteHandler, ...] = (
    review.next_question,
    review.one_claim,
    review.two_claims,
    review.judge,
    review.edit,
    review.undo,
    judgements,
    editing,
    take_down,
    hide,
)
