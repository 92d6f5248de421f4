"""Databases of the server's own: who has an account, who gets mail. They stand apart from the record.

So the record can be given away without anybody's password, address or doings.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from verbale.errors import AccountError
from verbale.serve.schema import Schema

BUSY_TIMEOUT_S = 30.0
ONLY_OWNER = 0o600
WRITES = "cabinet_writes"
_SERVER = ("postgresql://", "postgres://")
_LOCK = 0x5645_5242
_OF_RECORD = "assertions"


class Cabinet:
    """A database in a file of its own, or on a PostgreSQL server, with tables of one kind.

    Args:
        place: the file, or `postgresql://user@host/name`.
        schema: its tables, and their version.
        create: whether they are made where there are none.

    Raises:
        AccountError: it cannot be opened, is a record, or was written by a newer Verbale.
    """

    def __init__(self, place: str | Path, schema: Schema, *, create: bool = True) -> None:
        told = str(place)
        on_server = told.startswith(_SERVER)
        self.shown = sa.make_url(told).render_as_string() if on_server else told
        try:
            self._engine = _on_server(told) if on_server else _in_file(Path(place), create=create)
            self._prepare(schema, create=create)
        except ImportError as error:
            raise AccountError(
                "PostgreSQL needs the extra postgres: pip install 'verbale[postgres]'"
            ) from error
        except (sa.exc.SQLAlchemyError, OSError, AccountError) as error:
            raise AccountError(f"{self.shown}: {getattr(error, 'orig', None) or error}") from error

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One write transaction: committed at the end, rolled back on an error."""
        with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to look with."""
        with self._engine.connect() as connection:
            yield connection

    def _prepare(self, schema: Schema, *, create: bool) -> None:
        try:
            with self.writing() as connection:
                _check(connection, schema, create=create)
                schema.bring_up(connection)
        except BaseException:
            self.close()
            raise


def _check(connection: Connection, schema: Schema, *, create: bool) -> None:
    if _OF_RECORD in sa.inspect(connection).get_table_names():
        raise AccountError("this is a record; accounts and addresses are kept apart from it")
    if not create and schema.current(connection) is None:
        raise AccountError("there is nothing of the kind here")


def _in_file(path: Path, *, create: bool) -> Engine:
    """An engine for a file that its owner alone can read."""
    if not create and not path.is_file():
        raise AccountError("there is no such file")
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT, ONLY_OWNER)
    os.fchmod(opened, ONLY_OWNER)
    os.close(opened)
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # an address that was taken out is gone from the file


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _on_server(address: str) -> Engine:
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, pool_pre_ping=True)
    event.listen(engine, "begin", _lock)
    return engine


def _lock(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
