"""A judgement: what a reviewer says of a claim, a join, a person or a report. It stands apart from them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from verbale.terms.ids import identify

Verdict = Literal["accept", "reject", "edit", "same", "different", "unsure", "hide", "takedown", "undo"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement, by one reviewer, at one time. It is never changed; a later one goes before it.

    Attributes:
        id: hash of all the rest but the note.
        verdict: `accept`, `reject` or `edit` a claim; two claims, or two reports, are the `same`
            thing told, or `different` ones; `unsure` of a claim or of two; `hide` a person; take
            a report down; `undo` a judgement.
        subject: id of a claim, a report or, of an undo, a judgement; of `hide`, the person's name.
        other: id of the second of two.
        changes: of an edit, field of the record -> what it states instead.
        note: why, in the reviewer's words.
        reviewer: who judged.
        made: when, as ISO 8601 in UTC.
    """

    id: str
    verdict: Verdict
    subject: str
    other: str | None = None
    changes: dict[str, Any] | None = None
    note: str | None = None
    reviewer: str
    made: str


def make_judgement(  # noqa: PLR0913 - a judgement has so many parts
    verdict: Verdict,
    subject: str,
    *,
    reviewer: str,
    made: str,
    other: str | None = None,
    changes: dict[str, Any] | None = None,
    note: str | None = None,
) -> Judgement:
    """A judgement with its id. Of two things, the order does not matter."""
    if other is not None and other < subject:
        subject, other = other, subject
    stated = None if changes is None else msgspec.json.encode(changes, order="sorted").decode()
    return Judgement(
        id=identify("judgement", (verdict, subject, other, stated, reviewer, made)),
        verdict=verdict,
        subject=subject,
        other=other,
        changes=changes,
        note=note,
        reviewer=reviewer,
        made=made,
    )
