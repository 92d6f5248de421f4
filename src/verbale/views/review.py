"""What a reviewer is asked, and what of an answer holds: claims and joins one by one, edits checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

import msgspec

from verbale.errors import UnknownIdError, VerbaleError
from verbale.fusion import incidents
from verbale.fusion.judged import pair
from verbale.record import View
from verbale.terms import Claim
from verbale.views.material import Citation, Material

_FIXED = ("evidence", "support", "event", "answers")


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
            yield _question(material, "claim", [claim])


def _joins(material: Material, *, again: bool) -> Iterator[Question]:
    judged = material.reviewed.judged
    known = judged.same | judged.different | judged.unsure
    for one in incidents(material.claims, material.headings.values(), material.background):
        claims = {o.claim.id: o.claim for o in one.occurrences}
        for join in one.joins:
            if again or pair(join.one, join.other) not in known:
                reasons = tuple(reason.name for reason in join.reasons)
                yield _question(material, "join", [claims[join.one], claims[join.other]], reasons)


def _question(
    material: Material,
    about: Literal["claim", "join"],
    claims: Sequence[Claim],
    reasons: tuple[str, ...] = (),
) -> Question:
    return Question(
        about=about,
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

    Raises:
        VerbaleError: the record has no such field, or cannot state that there.
    """
    stated: dict[str, Any] = msgspec.to_builtins(claim.record)
    found: dict[str, Any] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or name not in stated or name in _FIXED:
            fields = ", ".join(name for name in stated if name not in _FIXED)
            raise VerbaleError(f"{change!r}: a claim of {claim.kind} has these fields: {fields}")
        found[name] = _read(value)
    try:
        msgspec.convert({**stated, **found}, type(claim.record))
    except msgspec.ValidationError as error:
        raise VerbaleError(f"the edit does not hold: {error}") from error
    return found


def _read(value: str) -> Any:
    """A value as typed: nothing, a number, true or false, a JSON list, else a text."""
    if not value:
        return None
    try:
        read = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return value if isinstance(read, dict | float) else read
