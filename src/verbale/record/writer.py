"""The writer: the only way into the record, one whole report at a time."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.record import rows, tables, versions
from verbale.record.backends import words_of
from verbale.record.database import UnstorableError, connect_writing, explained, storable
from verbale.terms import Claim, Problem, Reading, Report, digest_text, identify, now

BATCH_REPORTS = 64


@dataclass(frozen=True, slots=True)
class Added:
    """What one report brought that the record did not have.

    Attributes:
        report: whether its text is new.
        reading: whether its reading says anything other than the one that was current.
        claims: how many claims are new.
        unchanged: how many of its claims the record had.
        problems: the claims that did not cite, or why nothing of the report could be stored.
        stored: whether the report is in the record now.
    """

    report: bool = False
    reading: bool = False
    claims: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    stored: bool = True


class Writer:
    """Appends reports and problems; a report is in the record wholly or not at all.

    The lock for writing is held from the first addition to the flush, which comes of itself
    every `batch_reports` reports and on leaving the `with` block, also by an error. Not to be
    shared between threads.
    """

    def __init__(self, engine: Engine, *, batch_reports: int = BATCH_REPORTS) -> None:
        self._engine = engine
        self._batch_reports = batch_reports
        self._pending = 0
        self._open: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()

    def add(self, report: Report, reading: Reading, sketch: bytes | None = None) -> Added:
        """Append a report, its reading, the reading's claims and its sketch; what is known is left as it is.

        Raises:
            RecordError: the record cannot be written (disk full, locked by another program).
        """
        try:
            with explained(), storable(), self._connection().begin_nested():
                added = self._add(report, reading, sketch)
        except (UnicodeEncodeError, msgspec.MsgspecError, UnstorableError) as error:
            source = report.source or report.url or report.id
            reason = f"the report cannot be stored: {error}"
            problem = Problem(source=source, stage="store", reason=reason, report_id=report.id)
            self.add_problem(problem)
            return Added(problems=(problem,), stored=False)
        self._pending += 1
        if self._pending >= self._batch_reports:
            self.flush()
        return added

    def add_problem(self, problem: Problem) -> bool:
        """Append a problem; False if the same was seen before."""
        row = {key: _storable(value) for key, value in msgspec.structs.asdict(problem).items()}
        row["id"] = identify("problem", (row["source"], row["stage"], row["reason"]))
        row["seen"] = row["seen"] or now()
        connection = self._connection()
        known = sa.select(tables.problems.c.seq).where(tables.problems.c.id == row["id"])
        with explained():
            if connection.scalar(known) is not None:
                return False
            connection.execute(tables.problems.insert(), row)
        return True

    def add_version(self, report: Report) -> bool:
        """Append that a report supersedes the one it names; False if the record has it so."""
        if report.supersedes is None:
            return False
        seen = report.retrieved or now()
        with explained():
            return versions.store_version(self._connection(), report.id, report.supersedes, seen)

    def add_done(self, key: str, *, reports: int, passed: int) -> bool:
        """Append that a run is done with a document, in the transaction of its reports; False if that is known."""
        connection = self._connection()
        with explained():
            known = sa.select(tables.done_items.c.seq).where(tables.done_items.c.key == key)
            if connection.scalar(known) is not None:
                return False
            row = {"key": key, "reports": reports, "passed": passed}
            connection.execute(tables.done_items.insert(), row)
        return True

    def flush(self) -> None:
        """Make all that was added durable and visible, and let others write."""
        if self._open is None:
            return
        connection, self._open, self._pending = self._open, None, 0
        with explained(), connection:
            connection.commit()

    def _connection(self) -> Connection:
        if self._open is None:
            with explained():
                connection = connect_writing(self._engine)
                connection.begin()
            self._open = connection
        return self._open

    def _add(self, report: Report, reading: Reading, sketch: bytes | None) -> Added:
        connection = self._connection()
        kept, refused = rows.admit(report, reading)
        report_seq, is_new = _store_report(connection, report)
        if is_new and sketch is not None:
            connection.execute(tables.sketches.insert(), {"report_seq": report_seq, "hashes": sketch})
        seqs, new_claims = _store_claims(connection, report, report_seq, kept)
        reading_seq = _store_reading(connection, report_seq, reading, kept)
        if reading_seq is not None:
            _store_assertions(connection, reading_seq, kept, seqs)
        for problem in refused:
            self.add_problem(problem)
        self.add_version(report)
        return Added(is_new, reading_seq is not None, new_claims, len(kept) - new_claims, tuple(refused))


def _storable(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _store_report(connection: Connection, report: Report) -> tuple[int, bool]:
    """The report's number, and whether it is new."""
    known = connection.scalar(sa.select(tables.reports.c.seq).where(tables.reports.c.id == report.id))
    if known is not None:
        return known, False
    row = msgspec.structs.asdict(report)
    del row["boilerplate"]
    row["text_sha256"] = row.pop("sha256") or digest_text(report.text)
    seq = connection.execute(tables.reports.insert(), row).inserted_primary_key[0]  # type: ignore[index]
    words_of(connection).index_report(connection, seq, report.title, report.text)
    return seq, True


def _claim_seqs(connection: Connection, report_seq: int) -> dict[str, int]:
    claims = tables.claims.c
    found = connection.execute(sa.select(claims.id, claims.seq).where(claims.report_seq == report_seq))
    return {row.id: row.seq for row in found}


def _store_claims(
    connection: Connection, report: Report, report_seq: int, kept: list[Claim]
) -> tuple[dict[str, int], int]:
    """Append the claims that are new; the number of each of the report's claims by id, and how many were new."""
    known = _claim_seqs(connection, report_seq)
    new = [claim for claim in kept if claim.id not in known]
    if not new:
        return known, 0
    connection.execute(
        tables.claims.insert(), [{"report_seq": report_seq, **rows.claim_row(claim)} for claim in new]
    )
    seqs = _claim_seqs(connection, report_seq)
    named = [
        {"claim_seq": seqs[claim.id], "role": role, "name": name}
        for claim in new
        for role, name in rows.names(claim)
    ]
    if named:
        connection.execute(tables.claim_names.insert(), named)
    words_of(connection).index_claims(
        connection, [{"seq": seqs[claim.id], "words": rows.words(claim, report.text)} for claim in new]
    )
    return seqs, len(new)


def _store_reading(
    connection: Connection, report_seq: int, reading: Reading, kept: list[Claim]
) -> int | None:
    """Append the reading; its number, None if the current one says the same."""
    readings = tables.readings.c
    digest = rows.reading_digest(reading, kept)
    latest = sa.select(readings.digest).where(readings.report_seq == report_seq)
    if connection.scalar(latest.order_by(readings.seq.desc()).limit(1)) == digest:
        return None
    row = {
        "report_seq": report_seq,
        "versions": rows.digest_versions(reading.readers),
        "digest": digest,
        "published": reading.report.published,
        "publisher": reading.report.publisher,
        "relevant": reading.relevant,
        "copy_of": reading.report.copy_of,
        "body": rows.reading_body(reading),
    }
    return int(connection.execute(tables.readings.insert(), row).inserted_primary_key[0])  # type: ignore[index]


def _store_assertions(
    connection: Connection, reading_seq: int, kept: list[Claim], seqs: dict[str, int]
) -> None:
    asserted = [
        {
            "reading_seq": reading_seq,
            "position": position,
            "claim_seq": seqs[claim.id],
            "about_seq": seqs[claim.about] if claim.about else None,
            "support": rows.support_json(claim),
        }
        for position, claim in enumerate(kept)
    ]
    if asserted:
        connection.execute(tables.assertions.insert(), asserted)
