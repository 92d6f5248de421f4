"""Which claim or join a reviewer is asked about next, each with its words in context."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from verbale.errors import UnknownIdError
from verbale.fusion import review
from verbale.record import Sought, Start, View
from verbale.terms import Claim
from verbale.views.gather import gather, gather_one
from verbale.views.material import Material
from verbale.views.review import Question, ask_about, questions
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


def next_join(material: Material, *, again: bool = False, after: str = "") -> Asked | None:
    """The next join of incidents to be judged, None where there is no more.

    Args:
        material: the claims.
        again: also what was judged before.
        after: where the last question stood, "" for the first.
    """
    places = {claim.id: n for n, claim in enumerate(material.claims)}
    behind = _place(after)
    found = [
        (tuple(places[one] for one in question.ids), question)
        for question in questions(material, joins=True, again=again)
    ]
    rest = sorted((one for one in found if one[0] > behind), key=lambda one: one[0])
    if not rest:
        return None
    place, question = rest[0]
    shown = tuple(show(material, material.claims[n]) for n in place)
    return Asked(question=question, shown=shown, after=".".join(map(str, place)))


def _place(after: str) -> tuple[int, ...]:
    parts = after.split(".")
    return tuple(map(int, parts)) if all(p.isascii() and p.isdigit() for p in parts) else (-1,)


def _asked(material: Material, claims: Sequence[Claim], after: str = "") -> Asked:
    left = tuple(material.reviewed.apply(claims, rejected=True))
    shown = tuple(show(material, claim) for claim in claims)
    return Asked(question=ask_about(material, left), shown=shown, after=after)
