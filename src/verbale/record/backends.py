"""Which database a record is in: SQLite in a file for one person, PostgreSQL for a team."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from verbale.errors import RecordError
from verbale.record import postgres, sqlite
from verbale.record.database import Words

_SCHEMES = ("postgresql://", "postgresql+psycopg://", "postgres://")


def is_server(place: str | Path) -> bool:
    """Whether a record's place is the address of a database server, rather than a file."""
    return isinstance(place, str) and place.startswith(_SCHEMES)


def place_of(text: str) -> str | Path:
    """A record's place as a person writes it: a server's address or a file's path.

    Raises:
        RecordError: it is the address of something else.
    """
    if is_server(text):
        return text
    if "://" in text:
        raise RecordError(f"a record is a file or postgresql://…, not {text.partition('://')[0]}://…")
    return Path(text).expanduser()


def connect(place: str | Path) -> Engine:
    """An engine for the database at a place; a file is made if there is none."""
    return postgres.connect(str(place)) if is_server(place) else sqlite.connect(Path(place))


def words_of(connection: Connection) -> Words:
    """The full-text search of a connection's database."""
    return postgres if connection.dialect.name == "postgresql" else sqlite
