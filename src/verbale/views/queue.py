"""Which claim or join a reviewer is asked about next, each with its words in context."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress

import msgspec

from verbale.errors import UnknownIdError
from verbale.fusion import review
from verbale.fusion.judged import Pair, pair
from verbale.record import Sought, Start, View
from verbale.terms import Claim, Judgement
from verbale.views.gather import gather, gather_one
from verbale.views.incidents import Joined
from verbale.views.material import Material
from verbale.views.review import Question, ask_about
from verbale.views.sheets.answers import Cut, Sheets, Sieve
from verbale.views.show import Shown, show

BATCH = 200


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question with all that is needed to answer it.

    Attributes:
        question: what is to be judged.
        shown: each of its claims in context.
        after: where it stands in the row of questions; the next one comes behind it. "" for one that
            was asked for by its id.
    """

    question: Question
    shown: tuple[Shown, ...]
    after: str = ""


def next_claim(
    view: View,
    *,
    kinds: Collection[str] = (),
    again: bool = False,
    after: str = "",
    show_names: bool = False,
) -> Asked | None:
    """The next claim to be judged, None where there is no more; no more of the record is read than is needed.

    Args:
        view: the record.
        kinds: only claims of these kinds; none for all.
        again: also what was judged before.
        after: where the last question stood, "" for the first.
        show_names: whether names of private persons are shown.
    """
    reviewed = review(view.judgements())
    number = int(after) if after.isascii() and after.isdigit() else None
    only = next(iter(kinds)) if len(kinds) == 1 else None
    while True:
        page = view.claim_page(Sought(kind=only), Start(limit=BATCH, after=number, latest=False))
        for number, claim in page:
            is_meant = claim.report_id not in reviewed.taken_down and (not kinds or claim.kind in kinds)
            if is_meant and (again or reviewed.verdict(claim.id) is None):
                return _asked(gather_one(view, claim.report_id, show_names=show_names), [claim], str(number))
        if len(page) < BATCH:
            return None


def asked_about(view: View, ids: Sequence[str], *, show_names: bool = False) -> Asked:
    """A claim, or two that may be the same, by ids or beginnings of ids; also what was judged.

    Raises:
        UnknownIdError: there is no such claim, or nothing of its report is shown.
        TakenDownError: its report was taken down.
        AmbiguousIdError: there are several.
    """
    claims = [view.claim(wanted) for wanted in ids]
    if len(claims) == 1:
        material = gather_one(view, claims[0].report_id, show_names=show_names)
    else:
        material = gather(view, report_ids={claim.report_id for claim in claims}, show_names=show_names)
    for claim in claims:
        if claim.report_id not in material.headings:
            raise UnknownIdError(claim.id)
    return _asked(material, claims)


def lines_of(view: View, ids: Collection[str], *, show_names: bool = False) -> dict[str, str]:
    """What claims state as reviewers left them, by full id; those of reports that are not shown are left out."""
    claims = []
    for wanted in dict.fromkeys(ids):
        with suppress(UnknownIdError):
            claims.append(view.claim(wanted))
    material = gather(view, report_ids={claim.report_id for claim in claims}, show_names=show_names)
    shown = [claim for claim in claims if claim.report_id in material.headings]
    return {claim.id: material.line(claim) for claim in material.reviewed.apply(shown, rejected=True)}


def next_join(
    sheets: Sheets, judgements: Iterable[Judgement], *, again: bool = False, after: str = ""
) -> tuple[Joined, str] | None:
    """The next join of incidents to be judged and where it stands, None where there is no more.

    Args:
        sheets: what the whole record holds.
        judgements: all that was judged.
        again: also what was judged before.
        after: where the last question stood, "" for the first.
    """
    judged = review(judgements).judged
    known = frozenset[Pair]() if again else judged.same | judged.different | judged.unsure
    behind = _place(after)
    start = max(0, behind[0])
    while True:
        found = sheets.incidents(Sieve(), Cut(start, BATCH))
        for n, one in enumerate(found.lines, start):
            for m, join in enumerate(one.joins):
                if (n, m) > behind and pair(join.one, join.other) not in known:
                    return join, f"{n}.{m}"
        start += BATCH
        if start >= found.total:
            return None


def _place(after: str) -> tuple[int, int]:
    """The number of an incident and of a join in it; before the first where none is told."""
    parts = after.split(".")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        return (-1, -1)
    return (int(parts[0]), int(parts[1]))


def _asked(material: Material, claims: Sequence[Claim], after: str = "") -> Asked:
    left = tuple(material.reviewed.apply(claims, rejected=True))
    shown = tuple(show(material, claim) for claim in claims)
    return Asked(question=ask_about(material, left), shown=shown, after=after)
