"""Sessions of browsers and tokens of programs: shown once, kept as digests, ending by themselves."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa

from verbale.errors import AccountError
from verbale.serve.cabinet import Cabinet
from verbale.serve.people import passwords
from verbale.serve.people.accounts import clean_name, note, require_account
from verbale.serve.people.person import Role
from verbale.serve.people.tables import accounts, sessions, tokens

IDLE_S = 12 * 3600.0
LONGEST_S = 7 * 86400.0
TOUCH_S = 60.0
DAY_S = 86400.0
MAX_DAYS = 366
MAX_LABEL_CHARS = 80
PREFIX = "vbl_"
BYTES = 32


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """An API token as it is listed; times are seconds since 1970."""

    number: int
    account: str
    label: str
    role: str
    made: float
    until: float
    used: float | None


class Keys:
    """What lets somebody in who has an account.

    Args:
        cabinet: the database of the accounts.
        clock: seconds since 1970.
    """

    def __init__(self, cabinet: Cabinet, clock: Callable[[], float] = time.time) -> None:
        self._cabinet = cabinet
        self._clock = clock

    def log_in(self, name: str, password: str, *, before: str = "") -> tuple[str, str] | None:
        """A new session for a name and its password: the account's name and what the cookie holds.

        None where they do not belong together; that takes as long whether or not there is the account.

        Args:
            name: as it was typed in.
            password: as it was typed in.
            before: the session that the browser has, which ends.
        """
        row = self._check(name, password)
        if row is None:
            return None
        key, now = secrets.token_urlsafe(BYTES), self._clock()
        with self._cabinet.writing() as connection:
            standing = sa.select(accounts.c.seq).where(
                accounts.c.seq == row.seq, accounts.c.password == row.password
            )
            if connection.scalar(standing) is None:
                return None  # the password was changed meanwhile
            connection.execute(sessions.delete().where(sessions.c.digest == digest(before)))
            connection.execute(sessions.delete().where(_over(now)))
            values = {"digest": digest(key), "account_seq": row.seq, "made": now, "used": now}
            connection.execute(sessions.insert().values(values))
        self._renew(row.seq, row.password, password)
        return row.name, key

    def knows(self, name: str, password: str) -> bool:
        """Whether a name and a password belong together."""
        return self._check(name, password) is not None

    def _check(self, name: str, password: str) -> Any:
        clean = _try_name(name)
        query = sa.select(accounts.c.seq, accounts.c.name, accounts.c.password)
        with self._cabinet.reading() as connection:
            row = connection.execute(query.where(accounts.c.name == clean)).first()
        known = passwords.check_password(row.password if row else None, password)
        return row if known else None

    def session(self, key: str) -> tuple[str, Role] | None:
        """Whose session it is, and their role; None where it is over or none."""
        now = self._clock()
        query = (
            sa.select(accounts.c.name, accounts.c.role, sessions.c.used)
            .join(accounts, accounts.c.seq == sessions.c.account_seq)
            .where(sessions.c.digest == digest(key), sa.not_(_over(now)))
        )
        with self._cabinet.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if now - row.used > TOUCH_S:
            with self._cabinet.writing() as connection:
                touched = sessions.update().where(sessions.c.digest == digest(key))
                connection.execute(touched.values(used=now))
        return row.name, Role[row.role.upper()]

    def log_out(self, key: str, *, everywhere: bool = False) -> None:
        """End a session, or all of its account."""
        with self._cabinet.writing() as connection:
            wanted = sessions.c.digest == digest(key)
            if everywhere:
                whose = sa.select(sessions.c.account_seq).where(wanted).scalar_subquery()
                wanted = sessions.c.account_seq == whose
            connection.execute(sessions.delete().where(wanted))

    def add_token(self, name: str, label: str, *, days: int, role: Role | None, by: str) -> str:
        """A new token of an account, to be shown this once.

        Args:
            name: the account's name.
            label: what it is for.
            days: for how long it holds.
            role: the most that it may do; None for all that its account may.
            by: who makes it.

        Raises:
            AccountError: there is no such account, or the label or the days cannot be.
        """
        clean = " ".join(label.split())
        if not clean or len(clean) > MAX_LABEL_CHARS or not clean.isprintable() or not 0 < days <= MAX_DAYS:
            raise AccountError(
                f"a token has a label of at most {MAX_LABEL_CHARS} characters and 1 to {MAX_DAYS} days"
            )
        key, now = PREFIX + secrets.token_urlsafe(BYTES), self._clock()
        most = (role or Role.EDITOR).label
        with self._cabinet.writing() as connection:
            seq, owner = require_account(connection, name)
            values = {"digest": digest(key), "account_seq": seq, "label": clean, "role": most}
            connection.execute(tokens.insert().values(**values, made=now, until=now + days * DAY_S))
            note(connection, by, "token made", f"{clean} of {owner}, {most}, {days} days")
        return key

    def token(self, key: str) -> tuple[str, Role] | None:
        """Whose token it is, and what it may do: no more than its account; None where it is over or none."""
        now = self._clock()
        columns = (accounts.c.name, accounts.c.role, tokens.c.role.label("most"), tokens.c.used)
        query = sa.select(*columns).join(accounts, accounts.c.seq == tokens.c.account_seq)
        query = query.where(tokens.c.digest == digest(key), tokens.c.until > now)
        with self._cabinet.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.used is None or now - row.used > TOUCH_S:
            with self._cabinet.writing() as connection:
                connection.execute(tokens.update().where(tokens.c.digest == digest(key)).values(used=now))
        return row.name, min(Role[row.role.upper()], Role[row.most.upper()])

    def tokens(self, name: str | None = None) -> list[Token]:
        """All tokens, or those of an account; the tokens themselves are not known."""
        query = sa.select(tokens, accounts.c.name).join(accounts, accounts.c.seq == tokens.c.account_seq)
        if name is not None:
            query = query.where(accounts.c.name == clean_name(name))
        with self._cabinet.reading() as connection:
            return [_listed(row) for row in connection.execute(query.order_by(tokens.c.seq))]

    def revoke(self, number: int, *, by: str) -> None:
        """Take a token away, at once.

        Raises:
            AccountError: there is none of this number.
        """
        with self._cabinet.writing() as connection:
            label = connection.scalar(sa.select(tokens.c.label).where(tokens.c.seq == number))
            if label is None:
                raise AccountError(f"there is no token {number}")
            connection.execute(tokens.delete().where(tokens.c.seq == number))
            note(connection, by, "token revoked", f"{number} {label}")

    def _renew(self, seq: int, kept: str, password: str) -> None:
        """Hash a password anew that was hashed with weaker parameters."""
        if not passwords.is_dated(kept):
            return
        stronger = passwords.rehash(password)
        with self._cabinet.writing() as connection:
            mine = sa.and_(accounts.c.seq == seq, accounts.c.password == kept)
            connection.execute(accounts.update().where(mine).values(password=stronger))


def digest(key: str) -> str:
    """By what a key is kept. It is random and long, so one round of SHA-256 will do."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _over(now: float) -> sa.ColumnElement[bool]:
    return sa.or_(sessions.c.used <= now - IDLE_S, sessions.c.made <= now - LONGEST_S)


def _try_name(name: str) -> str:
    try:
        return clean_name(name)
    except AccountError:
        return ""


def _listed(row: Any) -> Token:
    return Token(
        number=row.seq,
        account=row.name,
        label=row.label,
        role=row.role,
        made=row.made,
        until=row.until,
        used=row.used,
    )
