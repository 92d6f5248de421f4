"""The view: the only way out of the record, for reading alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from verbale.errors import AmbiguousIdError, UnknownIdError
from verbale.record import days, paging, queries, rows, search, slate, tables, versions
from verbale.record.database import explained, is_in
from verbale.record.days import Told
from verbale.record.judging import read_judgements
from verbale.record.kept import Shelf, last_making
from verbale.record.paging import Sought, SoughtReports, Start
from verbale.record.restore import restore_bare, restore_claim, restore_records
from verbale.record.search import Hit
from verbale.record.versions import Superseded, Version
from verbale.terms import Claim, Heading, Judgement, Problem, Reading, Report

_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds; `reports` without older versions, `claims` those of current readings."""

    reports: int
    readings: int
    claims: int
    problems: int


class View:
    """What the record holds, as of each call; safe to share between threads.

    Claims and headings are those of each report's current reading: its latest. Of an article that was
    edited, the latest version stands for all; the older ones are given where they are asked for by id.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reports(  # noqa: PLR0913 (each option narrows on its own)
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        relevant: bool | None = None,
        superseded: bool = False,
        report_ids: Collection[str] | None = None,
    ) -> Iterator[Heading]:
        """Headings in the order in which the reports came in.

        Args:
            since: ISO date prefix; reports published before it are left out, undated ones too.
            until: ISO date prefix; reports published after it are left out, undated ones too.
            publisher: only this publisher's.
            relevant: only those that are, or are not, about the conflict.
            superseded: older versions of edited articles too.
            report_ids: only these.
        """
        query = queries.current_readings().order_by(tables.reports.c.seq)
        day = tables.readings.c.published
        query = query.where(*queries.within(day, since, until))
        if publisher is not None:
            query = query.where(tables.readings.c.publisher == publisher)
        if relevant is not None:
            query = query.where(tables.readings.c.relevant == relevant)
        if not superseded:
            query = query.where(queries.stands())
        if report_ids is not None:
            query = query.where(is_in(tables.reports.c.id, report_ids))
        later = self._later()
        for row in self._rows(query):
            yield _follow(restore_bare(row.body).report, later)

    def report(self, report_id: str) -> Report:
        """A report by its id or the beginning of it, with its text.

        Raises:
            UnknownIdError: there is none.
            AmbiguousIdError: there are several.
        """
        full = self._full_id(tables.reports, report_id)
        query = queries.current_readings(tables.reports).where(tables.reports.c.id == full)
        row = self._first(query)
        if row is None:
            raise UnknownIdError(report_id)
        heading = restore_bare(row.body).report
        return Report(
            id=full,
            text=row.text,
            title=heading.title,
            published=heading.published,
            publisher=heading.publisher,
            url=row.url,
            author=row.author,
            language=heading.language,
            sha256=row.text_sha256,
            raw_sha256=row.raw_sha256,
            source=row.source,
            retrieved=row.retrieved,
            boilerplate=heading.boilerplate,
        )

    def reading(self, report_id: str) -> Reading:
        """A report's current reading.

        Raises:
            UnknownIdError: there is no such report.
            AmbiguousIdError: there are several.
        """
        full = self._full_id(tables.reports, report_id)
        row = self._first(queries.current_readings().where(tables.reports.c.id == full))
        if row is None:
            raise UnknownIdError(report_id)
        found = list(self.claims(report_ids=[full]))
        return msgspec.structs.replace(restore_bare(row.body), **restore_records(found))

    def texts(self, report_ids: Collection[str]) -> dict[str, str]:
        """Report id -> text, of those of these reports that there are; far quicker than one by one."""
        query = sa.select(tables.reports.c.id, tables.reports.c.text)
        rows_found = self._rows(query.where(is_in(tables.reports.c.id, report_ids)))
        return {row.id: row.text for row in rows_found}

    def bare_readings(self, report_ids: Collection[str]) -> Iterator[Reading]:
        """The current readings of these reports with their mentions and without their claims."""
        query = queries.current_readings().order_by(tables.reports.c.seq)
        for row in self._rows(query.where(is_in(tables.reports.c.id, report_ids))):
            yield restore_bare(row.body)

    def has_report(self, report_id: str, versions: dict[str, str]) -> bool:
        """Whether a report's current reading was made by exactly these readers and versions."""
        query = queries.current_readings(tables.readings.c.versions).where(tables.reports.c.id == report_id)
        row = self._first(query)
        return row is not None and row.versions == rows.digest_versions(versions)

    def claims(  # noqa: PLR0913 (each option narrows on its own)
        self,
        kind: str | None = None,
        *,
        party: str | None = None,
        issue: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        report_ids: Collection[str] | None = None,
    ) -> Iterator[Claim]:
        """Claims of current readings, report by report, in the order of each reading.

        Args:
            kind: only these: "positions", "tolls", …
            party: only those that name this party as one of theirs.
            issue: only this issue (a family takes in its children), type of event, kind of toll
                or status.
            place: only those at this place, point or venue.
            since: ISO date prefix; earlier ones are left out. A claim without a date of its own
                has its report's; one without either is left out.
            until: ISO date prefix; later ones are left out, as above.
            report_ids: only those of these reports.
        """
        query = queries.current_claims().order_by(tables.reports.c.seq, tables.assertions.c.position)
        query = query.where(*queries.within(queries.claim_day(), since, until))
        if kind is not None:
            query = query.where(tables.claims.c.kind == kind)
        if party is not None:
            query = query.where(queries.names_party(party))
        if issue is not None:
            query = query.where(queries.on_topic(issue))
        if place is not None:
            query = query.where(tables.claims.c.place == place)
        if report_ids is not None:
            query = query.where(is_in(tables.reports.c.id, report_ids))
        else:
            query = query.where(queries.stands())
        for row in self._rows(query):
            yield restore_claim(row)

    def claim(self, claim_id: str) -> Claim:
        """A claim by its id or the beginning of it, also one that no current reading asserts.

        Raises:
            UnknownIdError: there is none.
            AmbiguousIdError: there are several.
        """
        full = self._full_id(tables.claims, claim_id)
        query = queries.all_claims().where(tables.claims.c.id == full)
        row = self._first(query.order_by(tables.assertions.c.reading_seq.desc()).limit(1))
        if row is None:
            raise UnknownIdError(claim_id)
        return restore_claim(row)

    def is_current(self, claim_id: str) -> bool:
        """Whether the current reading of its report, which is the latest version, still asserts a claim."""
        query = queries.current_claims().where(tables.claims.c.id == claim_id, queries.stands())
        return self._first(query.limit(1)) is not None

    def problems(self) -> Iterator[Problem]:
        """All that failed, in the order in which it was first seen."""
        table = tables.problems
        columns = [table.c[name] for name in Problem.__struct_fields__]
        for row in self._rows(sa.select(*columns).order_by(table.c.seq)):
            yield Problem(**row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)

    def latest_problems(self, start: int, size: int) -> tuple[list[Problem], int]:
        """So many of what failed from a number on, which counts from 0, the latest first; and how many there are."""
        table = tables.problems
        columns = [table.c[name] for name in Problem.__struct_fields__]
        query = sa.select(*columns).order_by(table.c.seq.desc()).offset(start).limit(size)
        with explained(), self._engine.connect() as connection:
            total = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        return [Problem(**row._mapping) for row in self._rows(query)], total  # noqa: SLF001 (as above)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The reports that hold all words of a query, best first; quotation marks make a phrase."""
        with explained(), self._engine.connect() as connection:
            return search.search_reports(connection, query, limit)

    def search_claims(self, query: str, *, limit: int = 20) -> list[Claim]:
        """The current claims whose cited words and names hold all words of a query, best first."""
        with explained(), self._engine.connect() as connection:
            seqs = search.search_claims(connection, query, limit)
        wanted = queries.current_claims().where(is_in(tables.claims.c.seq, seqs), queries.stands())
        found = self._rows(wanted)
        place = {seq: index for index, seq in enumerate(seqs)}
        return [restore_claim(row) for row in sorted(found, key=lambda row: place[row.seq])]

    def done(self, keys: Collection[str]) -> set[str]:
        """Those of these documents that a run is done with."""
        column = tables.done_items.c.key
        return {row.key for row in self._rows(sa.select(column).where(is_in(column, keys)))}

    def slate(
        self, kind: str, *, party: str | None = None, issue: str | None = None, old: bool = False
    ) -> list[str] | None:
        """What was worked out of the whole record, as JSON; None where that was not done since it changed.

        With `old`, what was worked out at any time, and None where nothing was.
        """
        with explained(), self._engine.connect() as connection:
            return slate.read(connection, kind, party=party, issue=issue, old=old)

    def slate_stamp(self) -> str:
        """A word that changes whenever a reading, an edit or a judgement is added."""
        with explained(), self._engine.connect() as connection:
            return slate.stamp(connection)

    def shelf(self, way: str) -> Shelf | None:
        """The lists that were last worked out of the whole record in a way, None where none were."""
        with explained(), self._engine.connect() as connection:
            making = last_making(connection, way)
        return None if making is None else Shelf(self._engine, making)

    def told_in(self, kinds: Collection[str], since: str | None, until: str | None, limit: int) -> Told:
        """The reports that tell of the latest days of a period, or were published then."""
        with explained(), self._engine.connect() as connection:
            return days.told_in(connection, kinds, since, until, limit)

    def claim_page(self, sought: Sought, start: Start) -> list[tuple[int, Claim]]:
        """A page of the current claims of relevant reports, each with its number."""
        with explained(), self._engine.connect() as connection:
            return list(paging.page_claims(connection, sought, start))

    def report_page(self, sought: SoughtReports, start: Start) -> list[tuple[int, Heading]]:
        """A page of the headings of relevant reports, each with its number."""
        later = self._later()
        with explained(), self._engine.connect() as connection:
            found = paging.page_reports(connection, sought, start)
            return [(number, _follow(heading, later)) for number, heading in found]

    def problem_page(self, start: Start) -> list[tuple[int, Problem]]:
        """A page of what failed, each with its number."""
        with explained(), self._engine.connect() as connection:
            return list(paging.page_problems(connection, start))

    def sketches(self) -> Iterator[tuple[str, bytes]]:
        """Report id and sketch of each report that has one and is a latest version, in the order in which they came in."""
        table = tables.sketches
        query = sa.select(tables.reports.c.id, table.c.hashes).join_from(table, tables.reports)
        query = query.where(queries.stands())
        for row in self._rows(query.order_by(table.c.report_seq)):
            yield row.id, row.hashes

    def counts(self) -> Counts:
        """How much there is."""
        current = sa.select(sa.func.count()).select_from(
            queries.current_claims().where(queries.stands()).subquery()
        )
        wholes = (tables.reports, tables.readings, tables.problems)
        with explained(), self._engine.connect() as connection:
            reports, readings, problems = (
                connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in wholes
            )
            older = len(versions.find_later(connection))
            return Counts(reports - older, readings, connection.scalar(current) or 0, problems)

    def versions(self, report_id: str) -> list[Version]:
        """The versions of an article, the earliest first, by the id of any of them; the report alone if it has none.

        Raises:
            UnknownIdError: there is no such report.
            AmbiguousIdError: there are several.
        """
        full = self._full_id(tables.reports, report_id)
        with explained(), self._engine.connect() as connection:
            return versions.find_versions(connection, full)

    def edits(self) -> list[Superseded]:
        """Every edit of an article, in the order in which they were found."""
        with explained(), self._engine.connect() as connection:
            return versions.find_edits(connection)

    def copies_of(self, report_id: str) -> list[str]:
        """Ids of the reports that republish one, or an older version of it, by its full id."""
        later = self._later()
        meant = {report_id, *(older for older, newest in later.items() if newest == report_id)}
        query = queries.current_readings().where(is_in(tables.readings.c.copy_of, sorted(meant)))
        rows = self._rows(query.where(queries.stands()).order_by(tables.reports.c.seq))
        found = (_follow(restore_bare(row.body).report, later) for row in rows)
        return [heading.id for heading in found if heading.copy_of == report_id]

    def stamp(self) -> str:
        """A word that changes whenever a report, a reading, an edit, a problem or a judgement is added."""
        grown = (tables.reports, tables.readings, tables.versions, tables.problems, tables.judgements)
        last = [sa.select(sa.func.max(table.c.seq)).scalar_subquery() for table in grown]
        return "-".join(str(number or 0) for row in self._rows(sa.select(*last)) for number in row)

    def size(self) -> int:
        """How many reports came in, older versions too."""
        with explained(), self._engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.max(tables.reports.c.seq))) or 0

    def came_after(self, seq: int) -> set[str]:
        """The ids of the reports that came in after the first so many, as `size` counts them."""
        query = sa.select(tables.reports.c.id).where(tables.reports.c.seq > seq)
        return {row.id for row in self._rows(query)}

    def last_kept(self) -> int:
        """The number of the last making of kept lists that is complete, in any way; 0 where there is none."""
        made = sa.select(sa.func.max(tables.kept.c.made)).where(tables.kept.c.stamp != "")
        with explained(), self._engine.connect() as connection:
            return connection.scalar(made) or 0

    def judgements(self) -> list[Judgement]:
        """What reviewers judged, in order; what was undone too."""
        with explained(), self._engine.connect() as connection:
            return list(read_judgements(connection))

    def _later(self) -> dict[str, str]:
        with explained(), self._engine.connect() as connection:
            return versions.find_later(connection)

    def _rows(self, query: sa.Select[*tuple[object, ...]]) -> Iterator[Row[*tuple[object, ...]]]:
        with (
            explained(),
            self._engine.connect() as connection,
            connection.execution_options(yield_per=500).execute(query) as found,
        ):
            yield from found

    def _first(self, query: sa.Select[*tuple[object, ...]]) -> Row[*tuple[object, ...]] | None:
        with explained(), self._engine.connect() as connection:
            return connection.execute(query).first()

    def _full_id(self, table: sa.Table, wanted: str) -> str:
        """The one id that begins so; ids are hexadecimal, so anything after them is below "g"."""
        if not wanted or set(wanted) - set("0123456789abcdef"):
            raise UnknownIdError(wanted)
        query = sa.select(table.c.id).where(table.c.id >= wanted, table.c.id < wanted + "g")
        found = [row.id for row in self._rows(query.order_by(table.c.id).limit(_CANDIDATES))]
        if not found:
            raise UnknownIdError(wanted)
        if len(found) > 1:
            raise AmbiguousIdError(wanted, found)
        return str(found[0])


def _follow(heading: Heading, later: dict[str, str]) -> Heading:
    """The heading of a copy of an article that was edited since, as a copy of what stands there now."""
    copied = later.get(heading.copy_of or "")
    if copied is None:
        return heading
    return msgspec.structs.replace(heading, copy_of=None if copied == heading.id else copied)
