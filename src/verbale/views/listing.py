"""Long lists out of the record page by page, so that none of them needs the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from verbale.record import Sought, SoughtReports, Start, View
from verbale.terms import Claim, Heading
from verbale.views.gather import gather
from verbale.views.leaf import Noted, note
from verbale.views.material import Material

T = TypeVar("T")
MAX_LOOKED = 20


@dataclass(frozen=True)
class Run(Generic[T]):
    """A page of a long list, and the number behind which the next one begins; None where there is none.

    A page may be shorter than was asked for, even empty, with others behind it.
    """

    lines: Sequence[T]
    following: int | None


def list_claims(view: View, sought: Sought, start: Start, *, show_names: bool = False) -> Run[Noted]:
    """Claims as reviewers left them, those that were rejected or taken down left out.

    Of a party that is a private person, no claim of the report that tells so of it is given.
    """
    found = view.claim_page(sought, start)
    material = gather(view, report_ids=_reports(claim for _, claim in found), show_names=show_names)
    kept = material.reviewed.apply(claim for _, claim in found if claim.report_id in material.headings)
    lines = [note(material, claim) for claim in kept if not is_private(material, claim, sought.party)]
    return Run(lines, _following([number for number, _ in found], start))


def list_reports(
    view: View, sought: SoughtReports, start: Start, *, show_names: bool = False
) -> Run[Heading]:
    """Headings with titles fit to be shown; reports that were taken down are left out."""
    found = view.report_page(sought, start)
    material = gather(view, report_ids=[heading.id for _, heading in found], show_names=show_names)
    lines = [
        msgspec.structs.replace(material.headings[heading.id], title=material.title(heading.id))
        for _, heading in found
        if heading.id in material.headings
    ]
    return Run(lines, _following([number for number, _ in found], start))


def is_told_of(view: View, party: str, *, show_names: bool = False) -> bool:
    """Whether some report names a party so, other than as a private person."""
    found = [claim for _, claim in view.claim_page(Sought(party=party), Start(limit=MAX_LOOKED))]
    material = gather(view, report_ids=_reports(found), show_names=show_names)
    shown = (claim for claim in found if claim.report_id in material.headings)
    return any(not is_private(material, claim, party) for claim in shown)


def is_private(material: Material, claim: Claim, party: str | None) -> bool:
    """Whether a party is a private person in the report of a claim, so that to find it by the name would tell it."""
    return (
        party is not None
        and not material.show_names
        and party in material.private_names.get(claim.report_id, ())
    )


def _reports(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.report_id for claim in claims))


def _following(numbers: Sequence[int], start: Start) -> int | None:
    return numbers[-1] if len(numbers) == start.limit else None
