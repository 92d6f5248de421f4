"""A record of any size, made up: `python -m benchmarks.million PLACE [--claims N]`.

The reports are ours, put together of a small vocabulary; what they tell of is as unevenly spread over parties,
issues, places and days as in the news: a few parties are told of in most reports.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.record import Store, rows, tables
from verbale.record.backends import words_of
from verbale.record.database import writing
from verbale.terms import (
    Access,
    Actor,
    Event,
    Position,
    Reading,
    Report,
    Round,
    Span,
    Statement,
    Toll,
    digest_text,
    head,
    issue_labels,
    report_id,
)

CLAIMS_A_REPORT = 10
DAYS = 1500
COPIES = 0.15
FIRST = dt.date(2020, 1, 1)
PARTIES = tuple(
    f"{area} {what}"
    for what in ("Government", "Front", "Movement", "Council", "Army")
    for area in ("Northern", "Coastal", "River", "Highland", "Eastern", "Valley", "Island", "Border")
)
PEOPLE = tuple(
    f"{first} {last}" for first in ["Aba", "Cela", "Dunu", "Emeri", "Faso", "Gola"] for last in PARTIES[:10]
)
PLACES = tuple(
    f"{start}{end}"
    for start in ["Ka", "Lo", "Mi", "Ne", "Pa", "Ri", "So", "Tu"]
    for end in ["dara", "mbe", "nko", "ssa", "vere"]
)
STANCES = ("demand", "offer", "accept", "reject", "condition", "support", "oppose")
TYPES = ("ASSAULT", "AGREE", "AID", "CONSULT", "PROTEST", "RETREAT", "COERCE", "MOBILIZE")
MATTERS = ("the ceasefire", "the prisoners", "the crossing", "the withdrawal", "aid convoys", "the monitors")
WORDS = tuple(
    f"{a}{b}"
    for a in ["ban", "del", "for", "gar", "hil", "jun", "ket", "lor", "mas", "nor"]
    for b in ["a", "e", "i", "o", "u", "er", "in", "on", "at", "is"]
)
FILLER = 120


class Uneven:
    """Picks from a list, the n-th about n times more seldom than the first."""

    def __init__(self, rng: random.Random, options: Sequence[str]) -> None:
        self._rng, self._options = rng, options
        self._weights = list(accumulate(1 / (n + 1) for n in range(len(options))))

    def __call__(self) -> str:
        """One of them."""
        return self._rng.choices(self._options, cum_weights=self._weights)[0]


class Press:
    """Makes up reports."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 (no secret)
        self._party, self._place = Uneven(self._rng, PARTIES), Uneven(self._rng, PLACES)
        self._issue = Uneven(self._rng, tuple(issue_labels()))
        self._earlier: list[tuple[str, str]] = []

    def report(self, number: int, total: int) -> tuple[Report, Reading]:
        """A report and its reading."""
        day = (FIRST + dt.timedelta(days=number * DAYS // total)).isoformat()
        parts, records, spans = [], [], []
        at = 0
        for kind in range(CLAIMS_A_REPORT):
            sentence, make = self._sentence(kind, day)
            span = Span(at, at + len(sentence))
            parts.append(sentence)
            records.append((kind, make(span)))
            spans.append(span)
            at += len(sentence) + 1
        text = " ".join([*parts, *self._rng.choices(WORDS, k=FILLER)])
        title = f"{self._party()} on {self._rng.choice(MATTERS)}, {number}"
        sha256 = digest_text(text)
        report = Report(
            id=report_id(url=None, title=title, published=day, sha256=sha256),
            text=text,
            title=title,
            published=day,
            publisher=f"Daily {number % 60}",
            language="en",
            sha256=sha256,
            source=f"{number}.txt",
            retrieved=f"{day}T00:00:00Z",
        )
        return report, self._reading(report, dict.fromkeys(range(CLAIMS_A_REPORT)) | dict(records))

    def _sentence(self, kind: int, day: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        party, other, place, rng = self._party(), self._party(), self._place(), self._rng
        matter, person = rng.choice(MATTERS), rng.choice(PEOPLE)
        if kind < 3:
            return f"{person} of the {party} spoke of {matter} in {place}.", lambda span: Statement(
                source=(Span(span.start, span.start + len(person)),),
                speaker=person,
                party=party,
                evidence=span,
            )
        if kind < 5:
            stance, issue = rng.choice(STANCES), self._issue()
            said_by = rng.choice((None, party, person, other))
            return f"{party} takes its stand on {matter}, {rng.choice(WORDS)}.", lambda span: Position(
                party=party, issue=issue, stance=stance, said_by=said_by, wording=matter, evidence=span
            )
        if kind < 7:
            date = day if rng.random() < 0.7 else None
            return f"{party} met {other} near {place}.", lambda span: Event(
                type=rng.choice(TYPES),
                initiator=party,
                recipient=other,
                place=place,
                date=date,
                evidence=span,
            )
        if kind < 9:
            low = rng.randint(1, 60)
            date = day if rng.random() < 0.5 else None
            return f"In {place} {low} people were killed, the {other} said.", lambda span: Toll(
                kind="killed",
                low=low,
                high=low,
                wording=f"{low} people",
                counted_by=other,
                place=place,
                date=date,
                evidence=span,
            )
        if rng.random() < 0.5:
            return f"The crossing at {place} was closed by the {party}.", lambda span: Access(
                point=f"{place} crossing", status="closed", by=party, date=day, evidence=span
            )
        return f"{party} and {other} opened talks in {place}.", lambda span: Round(
            venue=place, date=day, parties=(party, other), status="opened", evidence=span
        )

    def _reading(self, report: Report, records: dict[int, object]) -> Reading:
        made = list(records.values())
        actors = tuple(
            Actor(span=one.evidence, name=one.party, kind="armed_group", via="name")
            for one in made
            if isinstance(one, Position)
        )
        heading = head(report)
        if self._earlier and self._rng.random() < COPIES:
            heading = _copy(heading, self._rng.choice(self._earlier[-200:])[0])
        self._earlier = [*self._earlier[-400:], (report.id, report.published or "")]
        return Reading(
            report=heading,
            relevant=True,
            actors=actors,
            statements=tuple(one for one in made if isinstance(one, Statement)),
            rounds=tuple(one for one in made if isinstance(one, Round)),
            positions=tuple(one for one in made if isinstance(one, Position)),
            events=tuple(one for one in made if isinstance(one, Event)),
            tolls=tuple(one for one in made if isinstance(one, Toll)),
            access=tuple(one for one in made if isinstance(one, Access)),
            readers={"made-up": "1"},
        )


def _copy(heading, copy_of: str):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    return msgspec.structs.replace(heading, copy_of=copy_of)


def make_up(claims: int, seed: int = 1) -> Iterator[tuple[Report, Reading]]:
    """Reports and readings with so many claims."""
    press, total = Press(seed), claims // CLAIMS_A_REPORT
    for number in range(total):
        yield press.report(number, total)


class Bulk:
    """Writes new reports many at a time, numbered here: the rows that `Writer` would write, sooner."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports = self._claims = 0

    def add(self, pairs: Iterable[tuple[Report, Reading]]) -> None:
        """Append reports that the record does not have."""
        made: dict[sa.Table, list[dict[str, Any]]] = {
            table: []
            for table in (
                tables.reports,
                tables.readings,
                tables.claims,
                tables.claim_names,
                tables.assertions,
            )
        }
        words: list[dict[str, Any]] = []
        for report, reading in pairs:
            self._reports += 1
            number = self._reports
            row = msgspec.structs.asdict(report)
            row["text_sha256"] = row.pop("sha256")
            made[tables.reports].append(
                {"seq": number, **{c: v for c, v in row.items() if c in tables.reports.c}}
            )
            kept, _ = rows.admit(report, reading)
            made[tables.readings].append(
                {
                    "seq": number,
                    "report_seq": number,
                    "versions": rows.digest_versions(reading.readers),
                    "digest": rows.reading_digest(reading, kept),
                    "published": reading.report.published,
                    "publisher": reading.report.publisher,
                    "relevant": reading.relevant,
                    "copy_of": reading.report.copy_of,
                    "body": rows.reading_body(reading),
                }
            )
            for position, claim in enumerate(kept):
                self._claims += 1
                seq = self._claims
                made[tables.claims].append({"seq": seq, "report_seq": number, **rows.claim_row(claim)})
                made[tables.claim_names] += [
                    {"claim_seq": seq, "role": role, "name": name} for role, name in rows.names(claim)
                ]
                made[tables.assertions].append(
                    {
                        "reading_seq": number,
                        "position": position,
                        "claim_seq": seq,
                        "about_seq": None,
                        "support": None,
                    }
                )
                words.append({"seq": seq, "words": rows.words(claim, report.text)})
        for table, new in made.items():
            self._connection.execute(table.insert(), new)
        search = words_of(self._connection)
        for row in made[tables.reports]:
            search.index_report(self._connection, row["seq"], row["title"], row["text"])
        search.index_claims(self._connection, words)

    def finish(self) -> None:
        """Let the database number new rows after these, and know how they are spread."""
        if self._connection.dialect.name == "postgresql":
            for table in ("reports", "readings", "claims"):
                self._connection.execute(
                    sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'seq'), max(seq)) FROM {table}")  # noqa: S608
                )
        self._connection.execute(sa.text("ANALYZE"))


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
