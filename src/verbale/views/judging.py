"""What a reviewer may answer, and how an answer becomes a judgement; the terminal and the pages share it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from verbale.errors import UnknownIdError, VerbaleError
from verbale.record import View
from verbale.terms import Judgement, Verdict, make_judgement
from verbale.views.review import check_edit, resolve

ON_CLAIMS: tuple[Verdict, ...] = ("accept", "reject", "edit", "unsure")
ON_TWO: tuple[Verdict, ...] = ("same", "different", "unsure")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a question, and the key by which it is given."""

    key: str
    verdict: Verdict


ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "claim": (
        Answer(key="a", verdict="accept"),
        Answer(key="r", verdict="reject"),
        Answer(key="u", verdict="unsure"),
    ),
    "join": (
        Answer(key="s", verdict="same"),
        Answer(key="d", verdict="different"),
        Answer(key="u", verdict="unsure"),
    ),
}
"""What a question is about -> what can be answered."""


def judge(  # noqa: PLR0913 - a judgement has so many parts
    view: View,
    verdict: Verdict,
    targets: Sequence[str],
    *,
    reviewer: str,
    note: str | None = None,
    changes: Sequence[str] = (),
) -> Judgement:
    """A judgement of now, checked, to be added to the record.

    Args:
        view: the record.
        verdict: what is said of the targets; not `undo`.
        targets: ids, or beginnings of ids, of one claim or two, of a report or two, or a person's name.
        reviewer: who judges.
        note: why.
        changes: of an edit, `FIELD=VALUE` each.

    Raises:
        UnknownIdError: a target is not there.
        AmbiguousIdError: a target may be several.
        VerbaleError: these targets cannot be judged so, or the edit does not hold.
    """
    if bool(changes) != (verdict == "edit"):
        raise VerbaleError("an edit says what it changes, and nothing else does")
    found = _resolve(view, verdict, targets)
    edited = check_edit(view.claim(found[0]), changes) if verdict == "edit" else None
    return make_judgement(
        verdict,
        found[0],
        other=found[1] if len(found) > 1 else None,
        reviewer=reviewer,
        made=_now(),
        changes=edited,
        note=note,
    )


def take_back(
    view: View, judgement_id: str, *, reviewer: str, note: str | None = None
) -> tuple[Judgement, Judgement]:
    """The judgement that undoes another, by its id or the beginning of it, and the other.

    Raises:
        UnknownIdError: there is none, or there are several.
    """
    known = [judgement for judgement in view.judgements() if judgement.id.startswith(judgement_id)]
    if len(known) != 1:
        raise UnknownIdError(judgement_id)
    return make_judgement("undo", known[0].id, reviewer=reviewer, made=_now(), note=note), known[0]


def remaining_copies(view: View, judgement: Judgement) -> list[str]:
    """Ids of the reports that republish one that was taken down, which remain."""
    if judgement.verdict != "takedown":
        return []
    return view.copies_of(judgement.subject)


def _now() -> str:
    # Finer than other times: the latest judgement counts, and two may be made in one second.
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _resolve(view: View, verdict: Verdict, targets: Sequence[str]) -> tuple[str, ...]:
    """Full ids of what is judged, or a person's name."""
    pairs = verdict in ON_TWO and (verdict != "unsure" or len(targets) == 2)
    if len(targets) != (2 if pairs else 1):
        raise VerbaleError(
            f"{verdict} takes {'two ids' if pairs else 'one ' + ('name' if verdict == 'hide' else 'id')}"
        )
    if verdict == "hide":
        return tuple(targets)
    if verdict == "takedown":
        return (view.report(targets[0]).id,)
    found = tuple(resolve(view, target, claims_only=not pairs) for target in targets)
    if len({kind for kind, _ in found}) > 1 or len({full for _, full in found}) < len(found):
        raise VerbaleError("two different claims, or two different reports, can be judged together")
    return tuple(full for _, full in found)
