"""Lists worked out of the whole record and kept: their lines in order, and which of them bear which value.

A making has a number of its own; the last one that is complete counts, and the one before it stays until the next, so
that nobody who reads it loses it. All of it may be wiped at any time.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.record.database import explained, is_in, writing
from verbale.record.tables import kept, kept_lines, kept_sets, kept_wanted
from verbale.terms import now

LINES_A_CHUNK = 16
CHUNKS_A_BATCH = 500
LEVEL = 3
Numbers = npt.NDArray[np.int32]
MAX_KEY_CHARS = 200
MAX_ASKED = 50
_ALL = ""
T = TypeVar("T")


class Line(NamedTuple):
    """A line as JSON, and by what it is found: names with values."""

    body: bytes
    found_by: Iterable[tuple[str, str]]


class Making(msgspec.Struct, frozen=True, kw_only=True):
    """What was worked out when, of a record as the stamp tells, in one of the ways in which it may be shown."""

    number: int
    way: str
    stamp: str
    made: str


class Spread(NamedTuple):
    """Of each line of a list the number of its value, in the list of values; -1 for none."""

    values: list[str]
    numbers: Numbers


def last_making(connection: Connection, way: str) -> Making | None:
    """The last making of a way that is complete."""
    query = sa.select(kept).where(kept.c.way == way, kept.c.stamp != "").order_by(kept.c.made.desc())
    row = connection.execute(query.limit(1)).first()
    return None if row is None else Making(number=row.made, way=row.way, stamp=row.stamp, made=row.day)


def begin(engine: Engine, way: str, day: str) -> int:
    """The number of a new making; lines of makings that nobody needs any more go."""
    with explained(), writing(engine) as connection:
        query = sa.select(kept.c.made).where(kept.c.way == way, kept.c.stamp != "")
        needed = list(connection.scalars(query.order_by(kept.c.made.desc()).limit(1)))
        old = list(connection.scalars(sa.select(kept.c.made).where(kept.c.way == way)))
        number = (connection.scalar(sa.select(sa.func.max(kept.c.made))) or 0) + 1
        connection.execute(kept.insert(), {"made": number, "way": way, "stamp": "", "day": day})
    for one in sorted(set(old) - set(needed)):
        _wipe(engine, one)
    return number


def _wipe(engine: Engine, number: int) -> None:
    with explained(), writing(engine) as connection:
        for table in (kept_lines, kept_sets, kept):
            connection.execute(table.delete().where(table.c.made == number))


def write_list(engine: Engine, number: int, name: str, lines: Iterable[Line]) -> int:
    """Write the lines of a list in their order; gives how many there are."""
    sets: dict[tuple[str, str], list[int]] = defaultdict(list)
    total = 0
    for batch in _batches(_batches(lines, LINES_A_CHUNK), CHUNKS_A_BATCH):
        rows = []
        for chunk in batch:
            rows.append(
                {"made": number, "list": name, "chunk": total // LINES_A_CHUNK, "body": _pack(chunk)},
            )
            for at, line in enumerate(chunk, total):
                for key in dict.fromkeys(line.found_by):
                    sets[key].append(at)
            total += len(chunk)
        _insert(engine, kept_lines, rows)
    whole = {"made": number, "list": name, "name": _ALL, "key": _ALL, "value": _ALL, "total": total}
    _insert(engine, kept_sets, [{**whole, "lines": b""}])
    for some in _batches(sets.items(), CHUNKS_A_BATCH * LINES_A_CHUNK):
        _insert(
            engine,
            kept_sets,
            [
                {
                    **whole,
                    "name": by,
                    "key": key_of(value),
                    "value": value,
                    "total": len(ats),
                    "lines": _squeeze(ats),
                }
                for (by, value), ats in some
            ],
        )
    return total


def key_of(value: str) -> str:
    """What a value is found by: itself, where it is not too long for an index."""
    if len(value) <= MAX_KEY_CHARS:
        return value
    return value[:MAX_KEY_CHARS] + sha256(value.encode("utf-8", "replace")).hexdigest()


def finish(engine: Engine, number: int, stamp: str) -> None:
    """Let a making count."""
    with explained(), writing(engine) as connection:
        done = connection.execute(kept.update().where(kept.c.made == number).values(stamp=stamp))
    if not done.rowcount:  # another began after this one, and wiped it
        _wipe(engine, number)


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    coming = iter(things)
    while some := list(islice(coming, size)):
        yield some


def _insert(engine: Engine, table: sa.Table, rows: list[dict[str, object]]) -> None:
    with explained(), writing(engine) as connection:
        connection.execute(table.insert(), rows)


def _pack(lines: Iterable[Line]) -> bytes:
    return zlib.compress(b"[" + b",".join(line.body for line in lines) + b"]", LEVEL)


def _squeeze(ats: list[int]) -> bytes:
    """Numbers in rising order as their steps, most of which are small."""
    return zlib.compress(np.diff(np.asarray(ats, dtype=np.int32), prepend=np.int32(0)).tobytes(), LEVEL)


def _stretch(packed: bytes) -> Numbers:
    steps = np.frombuffer(zlib.decompress(packed), dtype=np.int32)
    return np.cumsum(steps, dtype=np.int32)


class Shelf:
    """The lists of one making, as of each call; safe to share between threads."""

    def __init__(self, engine: Engine, making: Making) -> None:
        self._engine = engine
        self.making = making

    def total(self, name: str) -> int:
        """How many lines a list has."""
        return self.totals(name, _ALL).get(_ALL, 0)

    def totals(self, name: str, by: str) -> dict[str, int]:
        """Value -> how many lines of a list bear it."""
        table = kept_sets.c
        query = sa.select(table.value, table.total).where(*self._of(name), table.name == by)
        with explained(), self._engine.connect() as connection:
            return {row.value: row.total for row in connection.execute(query)}

    def lines_by(self, name: str, by: str, values: Iterable[str] | None = None) -> dict[str, Numbers]:
        """Value -> the numbers of the lines of a list that bear it, in rising order; of all values, or of these."""
        table = kept_sets.c
        query = sa.select(table.value, table.lines).where(*self._of(name), table.name == by)
        if values is not None:
            query = query.where(is_in(table.key, [key_of(value) for value in values]))
        with explained(), self._engine.connect() as connection:
            return {row.value: _stretch(row.lines) for row in connection.execute(query)}

    def spread(self, name: str, by: str) -> Spread:
        """Of each line of a list its one value."""
        numbers: Numbers = np.full(self.total(name), -1, dtype=np.int32)
        values: list[str] = []
        for value, ats in self.lines_by(name, by).items():
            numbers[ats] = len(values)
            values.append(value)
        return Spread(values, numbers)

    def bodies(self, name: str, ats: Iterable[int]) -> list[bytes]:
        """Lines of a list by their numbers, in the order asked for."""
        wanted = list(ats)
        chunks = sorted({at // LINES_A_CHUNK for at in wanted})
        query = sa.select(kept_lines.c.chunk, kept_lines.c.body).where(
            kept_lines.c.made == self.making.number,
            kept_lines.c.list == name,
            is_in(kept_lines.c.chunk, chunks),
        )
        with explained(), self._engine.connect() as connection:
            found = {row.chunk: _unpack(row.body) for row in connection.execute(query)}
        return [bytes(found[at // LINES_A_CHUNK][at % LINES_A_CHUNK]) for at in wanted]

    def _of(self, name: str) -> Iterable[sa.ColumnElement[bool]]:
        return (kept_sets.c.made == self.making.number, kept_sets.c.list == name)


def _unpack(body: bytes) -> list[msgspec.Raw]:
    return msgspec.json.decode(zlib.decompress(body), type=list[msgspec.Raw])


class Keeper:
    """Writes what was worked out, and notes what is still to be."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, way: str) -> int:
        """The number of a new making of a way; what nobody needs any more is wiped."""
        return begin(self._engine, way, now())

    def write(self, number: int, name: str, lines: Iterable[Line]) -> int:
        """Write the lines of a list of a making in their order; gives how many there are."""
        return write_list(self._engine, number, name, lines)

    def finish(self, number: int, stamp: str) -> None:
        """Let a making count, as one of the record as a stamp tells."""
        finish(self._engine, number, stamp)

    def ask(self, way: str, name: str) -> None:
        """Note that something is asked for that is not kept; of very much, only so much."""
        table = kept_wanted
        with explained(), writing(self._engine) as connection:
            known = sa.select(table.c.day).where(table.c.way == way, table.c.name == name)
            waiting = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            if connection.scalar(known) is None and waiting < MAX_ASKED:
                connection.execute(table.insert(), {"way": way, "name": name, "day": now()})

    def asked(self, way: str) -> list[str]:
        """What is asked for and was not made yet, the oldest first."""
        table = kept_wanted.c
        query = sa.select(table.name).where(table.way == way).order_by(table.day)
        with explained(), self._engine.connect() as connection:
            return list(connection.scalars(query))

    def answer(self, way: str, name: str) -> None:
        """Note that something asked for is there."""
        table = kept_wanted
        with explained(), writing(self._engine) as connection:
            connection.execute(table.delete().where(table.c.way == way, table.c.name == name))
