"""The record as a whole: what changed, what it covers, what failed, and the words by which it can be asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.serve.api.params import BadParamError
from verbale.serve.api.types import ChangeCounts
from verbale.serve.pages.record import week_before
from verbale.terms import Problem, issue_families
from verbale.terms.vocabulary import Family
from verbale.views import Change, Changes, Coverage, coverage
from verbale.views.sheets import parties

GROUP = "Record"
SINCE = ("since", "party", "issue")


def _changed(call: Call) -> Changes:
    material = call.material()
    since = call["since"] or week_before(material)
    if since is None:
        raise BadParamError("since", "No report bears a date. Say since when.")
    return call.desk.changes(material, since)


def _counts(call: Call) -> ChangeCounts:
    found = _changed(call)
    return ChangeCounts(
        since=found.since,
        reports=found.reports,
        origins=found.origins,
        undated=found.undated,
        new=len(found.new),
        again=len(found.again),
        corrections=len(found.corrections),
    )


def _list(call: Call, *, which: Callable[[Changes], tuple[Change, ...]]) -> Listing[Change]:
    return call.cut(which(_changed(call)), _change)


def _change(one: Change) -> Key:
    cited = [citation.claim_id for citation in (*one.citations[:1], one.before) if citation]
    return (one.date or "", one.kind, one.line, one.note or "", *cited)


def _coverage(call: Call) -> Coverage:
    return coverage(call.desk.material())


def _problems(call: Call) -> Listing[Problem]:
    return call.page(call.desk.list_problems(call.start()))


def _issues(_: Call) -> tuple[Family, ...]:
    return issue_families()


def _parties(call: Call) -> tuple[str, ...]:
    return tuple(parties(call.desk.material()))


ENDPOINTS = (
    Endpoint(
        path="/changes",
        title="How much changed",
        says="What reports published since a day bring, counted; without a day, since a week before the latest report.",
        gives=ChangeCounts,
        answer=_counts,
        params=SINCE,
        group=GROUP,
    ),
    Endpoint(
        path="/changes/new",
        title="New facts",
        says="What no report published before tells, the latest day first.",
        gives=Listing[Change],
        answer=partial(_list, which=lambda found: found.new),
        params=(*SINCE, *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/changes/again",
        title="Facts told again",
        says="What reports published before tell too.",
        gives=Listing[Change],
        answer=partial(_list, which=lambda found: found.again),
        params=(*SINCE, *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/changes/corrections",
        title="Corrections",
        says="Other counts by the same counter, and new versions of a report.",
        gives=Listing[Change],
        answer=partial(_list, which=lambda found: found.corrections),
        params=(*SINCE, *PAGED),
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
