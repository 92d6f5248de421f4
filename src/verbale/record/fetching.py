"""What fetching remembers: which articles a source has, when to ask again, and the bytes that came."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.record.database import explained, is_in, writing
from verbale.record.tables import article_keys, captures, fetched_articles, fetched_sources, raws, reports

COMPRESSION = 6


class Listed(NamedTuple):
    """An article as its source lists it now; `entry` is JSON, `digest` changes when it may have been edited."""

    key: str
    url: str
    entry: str
    digest: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is to be asked for; times are seconds since 1970.

    `checked` is None for one that was never asked for; `validators` is JSON, as `settle` was given it.
    """

    seq: int
    source: str
    key: str
    url: str
    entry: str
    discovered: float
    checked: float | None
    failures: int
    validators: str | None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an article that was asked for.

    `due` is when to ask again, None for never. `keys` are what it is known again by, and
    `report_id` the report that stands under them now; None where no report came of it.
    """

    seq: int
    checked: float
    due: float | None
    failures: int = 0
    validators: str | None = None
    keys: tuple[str, ...] = ()
    report_id: str | None = None


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of an address: `sha256` is that of its body, unpacked; `warc` where it stands as WARC, if it does."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched: str
    sha256: str
    warc: str | None = None


class Ledger:
    """Reads and writes that memory, each call a transaction of its own.

    Not to be written to while a `Writer` of the same process holds additions that were not flushed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def source(self, source: str) -> str | None:
        """How a source looked, as `save_source` was given it; None if it was never asked."""
        query = sa.select(fetched_sources.c.body).where(fetched_sources.c.source == source)
        with explained(), self._engine.connect() as connection:
            return connection.scalar(query)

    def save_source(self, source: str, body: str) -> None:
        """Remember how a source looked."""
        with explained(), writing(self._engine) as connection:
            connection.execute(fetched_sources.delete().where(fetched_sources.c.source == source))
            connection.execute(fetched_sources.insert(), {"source": source, "body": body})

    def list_articles(self, source: str, listed: Sequence[Listed], now: float) -> tuple[int, int]:
        """Remember what a source lists; what is new, or listed otherwise than before, is due now.

        Returns:
            How many were new, and how many had changed.
        """
        table = fetched_articles.c
        with explained(), writing(self._engine) as connection:
            query = sa.select(table.key, table.digest).where(
                table.source == source, is_in(table.key, [one.key for one in listed])
            )
            known = {row.key: row.digest for row in connection.execute(query)}
            new = {one.key: one for one in listed if one.key not in known}
            changed = [one for one in listed if known.get(one.key, one.digest) != one.digest]
            if new:
                rows = [_new_row(source, one, now) for one in new.values()]
                connection.execute(fetched_articles.insert(), rows)
            for one in changed:
                connection.execute(
                    fetched_articles.update().where(table.source == source, table.key == one.key),
                    {"url": one.url, "entry": one.entry, "digest": one.digest, "due": now, "failures": 0},
                )
        return len(new), len(changed)

    def due(self, source: str, now: float, *, after: int = 0, fresh: bool, limit: int) -> list[Article]:
        """Articles that are due, in the order in which they were first listed.

        Args:
            source: whose.
            now: seconds since 1970.
            after: only those listed after this number.
            fresh: those never asked for, or else those asked for before.
            limit: at most so many.
        """
        table = fetched_articles.c
        asked = table.checked.is_(None) if fresh else table.checked.is_not(None)
        columns = [table[name] for name in Article.__struct_fields__]
        query = sa.select(*columns).where(table.source == source, table.due <= now, table.seq > after, asked)
        with explained(), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.seq).limit(limit))
            return [Article(**row._mapping) for row in rows]  # noqa: SLF001 (SQLAlchemy's public name for it)

    def article(self, source: str, key: str) -> Article | None:
        """One article of a source, None if it was never listed."""
        table = fetched_articles.c
        columns = [table[name] for name in Article.__struct_fields__]
        query = sa.select(*columns).where(table.source == source, table.key == key)
        with explained(), self._engine.connect() as connection:
            row = connection.execute(query).first()
            return Article(**row._mapping) if row else None  # noqa: SLF001 (as above)

    def count_due(self, source: str, now: float) -> int:
        """How many articles of a source are due."""
        table = fetched_articles.c
        query = sa.select(sa.func.count()).where(table.source == source, table.due <= now)
        with explained(), self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Remember what became of articles, in one transaction."""
        with explained(), writing(self._engine) as connection:
            for outcome in outcomes:
                connection.execute(
                    fetched_articles.update().where(fetched_articles.c.seq == outcome.seq),
                    {
                        "checked": outcome.checked,
                        "due": outcome.due,
                        "failures": outcome.failures,
                        "validators": outcome.validators,
                    },
                )
                if outcome.report_id is not None:
                    _point(connection, outcome.keys, outcome.report_id)

    def standing(self, keys: Iterable[str]) -> str | None:
        """The report that stands under the first of these keys that any stands under; None if none does."""
        with explained(), self._engine.connect() as connection:
            found = (_stands(connection, key) for key in keys)
            return next((report_id for report_id in found if report_id is not None), None)

    def keep(self, capture: Capture, data: bytes) -> None:
        """Remember an answer and its bytes, the same bytes once; not the bytes, where WARC has them."""
        body = None if capture.warc else zlib.compress(data, COMPRESSION)
        with explained(), writing(self._engine) as connection:
            seq = connection.scalar(sa.select(raws.c.seq).where(raws.c.sha256 == capture.sha256))
            if seq is None:
                row = {"sha256": capture.sha256, "size": len(data), "data": body}
                seq = connection.execute(raws.insert(), row).inserted_primary_key[0]  # type: ignore[index]
            told = msgspec.structs.asdict(capture)
            del told["sha256"]
            told["headers"] = msgspec.json.encode(capture.headers).decode()
            connection.execute(captures.insert(), {"raw_seq": seq, **told})

    def captures(self, sha256: str) -> list[Capture]:
        """Every answer that gave these bytes (a report's `raw_sha256`), in order."""
        query = sa.select(captures).join(raws, raws.c.seq == captures.c.raw_seq)
        with explained(), self._engine.connect() as connection:
            rows = connection.execute(query.where(raws.c.sha256 == sha256).order_by(captures.c.seq))
            return [_capture(row, sha256) for row in rows]

    def raw(self, sha256: str) -> bytes | None:
        """The bytes of this digest, None where the record has not kept them."""
        query = sa.select(raws.c.data).where(raws.c.sha256 == sha256)
        with explained(), self._engine.connect() as connection:
            data = connection.scalar(query)
        return None if data is None else zlib.decompress(data)


def _new_row(source: str, one: Listed, now: float) -> dict[str, str | float | int]:
    return {"source": source, **one._asdict(), "discovered": now, "due": now, "failures": 0}


def _stands(connection: Connection, key: str) -> str | None:
    query = (
        sa.select(reports.c.id)
        .join(article_keys, article_keys.c.report_seq == reports.c.seq)
        .where(article_keys.c.key == key)
        .order_by(article_keys.c.seq.desc())
        .limit(1)
    )
    return connection.scalar(query)


def _point(connection: Connection, keys: Iterable[str], report_id: str) -> None:
    seq = connection.scalar(sa.select(reports.c.seq).where(reports.c.id == report_id))
    if seq is None:
        return
    rows = [{"key": key, "report_seq": seq} for key in keys if _stands(connection, key) != report_id]
    if rows:
        connection.execute(article_keys.insert(), rows)


def _capture(row: sa.Row[*tuple[object, ...]], sha256: str) -> Capture:
    told = dict(row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)
    headers = msgspec.json.decode(told["headers"], type=tuple[tuple[str, str], ...])
    named = {name: told[name] for name in ("asked", "url", "status", "fetched", "warc")}
    return Capture(**named, headers=headers, sha256=sha256)
