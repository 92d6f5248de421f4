"""A record of any size, made up: `python -m benchmarks.million PLACE [--claims N]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from benchmarks.made_up import make_up
from verbale.record import Store, rows, tables
from verbale.record.backends import words_of
from verbale.record.database import writing
from verbale.terms import Claim, Reading, Report

_TABLES = (tables.reports, tables.readings, tables.claims, tables.claim_names, tables.assertions)
_Rows = dict[sa.Table, list[dict[str, Any]]]


class Bulk:
    """Writes new reports many at a time, numbered here: the rows that `Writer` would write, sooner."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports = self._claims = 0

    def add(self, pairs: Iterable[tuple[Report, Reading]]) -> None:
        """Append reports that the record does not have."""
        new: _Rows = {table: [] for table in _TABLES}
        words: list[dict[str, Any]] = []
        for report, reading in pairs:
            kept, _ = rows.admit(report, reading)
            self._reports += 1
            new[tables.reports].append({"seq": self._reports, **_report_row(report)})
            new[tables.readings].append(
                {"seq": self._reports, "report_seq": self._reports, **_reading_row(reading, kept)}
            )
            for position, claim in enumerate(kept):
                self._add_claim(new, claim, position)
                words.append({"seq": self._claims, "words": rows.words(claim, report.text)})
        for table, made in new.items():
            self._connection.execute(table.insert(), made)
        search = words_of(self._connection)
        for row in new[tables.reports]:
            search.index_report(self._connection, row["seq"], row["title"], row["text"])
        search.index_claims(self._connection, words)

    def _add_claim(self, new: _Rows, claim: Claim, position: int) -> None:
        """Add the rows of a claim of the report that was added last."""
        self._claims += 1
        seq = self._claims
        new[tables.claims].append({"seq": seq, "report_seq": self._reports, **rows.claim_row(claim)})
        new[tables.claim_names] += [
            {"claim_seq": seq, "role": role, "name": name} for role, name in rows.names(claim)
        ]
        new[tables.assertions].append(
            {
                "reading_seq": self._reports,
                "position": position,
                "claim_seq": seq,
                "about_seq": None,
                "support": None,
            }
        )

    def finish(self) -> None:
        """Let the database number new rows after these, and know how they are spread."""
        if self._connection.dialect.name == "postgresql":
            for table in ("reports", "readings", "claims"):
                self._connection.execute(
                    sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'seq'), max(seq)) FROM {table}")  # noqa: S608
                )
        self._connection.execute(sa.text("ANALYZE"))


def _report_row(report: Report) -> dict[str, Any]:
    row = msgspec.structs.asdict(report)
    row["text_sha256"] = row.pop("sha256")
    return {column: value for column, value in row.items() if column in tables.reports.c}


def _reading_row(reading: Reading, kept: list[Claim]) -> dict[str, Any]:
    return {
        "versions": rows.digest_versions(reading.readers),
        "digest": rows.reading_digest(reading, kept),
        "published": reading.report.published,
        "publisher": reading.report.publisher,
        "relevant": reading.relevant,
        "copy_of": reading.report.copy_of,
        "body": rows.reading_body(reading),
    }


def fill(store: Store, claims: int) -> None:
    """Fill an empty record with so many claims."""
    coming = make_up(claims)
    with writing(store._engine) as connection:  # noqa: SLF001 (nobody but a benchmark may write so)
        bulk = Bulk(connection)
        while some := list(islice(coming, 1000)):
            bulk.add(some)
        bulk.finish()


def main() -> None:
    """Fill a record."""
    parser = argparse.ArgumentParser(prog="benchmarks.million")
    parser.add_argument("place")
    parser.add_argument("--claims", type=int, default=1_000_000)
    options = parser.parse_args()
    with Store.open(options.place) as store:
        fill(store, options.claims)


if __name__ == "__main__":
    main()
