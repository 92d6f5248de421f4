"""The board: parties by issues, each cell the latest public stance and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from verbale.fusion import (
    Compatibility,
    Fit,
    Said,
    Standing,
    Table,
    Voice,
    fit,
    matter,
    standing,
    table,
    turns,
)
from verbale.terms import Claim, Dossier, issue_labels
from verbale.views.captions import say_stance
from verbale.views.days import days_between
from verbale.views.material import Citation, Material


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """One stance as a cell shows it.

    Attributes:
        stance: the stance's id.
        red_line: whether the party calls it beyond negotiation.
        wording: the words that state what is wanted or refused, None where the reader kept none.
        said_by: who said it, None where the report does not say.
        voice: whose word it rests on: "own", "told" by a report, "other" (another party's).
        date: the day it was said, else of its report.
        citation: its source.
    """

    stance: str
    red_line: bool
    wording: str | None
    said_by: str | None
    voice: Voice
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


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A party's stance that a verdict rests on."""

    party: str
    stand: Stand


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An issue with its cells, one a party that any report tells of, and how they fit together.

    `rule` says in words which stated rule gave `compatibility`; `grounds` are the stances, mostly
    two, that it rests on.
    """

    issue: str
    label: str
    cells: tuple[Cell, ...]
    compatibility: Compatibility
    rule: str
    grounds: tuple[Ground, ...] = ()


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """Parties, those with most cells first, and issues in the vocabulary's order.

    `compared` are the parties to the talks, whose stances are compared with one another; empty
    where no two are known, and then all are. `compared_by` says how they are known.
    """

    as_of: str | None
    parties: tuple[str, ...]
    rows: tuple[Row, ...]
    compared: tuple[str, ...] = ()
    compared_by: str = "nobody"


def board(
    material: Material,
    *,
    as_of: str | None = None,
    dossier: Dossier | None = None,
    only: bool = False,
    between: Collection[str] = (),
) -> Board:
    """The board of all positions among the claims given.

    Args:
        material: the claims.
        as_of: ISO day from which ages count; None takes the latest day of any report.
        dossier: names the parties that come first, in its order.
        only: whether parties that the dossier does not name are left out.
        between: the parties whose stances are compared; else those of the dossier that back no
            other, else those that rounds name.
    """
    known = [party.name for party in dossier.parties] if dossier else []
    found = [one for one in standings(material) if one.latest and (one.party in known or not only)]
    seats = seated(material, between, dossier)
    last = as_of or last_day(material)
    order = order_parties(found, seats, known)
    found.sort(key=lambda one: order[one.party])
    return Board(
        as_of=last,
        parties=tuple(order),
        rows=tuple(show_row(material, issue, found_on, seats, last) for issue, found_on in by_issue(found)),
        compared=seats.parties,
        compared_by=seats.known_by,
    )


def standings(material: Material, claims: Iterable[Claim] | None = None) -> list[Standing]:
    """Where the parties stand, by the positions of a material or by some of its claims."""
    chosen = material.positions() if claims is None else claims
    return standing(chosen, material.headings.values(), material.whole)


def seated(material: Material, between: Collection[str] = (), dossier: Dossier | None = None) -> Table:
    """The parties to the talks: those named, else the dossier's that back no other, else the rounds'."""
    parties = dossier.parties if dossier else ()
    named = tuple(between) or tuple(party.name for party in parties if party.seated)
    return table(material.whole, material.headings.values(), material.kinds, named)


def last_day(material: Material) -> str | None:
    """The latest day of any report, None if none has one."""
    return max((h.published or "" for h in material.headings.values()), default="") or None


def by_issue(found: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    """Standings issue by issue, in the vocabulary's order."""
    rank = {issue: n for n, issue in enumerate(issue_labels())}
    groups: dict[str, list[Standing]] = {}
    for one in found:
        groups.setdefault(one.issue, []).append(one)
    return sorted(groups.items(), key=lambda group: (rank.get(group[0], len(rank)), group[0]))


def matter_words(material: Material, said: Said) -> str:
    """The words by which a stance is compared: those that state it; the whole sentence where these name nothing."""
    wording = said.position.wording or ""
    return wording if matter(wording) else material.quote(said.claim.report_id, said.claim.evidence)


def show_stand(material: Material, said: Said) -> Stand:
    """A stance as a view shows it."""
    stated = material.stated(said.claim)
    return Stand(
        stance=said.position.stance,
        red_line=said.position.red_line,
        wording=stated["wording"],
        said_by=stated["said_by"],
        voice=said.voice,
        date=said.date,
        citation=material.cite(said.claim),
    )


def order_parties(found: Sequence[Standing], seats: Table, known: Sequence[str] = ()) -> dict[str, int]:
    """Party -> its place on the board: the dossier's, those to the talks, then by number of origins."""
    rank = {party: n for n, party in enumerate(known)}
    weight: Counter[str] = Counter()
    for one in found:
        weight[one.party] += one.origins
    parties = sorted(
        weight,
        key=lambda party: (rank.get(party, len(rank)), party not in seats.parties, -weight[party], party),
    )
    return {party: n for n, party in enumerate(parties)}


def show_cell(material: Material, found: Standing, as_of: str | None) -> Cell:
    """Where a party stands on an issue, as a board shows it."""
    return Cell(
        party=found.party,
        issue=found.issue,
        stands=tuple(show_stand(material, said) for said in found.latest),
        age_days=days_between(found.date, as_of),
        reports=found.reports,
        origins=found.origins,
    )


def show_row(
    material: Material, issue: str, found: Sequence[Standing], seats: Table, as_of: str | None
) -> Row:
    """An issue as a board shows it."""
    how = fit(found, seats, lambda said: matter_words(material, said))
    cells = tuple(show_cell(material, one, as_of) for one in found)
    return row_of(issue, cells, how, lambda said: show_stand(material, said))


def row_of(issue: str, cells: tuple[Cell, ...], how: Fit, show: Callable[[Said], Stand]) -> Row:
    """An issue with its cells and the verdict on them."""
    grounds = tuple(Ground(party=party, stand=show(said)) for party, said in how.grounds)
    return Row(
        issue=issue,
        label=issue_labels().get(issue, issue),
        cells=cells,
        compatibility=how.verdict,
        rule=say_rule(how, grounds),
        grounds=grounds,
    )


def say_rule(how: Fit, grounds: Sequence[Ground]) -> str:
    """The rule of a verdict in words, with the stances that it rests on."""
    said = "; ".join(_says(ground, one) for ground, (_, one) in zip(grounds, how.grounds, strict=True))
    texts: Mapping[str, str] = {
        "one": "Only one party's stance is reported."
        if how.grounds
        else "No party to the talks takes a stance.",
        "against": f"{said}.",
        "condition": f"{said}. A condition is set; nobody is opposed to another's stance.",
        "ready": f"{said}; nobody is against.",
        "apart": f"{said}; their words name no matter in common.",
        "unlisted": "What is on no issue of the list is compared with nothing.",
        "open": "The stances reported do not answer one another.",
    }
    return texts[how.rule]


def _says(ground: Ground, said: Said) -> str:
    """A party and its stance, with what turns its sense."""
    position = said.position
    end = " (of its end)" if turns(position.issue, position.wording or "") else ""
    by = f" (by the account of {ground.stand.said_by})" if said.voice == "other" else ""
    return f"{say_stance(ground.party, position.stance)}{end}{by}"
