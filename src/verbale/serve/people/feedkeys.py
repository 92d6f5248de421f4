"""Tokens of feeds: they stand in an address, as a feed reader or a calendar sends no header, and open feeds alone.

An address is kept in more places than a header is: in the settings of a service, in the log of a proxy. So such a token
looks as a reader does, sees no name of a private person, opens no page, and can be revoked by itself.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

import msgspec
import sqlalchemy as sa

from verbale.serve.cabinet import Cabinet
from verbale.serve.following import FEEDS, FORMS
from verbale.serve.people.accounts import note, require_account
from verbale.serve.people.keys import BYTES, TOUCH_S, digest
from verbale.serve.people.tables import accounts, feed_keys

FIELD = "feed_token"
KEY = "verbale.feed_token"
PREFIX = "vbf_"
PATHS = frozenset(f"{path}.{form.ending}" for path in FEEDS.values() for form in FORMS)
"""What they open."""
READS = frozenset({"GET", "HEAD"})


class FeedKey(msgspec.Struct, frozen=True):
    """That an account has one: on which day it was made and last used."""

    made: str
    used: str | None


class FeedKeys:
    """What opens the feeds of an account, one each.

    Args:
        cabinet: the database of the accounts.
        clock: seconds since 1970.
    """

    def __init__(self, cabinet: Cabinet, clock: Callable[[], float] = time.time) -> None:
        self._cabinet = cabinet
        self._clock = clock

    def make(self, name: str) -> str:
        """A new one of an account, to be shown this once; the one before ends.

        Raises:
            AccountError: there is no such account.
        """
        key = PREFIX + secrets.token_urlsafe(BYTES)
        with self._cabinet.writing() as connection:
            seq, owner = require_account(connection, name)
            connection.execute(feed_keys.delete().where(feed_keys.c.account_seq == seq))
            values = {"account_seq": seq, "digest": digest(key), "made": self._clock()}
            connection.execute(feed_keys.insert().values(values))
            note(connection, owner, "feed token made")
        return key

    def revoke(self, name: str) -> None:
        """Take that of an account away, at once.

        Raises:
            AccountError: there is no such account.
        """
        with self._cabinet.writing() as connection:
            seq, owner = require_account(connection, name)
            found = connection.execute(feed_keys.delete().where(feed_keys.c.account_seq == seq))
            if found.rowcount:
                note(connection, owner, "feed token revoked")

    def of(self, name: str) -> FeedKey | None:
        """Whether an account has one; the token itself is not known."""
        query = sa.select(feed_keys.c.made, feed_keys.c.used).join(accounts)
        with self._cabinet.reading() as connection:
            row = connection.execute(query.where(accounts.c.name == name)).first()
        return FeedKey(_day(row.made), _day(row.used) if row.used else None) if row else None

    def owner(self, key: str) -> str | None:
        """Whose it is, None where it is nobody's."""
        now, mine = self._clock(), feed_keys.c.digest == digest(key)
        query = sa.select(accounts.c.name, feed_keys.c.used).join(feed_keys).where(mine)
        with self._cabinet.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.used is None or now - row.used > TOUCH_S:
            with self._cabinet.writing() as connection:
                connection.execute(feed_keys.update().where(mine).values(used=now))
        name: str = row.name
        return name


def take_out(scope: Any) -> None:
    """Take the token out of an address before anything else sees it, that it is told in no log, page or redirect."""
    parts = scope["query_string"].split(b"&") if scope["query_string"] else []
    found = [part for part in parts if _name(part) == FIELD]
    if found:
        scope["query_string"] = b"&".join(part for part in parts if part not in found)
        scope[KEY] = unquote_plus(found[0].partition(b"=")[2].decode("latin-1"))


def given(scope: Any) -> str | None:
    """The token with which a feed is asked for, None where none is, or something else is asked for."""
    told: str | None = scope.get(KEY)
    return told if scope["path"] in PATHS and scope["method"] in READS else None


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def _name(part: bytes) -> str:
    return unquote_plus(part.partition(b"=")[0].decode("latin-1"))
