"""Subscriptions: asked for, confirmed from the address itself, stopped by one click."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.serve.alerts.tables import SCHEMA, asked, keys, mails, subscriptions
from verbale.serve.alerts.wish import Wish, clean_address
from verbale.serve.cabinet import Cabinet

DAY_S = 86400.0
CONFIRM_S = 2 * DAY_S
MAX_ASKED = 3
MAX_EACH = 20
KEY_BYTES = 32
CONFIRM, STOP, DIGEST = "confirm", "stop", "digest"


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """A subscription.

    Attributes:
        seq: its number.
        address: where it goes.
        wish: what is told.
        account: whose it is, None where there are no accounts.
        confirmed: when the address confirmed, in seconds since 1970; None where it has not.
        position: how far in the record it was told of.
        written: when the last digest was written, None for never.
    """

    seq: int
    address: str
    wish: Wish
    account: str | None
    confirmed: float | None
    position: int
    written: float | None


class Subscriptions:
    """Who gets mail, in a database apart from the record.

    Args:
        place: its file, or the address of a database on a server.
        create: whether to make it where there is none.
        clock: seconds since 1970.

    Raises:
        AccountError: it cannot be opened.
    """

    def __init__(
        self, place: str | Path, *, create: bool = True, clock: Callable[[], float] = time.time
    ) -> None:
        self.cabinet = Cabinet(place, SCHEMA, create=create)
        self.clock = clock

    def close(self) -> None:
        """Let go of the database."""
        self.cabinet.close()

    def ask(self, address: str, wish: Wish, account: str | None = None) -> None:
        """Have an address asked whether it wants a subscription.

        Nothing tells whether it had one, or was asked too often to be asked again: a mail goes out, or none does.

        Raises:
            AccountError: it is no address that mail can go to.
        """
        clean, now = clean_address(address), self.clock()
        with self.cabinet.writing() as connection:
            self._tidy(connection, now)
            if _is_plenty(connection, clean):
                return
            seq = _find_same(connection, clean, wish, account) or _add(connection, clean, wish, account, now)
            connection.execute(asked.insert().values(address=_digest(clean.casefold()), at=now))
            connection.execute(
                mails.delete().where(mails.c.subscription_seq == seq, mails.c.purpose == CONFIRM)
            )
            write_mail(connection, seq, CONFIRM, now)

    def find(self, key: str, purpose: str) -> Subscription | None:
        """The subscription that the key of a mail is of; None where it holds no more, or is for another purpose."""
        with self.cabinet.reading() as connection:
            return self._find(connection, key, purpose)

    def confirm(self, key: str, position: int) -> Subscription | None:
        """Begin a subscription by the key of its mail; None where it holds no more.

        Args:
            key: what the mail's link bears.
            position: how far the record goes now: what came in until now is no news.
        """
        now = self.clock()
        with self.cabinet.writing() as connection:
            found = self._find(connection, key, CONFIRM)
            if found is None:
                return None
            if found.confirmed is None:
                mine = subscriptions.c.seq == found.seq
                begun = {"confirmed": now, "position": position}
                connection.execute(subscriptions.update().where(mine).values(**begun))
            used = (keys.c.subscription_seq == found.seq, keys.c.purpose == CONFIRM)
            connection.execute(keys.delete().where(*used))
            return found

    def stop(self, key: str) -> bool:
        """End a subscription by the key of one of its mails, and forget the address; whether there was one."""
        with self.cabinet.writing() as connection:
            found = self._find(connection, key, STOP)
            if found is None:
                return False
            connection.execute(subscriptions.delete().where(subscriptions.c.seq == found.seq))
            return True

    def remove(self, address: str) -> int:
        """End all subscriptions of an address; gives how many there were."""
        with self.cabinet.writing() as connection:
            mine = sa.func.lower(subscriptions.c.address) == address.strip().lower()
            return connection.execute(subscriptions.delete().where(mine)).rowcount

    def leave_out(self, members: Collection[str]) -> int:
        """End the subscriptions of accounts that are no more; gives how many there were."""
        with self.cabinet.writing() as connection:
            owned = subscriptions.c.account.is_not(None)
            gone = sa.and_(owned, subscriptions.c.account.not_in(list(members)))
            return connection.execute(subscriptions.delete().where(gone)).rowcount

    def all(self) -> list[Subscription]:
        """All subscriptions, in order, those not confirmed yet too."""
        with self.cabinet.writing() as connection:
            self._tidy(connection, self.clock())
            rows = connection.execute(sa.select(subscriptions).order_by(subscriptions.c.seq))
            return [_read(row) for row in rows]

    def new_key(self, seq: int, purpose: str) -> str:
        """A key for a mail's link; it is kept as a digest."""
        key = secrets.token_urlsafe(KEY_BYTES)
        row = {"digest": _digest(key), "subscription_seq": seq, "purpose": purpose, "made": self.clock()}
        with self.cabinet.writing() as connection:
            connection.execute(keys.insert().values(**row))
        return key

    def _find(self, connection: Connection, key: str, purpose: str) -> Subscription | None:
        query = sa.select(subscriptions).join(keys, keys.c.subscription_seq == subscriptions.c.seq)
        query = query.where(keys.c.digest == _digest(key), keys.c.purpose == purpose)
        if purpose == CONFIRM:
            query = query.where(keys.c.made > self.clock() - CONFIRM_S)
        row = connection.execute(query).first()
        return _read(row) if row else None

    def _tidy(self, connection: Connection, now: float) -> None:
        """Forget addresses that did not confirm, and when who was asked."""
        late = sa.and_(subscriptions.c.confirmed.is_(None), subscriptions.c.made < now - CONFIRM_S)
        connection.execute(subscriptions.delete().where(late))
        connection.execute(asked.delete().where(asked.c.at < now - DAY_S))


def write_mail(  # noqa: PLR0913 - one a column
    connection: Connection, seq: int, purpose: str, now: float, *, after: int = 0, facts: Collection[str] = ()
) -> int:
    """Put a mail among those that are due; gives its number."""
    row = {"subscription_seq": seq, "purpose": purpose, "message_id": secrets.token_hex(16), "made": now}
    told = msgspec.json.encode(sorted(facts)).decode()
    return _number(connection.execute(mails.insert().values(**row, after=after, facts=told)))


def _is_plenty(connection: Connection, address: str) -> bool:
    """Whether an address was asked often today, or has very many subscriptions."""
    recent = sa.select(sa.func.count()).where(asked.c.address == _digest(address.casefold()))
    held = sa.select(sa.func.count()).where(
        subscriptions.c.address == address, subscriptions.c.confirmed.is_not(None)
    )
    return (connection.scalar(recent) or 0) >= MAX_ASKED or (connection.scalar(held) or 0) >= MAX_EACH


def _find_same(connection: Connection, address: str, wish: Wish, account: str | None) -> int | None:
    same = (
        subscriptions.c.address == address,
        subscriptions.c.wish == _written(wish),
        subscriptions.c.account.is_not_distinct_from(account),
    )
    return connection.scalar(sa.select(subscriptions.c.seq).where(*same).limit(1))


def _add(connection: Connection, address: str, wish: Wish, account: str | None, now: float) -> int:
    row = {"address": address, "wish": _written(wish), "account": account, "made": now}
    free = {"position": 0, "refused": 0, "busy_until": 0.0, "busy_by": ""}
    return _number(connection.execute(subscriptions.insert().values(**row, **free)))


def _number(made: sa.CursorResult[Any]) -> int:
    key = made.inserted_primary_key
    return int(key[0]) if key else 0


def _read(row: Any) -> Subscription:
    return Subscription(
        seq=row.seq,
        address=row.address,
        wish=msgspec.json.decode(row.wish, type=Wish),
        account=row.account,
        confirmed=row.confirmed,
        position=row.position,
        written=row.written,
    )


def _written(wish: Wish) -> str:
    return msgspec.json.encode(wish, order="deterministic").decode()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
