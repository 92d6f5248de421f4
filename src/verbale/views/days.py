"""Days as views reckon with them: whether one lies in a period, how far apart two are, whose day a claim is of."""

from __future__ import annotations

from typing import TypedDict

from verbale.terms import Claim
from verbale.terms.dates import read_day
from verbale.views.captions import record_date
from verbale.views.material import Material


class Dated(TypedDict):
    """A day, and whether the text or only the report gives it."""

    date: str | None
    dated_by: str


def dated(material: Material, claim: Claim) -> Dated:
    """The day of a claim, and where it is from."""
    own = record_date(claim.record)
    return {"date": day_of(material, claim), "dated_by": "text" if own else "report"}


def day_of(material: Material, claim: Claim) -> str | None:
    """The day that a claim states, else that of its report."""
    return record_date(claim.record) or material.published(claim.report_id)


def within(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day lies in a period; an undated one does where none is set.

    All three are ISO prefixes: a month may lie after a day of it, and a period until a month lasts it out.
    """
    if date is None:
        return since is None and until is None
    return (since is None or date >= since[: len(date)]) and (until is None or date[: len(until)] <= until)


def days_between(first: str | None, last: str | None) -> int | None:
    """Days from one day to another, None where either is no full day."""
    start, end = read_day(first), read_day(last)
    return (end - start).days if start and end else None
