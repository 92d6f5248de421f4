"""What a reviewer is asked, and what of an answer holds: claims and joins one by one, edits checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from verbale.errors import UnknownIdError, VerbaleError
from verbale.fusion import incidents
from verbale.fusion.judged import pair
from verbale.record import View
from verbale.terms import DATES, Claim, event_types, issue_families
from verbale.views.material import Citation, Material

FIXED = ("evidence", "support", "event", "answers")
WHENCE = ("date_from", "place_from")
DAYS = frozenset({"date", "said"})
_DEGREES = {"lat": 90.0, "lon": 180.0}
_PLACED = ("geonames_id", "lat", "lon")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One claim, or two that are joined, to be judged.

    Attributes:
        about: a `claim` or a `join`.
        ids: ids of the claims.
        lines: what each states.
        citations: the words that each rests on.
        reasons: of a join, why the two stand together.
    """

    about: Literal["claim", "join"]
    ids: tuple[str, ...]
    lines: tuple[str, ...]
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...] = ()


def questions(
    material: Material, *, joins: bool = False, kinds: Collection[str] = (), again: bool = False
) -> Iterator[Question]:
    """What is to be judged, one after the other.

    Args:
        material: the claims.
        joins: the joins of incidents instead of claims.
        kinds: only claims of these kinds; none for all.
        again: also what was judged before.
    """
    if joins:
        yield from _joins(material, again=again)
        return
    for claim in material.claims:
        if kinds and claim.kind not in kinds:
            continue
        if again or material.reviewed.verdict(claim.id) is None:
            yield ask_about(material, [claim])


def _joins(material: Material, *, again: bool) -> Iterator[Question]:
    judged = material.reviewed.judged
    known = judged.same | judged.different | judged.unsure
    for one in incidents(material.claims, material.headings.values(), material.background):
        claims = {o.claim.id: o.claim for o in one.occurrences}
        for join in one.joins:
            if again or pair(join.one, join.other) not in known:
                reasons = tuple(reason.name for reason in join.reasons)
                yield ask_about(material, [claims[join.one], claims[join.other]], reasons)


def ask_about(material: Material, claims: Sequence[Claim], reasons: tuple[str, ...] = ()) -> Question:
    """What is asked of a claim, or of two that are joined for these reasons."""
    return Question(
        about="claim" if len(claims) == 1 else "join",
        ids=tuple(claim.id for claim in claims),
        lines=tuple(material.line(claim) for claim in claims),
        citations=tuple(material.cite(claim) for claim in claims),
        reasons=reasons,
    )


def resolve(view: View, wanted: str, *, claims_only: bool = True) -> tuple[Literal["claim", "report"], str]:
    """Whether an id, or the beginning of one, is a claim's or a report's, and the full id.

    Raises:
        UnknownIdError: it is neither's.
        AmbiguousIdError: it is several's.
    """
    try:
        return "claim", view.claim(wanted).id
    except UnknownIdError:
        if claims_only:
            raise
    return "report", view.report(wanted).id


def check_edit(claim: Claim, changes: Sequence[str]) -> dict[str, Any]:
    """What `FIELD=VALUE` changes of a claim's record.

    A place that is changed has no coordinates unless they are given with it, and of a day or a place that a
    reviewer states it is not said whence a reader took it.

    Raises:
        VerbaleError: the record has no such field, or cannot state that there.
    """
    stated: dict[str, Any] = msgspec.to_builtins(claim.record)
    found: dict[str, Any] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or name not in stated or name in FIXED:
            fields = ", ".join(name for name in stated if name not in FIXED)
            raise VerbaleError(f"{change!r}: a claim of {claim.kind} has these fields: {fields}")
        found[name] = _read_degrees(name, value) if name in _DEGREES else _read(value)
    _check(stated, found)
    for part, hung in (
        ("place", (*_PLACED, "place_from")),
        ("venue", ("place_from",)),
        ("date", ("date_from",)),
    ):
        if part in found:
            found.update({name: None for name in hung if name in stated and name not in found})
    try:
        msgspec.convert({**stated, **found}, type(claim.record))
    except msgspec.ValidationError as error:
        raise VerbaleError(f"the edit does not hold: {error}") from error
    return found


def _check(stated: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    """What the type of a field does not tell of it.

    Raises:
        VerbaleError: a field cannot state that.
    """
    for name in DAYS.intersection(found):
        if found[name] is not None and not DATES.validate(str(found[name])):
            raise VerbaleError(
                f"{name}: {found[name]!r} is no day such as 2016-02-12, and no month such as 2016-02"
            )
    issue = found.get("issue")
    if issue is not None and str(issue).split(".")[0] not in {family.id for family in issue_families()}:
        raise VerbaleError(f"issue: there is none called {issue!r}")
    kind = found.get("type")
    if kind is not None and kind not in event_types():
        raise VerbaleError(f"type: {kind!r} is none of {', '.join(event_types())}")
    bounds = [{**stated, **found}.get(name) for name in ("low", "high")]
    low, high = (bound if isinstance(bound, int) else None for bound in bounds)
    if min(low or 0, high or 0) < 0 or (low is not None and high is not None and low > high):
        raise VerbaleError("a count goes from a low to a high number, neither below nothing")


def _read_degrees(name: str, value: str) -> float | None:
    """Degrees of the globe.

    Raises:
        VerbaleError: they are none.
    """
    try:
        read = float(value) if value else None
    except ValueError:
        read = float("nan")
    if read is not None and not abs(read) <= _DEGREES[name]:
        raise VerbaleError(f"{name}: {value!r} is no number of degrees")
    return read


def _read(value: str) -> Any:
    """A value as typed: nothing, a number, true or false, a JSON list, else a text."""
    if not value:
        return None
    try:
        read = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return value if isinstance(read, dict | float) else read
