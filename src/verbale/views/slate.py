"""Standings worked out of the whole record and kept, so that a board of any record is there at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from verbale.fusion import Said, Standing, Table, Voice, fit, follow_copies, review, standing, table
from verbale.record import Chalked, View
from verbale.terms import Claim, Dossier, Heading, Position, Span, Statement
from verbale.views.board import (
    Board,
    Cell,
    Row,
    by_issue,
    matter_words,
    order_parties,
    row_of,
    show_cell,
    show_stand,
)
from verbale.views.days import days_between
from verbale.views.gather import gather
from verbale.views.material import Material
from verbale.views.privacy import withheld

BATCH_REPORTS = 500
CELL, ROW, SEATS = "cell", "row", "seats"
_KINDS = ("statements", "rounds", "positions")


class _Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A latest stance as it is kept; `words` are those by which it is compared."""

    claim_id: str
    report_id: str
    evidence: Span
    position: Position
    date: str | None
    published: str | None
    origin: str
    voice: Voice
    words: str


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    cell: Cell
    origins: int
    taken: msgspec.Raw

    def latest(self) -> tuple[_Taken, ...]:
        """The stances of the cell; most boards need none of them."""
        return msgspec.json.decode(self.taken, type=tuple[_Taken, ...])


class _Seats(msgspec.Struct, frozen=True, kw_only=True):
    table: Table
    last_day: str | None


def lay_out(view: View) -> Iterator[Chalked]:
    """What is to be kept: each party's cell on each issue, each issue's verdict, and who is seated."""
    reviewed = review(view.judgements())
    headings = follow_copies(view.reports(relevant=True), reviewed)
    positions, around, kinds = _collect(view, headings)
    seats = table(around, headings.values(), kinds)
    last = max((h.published or "" for h in headings.values()), default="") or None
    yield _chalk(SEATS, "", "", _Seats(table=seats, last_day=last))
    found = [one for one in standing(positions, headings.values(), around) if one.latest]
    orders = _orders(found, seats)
    found.sort(key=lambda one: orders[None][one.party])
    for issue, found_on in by_issue(found):
        ids = {said.claim.report_id for one in found_on for said in one.latest}
        material = gather(view, report_ids=ids)
        yield from _verdicts(material, issue, found_on, seats, orders)
        for one in found_on:
            cell = show_cell(material, one, None)
            taken = tuple(_take(said, matter_words(material, said)) for said in one.latest)
            packed = msgspec.Raw(msgspec.json.encode(taken))
            yield _chalk(CELL, one.party, issue, _Kept(cell=cell, origins=one.origins, taken=packed))


def _orders(found: Sequence[Standing], seats: Table) -> dict[str | None, dict[str, int]]:
    """The order of parties on the whole board, and on that of each family and issue."""
    narrowed: dict[str | None, list[Standing]] = defaultdict(list)
    for one in found:
        for issue in (None, *_narrowed_to(one.issue)):
            narrowed[issue].append(one)
    return {issue: order_parties(some, seats) for issue, some in narrowed.items()}


def _narrowed_to(issue: str) -> set[str]:
    """By what a board can be narrowed so that an issue is on it: its family and itself."""
    return {issue.split(".", maxsplit=1)[0], issue}


def _verdicts(
    material: Material,
    issue: str,
    found: Sequence[Standing],
    seats: Table,
    orders: Mapping[str | None, Mapping[str, int]],
) -> Iterator[Chalked]:
    """The verdict on an issue as the whole board and narrowed ones tell it, each with its parties in its order."""
    told: dict[tuple[str, ...], Row] = {}
    for narrowed in (None, *sorted(_narrowed_to(issue))):
        order = orders[narrowed]
        ordered = sorted(found, key=lambda one: order[one.party])
        parties = tuple(one.party for one in ordered)
        if parties not in told:
            how = fit(ordered, seats, lambda said: matter_words(material, said))
            told[parties] = row_of(issue, (), how, lambda said: show_stand(material, said))
        yield _chalk(_rows_of(narrowed), "", issue, told[parties])


def _rows_of(narrowed: str | None) -> str:
    """The kind under which the verdicts of a board are kept."""
    return ROW if narrowed is None else f"{ROW} of {narrowed}"


def _chalk(kind: str, party: str, issue: str, body: msgspec.Struct) -> Chalked:
    return Chalked(kind, party, issue, msgspec.json.encode(body).decode())


def _collect(view: View, headings: Mapping[str, Heading]) -> tuple[list[Claim], list[Claim], dict[str, str]]:
    """The parties' positions, all that tells whose word they are, and what kind of actor each name is."""
    reviewed = review(view.judgements())
    positions: list[Claim] = []
    around: list[Claim] = []
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    coming = iter(headings)
    while ids := list(islice(coming, BATCH_REPORTS)):
        claims = [c for kind in _KINDS for c in reviewed.apply(view.claims(kind, report_ids=ids))]
        around += claims
        said: dict[str, list[Statement]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.record, Statement):
                said[claim.report_id].append(claim.record)
        private: dict[str, Collection[str]] = {}
        texts = view.texts(ids)
        for reading in view.bare_readings(ids):
            name = reading.report.id
            named = withheld(reading.actors, said[name], texts[name])[1]
            private[name] = {*named, *reviewed.hidden}
            for actor in reading.actors:
                counts[actor.name][actor.kind] += 1
        positions += [
            claim
            for claim in claims
            if isinstance(claim.record, Position) and claim.record.party not in private[claim.report_id]
        ]
    kinds = {name: min(found, key=lambda kind: (-found[kind], kind)) for name, found in counts.items()}
    return positions, around, kinds


def _take(said: Said, words: str) -> _Taken:
    return _Taken(
        claim_id=said.claim.id,
        report_id=said.claim.report_id,
        evidence=said.claim.evidence,
        position=said.position,
        date=said.date,
        published=said.published,
        origin=said.origin,
        voice=said.voice,
        words=words,
    )


def _said(one: _Taken) -> Said:
    claim = Claim(
        id=one.claim_id,
        kind="positions",
        report_id=one.report_id,
        evidence=one.evidence,
        reader="",
        version="",
        record=one.position,
    )
    return Said(
        claim=claim,
        position=one.position,
        date=one.date,
        published=one.published,
        origin=one.origin,
        voice=one.voice,
    )


def _bare(kept: _Kept) -> Standing:
    """A standing without its stances."""
    cell = kept.cell
    return Standing(
        party=cell.party, issue=cell.issue, latest=(), history=(), reports=cell.reports, origins=kept.origins
    )


class Kept:
    """The cells and verdicts that are kept, as a board wants them."""

    def __init__(
        self, view: View, cells: Sequence[str], *, party: str | None, issue: str | None, old: bool
    ) -> None:
        found = [msgspec.json.decode(body, type=_Kept) for body in cells]
        self.cells = {(one.cell.party, one.cell.issue): one for one in found}
        self._view = view
        self._whole = party is None
        self._issue = issue
        self._old = old
        (seats,) = view.slate(SEATS, old=old) or ("{}",)
        self.seats = msgspec.json.decode(seats, type=_Seats)

    def rows(self) -> dict[str, Row]:
        """The verdicts of issues of which all cells are here; none where a party alone is asked for."""
        if not self._whole:
            return {}
        bodies = self._view.slate(_rows_of(self._issue), old=self._old) or []
        return {row.issue: row for row in (msgspec.json.decode(body, type=Row) for body in bodies)}


def kept_board(  # noqa: PLR0913 - what a board can be asked for
    view: View,
    *,
    party: str | None = None,
    issue: str | None = None,
    as_of: str | None = None,
    dossier: Dossier | None = None,
    only: bool = False,
    between: Collection[str] = (),
    old: bool = False,
) -> Board | None:
    """The board that `board` would make of the whole record, from what is kept; None where nothing is, or it is old.

    The arguments are those of `gather` and of `board`; names of private persons are withheld. With `old`,
    what was kept at any time will do.
    """
    bodies = view.slate(CELL, party=party, issue=issue, old=old)
    if bodies is None:
        return None
    kept = Kept(view, bodies, party=party, issue=issue, old=old)
    known = [one.name for one in dossier.parties] if dossier else []
    named = tuple(between) or tuple(one.name for one in (dossier.parties if dossier else ()) if one.seated)
    seats = kept.seats.table
    if named:
        seats = msgspec.structs.replace(seats, parties=named, known_by="named")
    chosen = [one for one in kept.cells.values() if one.cell.party in known or not only]
    found = [_bare(one) for one in chosen]
    order = order_parties(found, seats, known)
    found.sort(key=lambda one: order[one.party])
    verdicts = {} if named or only or known else kept.rows()
    last = as_of or kept.seats.last_day
    rows = (_row(kept, name, found_on, seats, verdicts.get(name)) for name, found_on in by_issue(found))
    return Board(
        as_of=last,
        parties=tuple(order),
        rows=tuple(_aged(row, last) for row in rows),
        compared=seats.parties,
        compared_by=seats.known_by,
    )


def _row(kept: Kept, issue: str, found: Sequence[Standing], seats: Table, verdict: Row | None) -> Row:
    mine = [kept.cells[one.party, issue] for one in found]
    cells = tuple(one.cell for one in mine)
    if verdict is not None:
        return msgspec.structs.replace(verdict, cells=cells)
    latest = [one.latest() for one in mine]
    words = {taken.claim_id: taken.words for all_of in latest for taken in all_of}
    stands = {
        taken.claim_id: stand
        for one, all_of in zip(mine, latest, strict=True)
        for taken, stand in zip(all_of, one.cell.stands, strict=True)
    }
    whole = [
        msgspec.structs.replace(one, latest=tuple(_said(taken) for taken in all_of))
        for one, all_of in zip(found, latest, strict=True)
    ]
    how = fit(whole, seats, lambda said: words[said.claim.id])
    return row_of(issue, cells, how, lambda said: stands[said.claim.id])


def _aged(row: Row, as_of: str | None) -> Row:
    cells = (msgspec.structs.replace(cell, age_days=days_between(_day(cell), as_of)) for cell in row.cells)
    return msgspec.structs.replace(row, cells=tuple(cells))


def _day(cell: Cell) -> str | None:
    return max((stand.date for stand in cell.stands if stand.date), default=None)
