"""Accounts: who has one, with which role, and the log of what was done."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.errors import AccountError
from verbale.serve.cabinet import Cabinet
from verbale.serve.people import passwords
from verbale.serve.people.person import Role
from verbale.serve.people.tables import SCHEMA, accounts, log, sessions

MAX_NAME_CHARS = 64
MAX_TOLD_CHARS = 200


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account as it is listed."""

    name: str
    role: str
    made: str


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log: who did what about what, when, and from where ("" for the command line)."""

    at: str
    who: str
    act: str
    about: str
    origin: str


class Accounts:
    """The accounts of a team, in a database of their own.

    Args:
        place: its file, or the address of a database on a server.
        create: whether to make it where there is none.

    Raises:
        AccountError: it cannot be opened.
    """

    def __init__(self, place: str | Path, *, create: bool = True) -> None:
        self.cabinet = Cabinet(place, SCHEMA, create=create)

    def close(self) -> None:
        """Let go of the database."""
        self.cabinet.close()

    def add(self, name: str, role: Role, password: str, *, by: str) -> str:
        """Add an account; gives its name as it is kept.

        Raises:
            AccountError: the name is taken or cannot be one, or the password is too weak.
        """
        clean = clean_name(name)
        kept = passwords.hash_password(password, clean)
        with self.cabinet.writing() as connection:
            if _find(connection, clean):
                raise AccountError(f"there is an account {clean} already")
            row = {"name": clean, "role": role.label, "password": kept, "made": _now()}
            connection.execute(accounts.insert().values(row))
            note(connection, by, "account added", f"{clean} as {role.label}")
        return clean

    def all(self) -> list[Account]:
        """All accounts by name."""
        columns = (accounts.c.name, accounts.c.role, accounts.c.made)
        with self.cabinet.reading() as connection:
            rows = connection.execute(sa.select(*columns).order_by(accounts.c.name))
            return [Account(name=row.name, role=row.role, made=row.made) for row in rows]

    def set_role(self, name: str, role: Role, *, by: str) -> None:
        """Give an account another role, at once.

        Raises:
            AccountError: there is no such account.
        """
        with self.cabinet.writing() as connection:
            seq, clean = require_account(connection, name)
            connection.execute(accounts.update().where(accounts.c.seq == seq).values(role=role.label))
            note(connection, by, "role changed", f"{clean} to {role.label}")

    def set_password(self, name: str, password: str, *, by: str) -> None:
        """Give an account another password; whoever is logged in with it is logged out.

        Raises:
            AccountError: there is no such account, or the password is too weak.
        """
        kept = passwords.hash_password(password, clean_name(name))
        with self.cabinet.writing() as connection:
            seq, clean = require_account(connection, name)
            connection.execute(accounts.update().where(accounts.c.seq == seq).values(password=kept))
            connection.execute(sessions.delete().where(sessions.c.account_seq == seq))
            note(connection, by, "password changed", clean)

    def remove(self, name: str, *, by: str) -> None:
        """Take an account away, with its sessions and tokens; what it did stays in the log.

        Raises:
            AccountError: there is no such account.
        """
        with self.cabinet.writing() as connection:
            seq, clean = require_account(connection, name)
            connection.execute(accounts.delete().where(accounts.c.seq == seq))
            note(connection, by, "account removed", clean)

    def log(self, *, who: str | None = None, since: str | None = None, limit: int | None = None) -> list[Act]:
        """Who did what, the earliest first; of many the last `limit`."""
        query = sa.select(log).order_by(log.c.seq.desc()).limit(limit)
        if who is not None:
            query = query.where(log.c.who == who)
        if since is not None:
            query = query.where(log.c.at >= since)
        with self.cabinet.reading() as connection:
            rows: Sequence[sa.Row[tuple[object, ...]]] = connection.execute(query).fetchall()
        return [Act(at=r.at, who=r.who, act=r.act, about=r.about, origin=r.origin) for r in reversed(rows)]

    def note(self, who: str, act: str, about: str = "", origin: str = "") -> None:
        """Write down who did what."""
        with self.cabinet.writing() as connection:
            note(connection, who, act, about, origin)


def note(connection: Connection, who: str, act: str, about: str = "", origin: str = "") -> None:
    """Add a line to the log; lines are cut, and hold nothing that a terminal would obey."""
    told = {"who": who, "act": act, "about": about, "origin": origin}
    connection.execute(log.insert().values(at=_now(), **{key: _plain(value) for key, value in told.items()}))


def clean_name(name: str) -> str:
    """An account's name as it is kept: in one form, small letters.

    Raises:
        AccountError: it cannot be one.
    """
    clean = unicodedata.normalize("NFKC", name).strip().casefold()
    if not clean or len(clean) > MAX_NAME_CHARS or not all(_may_stand(c) for c in clean):
        raise AccountError(
            f"a name has letters, digits and . _ @ + -, at most {MAX_NAME_CHARS}, not {_plain(name)!r}"
        )
    return clean


def require_account(connection: Connection, name: str) -> tuple[int, str]:
    """The number and the name of an account.

    Raises:
        AccountError: there is none.
    """
    clean = clean_name(name)
    found = _find(connection, clean)
    if found is None:
        raise AccountError(f"there is no account {clean}")
    return found, clean


def _find(connection: Connection, clean: str) -> int | None:
    return connection.scalar(sa.select(accounts.c.seq).where(accounts.c.name == clean))


def _may_stand(char: str) -> bool:
    return char.isalnum() or char in "._@+-"


def _plain(value: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in value[:MAX_TOLD_CHARS])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
