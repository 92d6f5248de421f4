"""The board: parties by issues, each cell the latest public stance and what it rests on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from verbale.fusion import Said, Standing, standing
from verbale.terms import issue_labels
from verbale.views.captions import say_stance
from verbale.views.material import Citation, Material

Compatibility = Literal["compatible", "conditional", "opposed", "one-sided", "unknown"]
FOR = frozenset({"demand", "offer", "accept", "support"})
AGAINST = frozenset({"reject", "oppose"})


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """One stance as a cell shows it.

    Attributes:
        stance: the stance's id.
        red_line: whether the party calls it beyond negotiation.
        wording: the words that state what is wanted or refused, None where the reader kept none.
        said_by: who said it, None where the report does not say.
        date: the day it was said, else of its report.
        citation: its source.
    """

    stance: str
    red_line: bool
    wording: str | None
    said_by: str | None
    date: str | None
    citation: Citation


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party publicly stands on an issue; `age_days` counts to the day the board is made for."""

    party: str
    issue: str
    stands: tuple[Stand, ...]
    age_days: int | None
    reports: int
    origins: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An issue with its cells, one a party that any report tells of, and how they fit together.

    `rule` says in words which stated rule gave `compatibility`.
    """

    issue: str
    label: str
    cells: tuple[Cell, ...]
    compatibility: Compatibility
    rule: str


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """Parties, those with most cells first, and issues in the vocabulary's order."""

    as_of: str | None
    parties: tuple[str, ...]
    rows: tuple[Row, ...]


def board(material: Material, *, as_of: str | None = None) -> Board:
    """The board of all positions among the claims given.

    Args:
        material: the claims.
        as_of: ISO day from which ages count; None takes the latest day of any report.
    """
    found = standing(material.claims, material.headings.values())
    last = as_of or max((h.published or "" for h in material.headings.values()), default="") or None
    cells = [_cell(material, stands, last) for stands in found]
    order = _order(cells)
    cells.sort(key=lambda cell: order[cell.party])
    rank = {issue: n for n, issue in enumerate(issue_labels())}
    issues = sorted({cell.issue for cell in cells}, key=lambda issue: (rank.get(issue, len(rank)), issue))
    rows = tuple(_row(issue, [cell for cell in cells if cell.issue == issue]) for issue in issues)
    return Board(as_of=last, parties=tuple(order), rows=rows)


def _order(cells: Sequence[Cell]) -> dict[str, int]:
    """Party -> its place on the board: those that most origins tell of come first."""
    weight: Counter[str] = Counter()
    for cell in cells:
        weight[cell.party] += cell.origins
    parties = sorted(weight, key=lambda party: (-weight[party], party))
    return {party: n for n, party in enumerate(parties)}


def _cell(material: Material, found: Standing, as_of: str | None) -> Cell:
    return Cell(
        party=found.party,
        issue=found.issue,
        stands=tuple(_stand(material, said) for said in found.latest),
        age_days=_days_between(found.date, as_of),
        reports=found.reports,
        origins=found.origins,
    )


def _stand(material: Material, said: Said) -> Stand:
    return Stand(
        stance=said.position.stance,
        red_line=said.position.red_line,
        wording=said.position.wording,
        said_by=said.position.said_by,
        date=said.date,
        citation=material.cite(said.claim),
    )


def _days_between(first: str | None, last: str | None) -> int | None:
    if first is None or last is None or len(first) < 10 or len(last) < 10:
        return None
    return (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days


def _row(issue: str, cells: Sequence[Cell]) -> Row:
    verdict, rule = compare(cells)
    label = issue_labels().get(issue, issue)
    return Row(issue=issue, label=label, cells=tuple(cells), compatibility=verdict, rule=rule)


def compare(cells: Sequence[Cell]) -> tuple[Compatibility, str]:
    """Whether the latest stances on one issue fit together, by stated rules, and the rule's words.

    The rules, the first that holds: one party alone; a stance for and another party's against;
    a condition; someone accepts or offers and nobody is against; else it cannot be told.
    """
    if len(cells) < 2:
        return "one-sided", "Only one party's stance is reported."
    against = [c for c in cells if any(s.stance in AGAINST for s in c.stands)]
    in_favour = [c for c in cells if any(s.stance in FOR for s in c.stands)]
    for one in in_favour:
        for other in against:
            if one.party != other.party:
                return "opposed", f"{_says(one, FOR)}; {_says(other, AGAINST)}."
    conditions = [c for c in cells if any(s.stance == "condition" for s in c.stands)]
    if conditions:
        return (
            "conditional",
            f"{conditions[0].party} sets a condition; nobody is opposed to another's stance.",
        )
    ready = [c for c in in_favour if any(s.stance in ("accept", "offer") for s in c.stands)]
    if ready and not against:
        return "compatible", f"{_says(ready[0], frozenset({'accept', 'offer'}))}; nobody is against."
    return "unknown", "The stances reported do not answer one another."


def _says(cell: Cell, stances: frozenset[str]) -> str:
    stance = next(s.stance for s in cell.stands if s.stance in stances)
    return say_stance(cell.party, stance)
