"""What was judged, to be looked over and undone; and what an editor alone does: hide persons, take reports down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler

from verbale.errors import UnknownIdError
from verbale.serve.bench import Bench
from verbale.serve.forms import BLANK_FIELD, PACKED_HERE, answer_with_forms
from verbale.serve.page import Page, Part
from verbale.serve.pages import review
from verbale.serve.pages.review import WrongFormError, bench_of, ids_of, lead_on, put
from verbale.serve.people.person import Asked, Person, Role, form_of, require
from verbale.serve.query import Query
from verbale.serve.site import Site, site_of
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


@get(PATH, opt=PACKED_HERE)
async def judgements(request: Asked) -> Answer:
    """The judgements that stand, or all."""
    person, bench = require(request, Role.REVIEWER), bench_of(request)
    query = Query(PATH, request.query_params.multi_items(), JUDGEMENTS.filters)
    make = partial(_draw, site_of(request), bench, person, query)
    return await answer_with_forms(request, query, make, path=PATH)


def _draw(site: Site, bench: Bench, person: Person, query: Query) -> bytes:
    made = bench.judgements()
    standing = standing_judgements(made)
    wanted = (made if query["all"] else standing)[::-1]
    start = (query.page - 1) * PAGE_LINES
    listed = Part(wanted[start : start + PAGE_LINES], len(wanted), query.page, PAGE_LINES)
    about = [id_ for one in listed if one.verdict in ON_CLAIMS for id_ in ids_of(one)]
    hidden = frozenset() if person.names else {one.subject for one in standing if one.verdict == "hide"}
    with using(site.dossier):
        lines = site.desk.lines_of(about)
        return site.draw(
            JUDGEMENTS,
            query,
            person,
            part=listed,
            rows=[
                {**_row(one, lines, hidden, person), "copies": bench.remaining_copies(one)} for one in listed
            ],
            standing={one.id for one in standing},
            csrf=BLANK_FIELD,
        )


@get("/reports/{wanted:str}/edit", opt=PACKED_HERE)
async def editing(request: Asked) -> Answer:
    """The forms by which an editor takes a report down or hides a person."""
    person, site, wanted = require(request, Role.EDITOR), site_of(request), request.path_params["wanted"]
    bench_of(request)
    make = partial(_draw_editing, site, person, wanted)
    return await answer_with_forms(request, Query("", (), ()), make, path=f"/reports/{wanted}/edit")


def _draw_editing(site: Site, person: Person, wanted: str) -> bytes:
    material = site.desk.around(wanted)
    if not material.headings:
        raise UnknownIdError(wanted)
    heading = next(iter(material.headings.values()))
    return site.draw(
        EDITING,
        Query("", (), ()),
        person,
        heading=heading,
        headline=material.title(heading.id),
        csrf=BLANK_FIELD,
    )


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


def _row(
    made: Judgement, lines: Mapping[str, str], hidden: Collection[str], person: Person
) -> dict[str, Any]:
    """A judgement as it is listed; hidden names stand in it for nobody who may not see names."""
    ids = ids_of(made)
    is_hidden = made.verdict == "hide" and not person.names
    return {
        "made": made,
        "ids": ids,
        "lines": [(one, lines[one]) for one in ids if one in lines],
        "name": WITHHELD if is_hidden else made.subject,
        "note": withhold(made.note, set(hidden)) if made.note else "",
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
