"""The record as a whole: what changed, what it covers, what failed, and the words by which it can be asked."""

from __future__ import annotations

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Listing
from verbale.serve.api.params import BadParamError
from verbale.terms import Problem, issue_families
from verbale.terms.vocabulary import Family
from verbale.views import Coverage
from verbale.views.sheets import News
from verbale.views.sheets.answers import MAX_CHANGES

GROUP = "Record"


def _changes(call: Call) -> News:
    found = call.sheets.changes(call.sieve)
    if found is None:
        raise BadParamError("since", "No report bears a date. Say since when.")
    return found


def _coverage(call: Call) -> Coverage:
    return call.sheets.coverage()


def _problems(call: Call) -> Listing[Problem]:
    return call.page(call.desk.list_problems(call.start()))


def _issues(_: Call) -> tuple[Family, ...]:
    return issue_families()


def _parties(call: Call) -> tuple[str, ...]:
    return tuple(call.sheets.parties())


ENDPOINTS = (
    Endpoint(
        path="/changes",
        title="Changes",
        says=f"What reports published since a day bring, in three lists: new facts, facts told again, corrections; of each the first {MAX_CHANGES}, and how many there are. Without a day, since a week before the latest report.",
        gives=News,
        answer=_changes,
        params=("since", "party", "issue"),
        group=GROUP,
    ),
    Endpoint(
        path="/coverage",
        title="Coverage",
        says="Whose reports and whose voices there are, and what is missing.",
        gives=Coverage,
        answer=_coverage,
        group=GROUP,
    ),
    Endpoint(
        path="/problems",
        title="Problems",
        says="What could not be fetched, read or stored, and why, the latest first.",
        gives=Listing[Problem],
        answer=_problems,
        params=PAGED,
        group=GROUP,
    ),
    Endpoint(
        path="/issues",
        title="Issues",
        says="The issues of a negotiation under their families. An issue's id is `family.issue`.",
        gives=tuple[Family, ...],
        answer=_issues,
        group=GROUP,
    ),
    Endpoint(
        path="/parties",
        title="Parties",
        says="Who takes a position or is spoken for, by name; of very many those who do so most.",
        gives=tuple[str, ...],
        answer=_parties,
        group=GROUP,
    ),
)
