"""A team: accounts, sessions, tokens, and how often each may ask."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from verbale.errors import AccountError
from verbale.serve.people import csrf, feedkeys
from verbale.serve.people.accounts import Accounts
from verbale.serve.people.feedkeys import FeedKeys
from verbale.serve.people.headers import address, cookie, heads
from verbale.serve.people.keys import LONGEST_S, Keys
from verbale.serve.people.limits import Limit
from verbale.serve.people.passwords import dummy_hash
from verbale.serve.people.person import BY_TOKEN, Person, Role
from verbale.serve.people.refusal import RefusedError

COOKIE = csrf.SESSION
QUARTER_S = 900.0
LOGINS_HERE, LOGINS_ACCOUNT, LOGINS_ADDRESS = 5, 30, 20
REQUESTS, REQUESTS_S = 300, 60.0
_SLOWLY = "Too many requests"


class Team:
    """Lets in who has an account.

    Args:
        accounts: the accounts.
        names_for: the role from which on names of private persons are shown; None shows them to nobody.
        requests: how many requests a minute each may make.
        clock: seconds since 1970.
    """

    has_accounts = True

    def __init__(
        self,
        accounts: Accounts,
        *,
        names_for: Role | None = None,
        requests: int = REQUESTS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.accounts = accounts
        self.keys = Keys(accounts.cabinet, clock)
        self.feed_keys = FeedKeys(accounts.cabinet, clock)
        self._names_for = names_for
        self._asked = Limit(requests, REQUESTS_S, clock)
        self._told = Limit(1, QUARTER_S, clock)  # a flood of tries must not flood the log
        self._tried = {
            "here": Limit(LOGINS_HERE, QUARTER_S, clock),
            "account": Limit(LOGINS_ACCOUNT, QUARTER_S, clock),
            "address": Limit(LOGINS_ADDRESS, QUARTER_S, clock),
        }
        dummy_hash()

    def admit(self, scope: Any) -> Person | None:
        """Whoever has a token, for feeds one of theirs, or a session; None for anybody else.

        Raises:
            RefusedError: the token is wrong, or there are too many requests.
        """
        told, feed_key = heads(scope, "authorization"), feedkeys.given(scope)
        if told:
            person: Person | None = self._by_token(scope, told)
        elif feed_key is not None:
            person = self._by_feed_key(scope, feed_key)
        else:
            person = self._by_session(scope)
        if not scope["path"].startswith("/static/"):
            whom = f"person {person.name}" if person else f"address {address(scope)}"
            if wait_s := self._asked.take(whom):
                raise RefusedError(429, _SLOWLY, f"Wait {wait_s} seconds, and go on then.", wait_s=wait_s)
        return person

    def note(self, scope: Any, person: Person, act: str, about: str) -> None:
        """Write into the log what a person did."""
        self.accounts.note(person.name, act, about, address(scope))

    def log_in(self, scope: Any, name: str, password: str) -> str | None:
        """Let somebody in by name and password; gives the cookie, None where they are wrong.

        Raises:
            RefusedError: there were too many tries.
        """
        origin = address(scope)
        self._count_try(name, origin)
        found = self.keys.log_in(name, password, before=cookie(scope, csrf.cookie_name(scope, COOKIE)))
        if found is None:
            self.accounts.note(name, "login failed", origin=origin)
            return None
        who, key = found
        self._tried["here"].forget(_pair(name, origin))
        self.accounts.note(who, "logged in", origin=origin)
        return csrf.write_cookie(
            csrf.cookie_name(scope, COOKIE), key, secure=csrf.is_secure(scope), max_age_s=int(LONGEST_S)
        )

    def log_out(self, scope: Any, person: Person, *, everywhere: bool = False) -> str:
        """End a session, or all of a person; gives the cookie that takes the browser's away."""
        name = csrf.cookie_name(scope, COOKIE)
        self.keys.log_out(cookie(scope, name), everywhere=everywhere)
        self.accounts.note(
            person.name, "logged out everywhere" if everywhere else "logged out", origin=address(scope)
        )
        return csrf.write_cookie(name, "", secure=csrf.is_secure(scope), max_age_s=0)

    def change_password(self, scope: Any, person: Person, old: str, new: str) -> str:
        """Change a person's own password, and log them in anew; gives the cookie.

        Raises:
            AccountError: the old one is wrong, or the new one too weak.
            RefusedError: there were too many tries.
        """
        origin = address(scope)
        self._count_try(person.name, origin)
        if not self.keys.knows(person.name, old):
            self.accounts.note(person.name, "password not changed", origin=origin)
            raise AccountError("the old password is wrong")
        self.accounts.set_password(person.name, new, by=person.name)
        cookie = self.log_in(scope, person.name, new)
        if cookie is None:
            raise AccountError("the account was changed meanwhile")
        return cookie

    def _by_token(self, scope: Any, told: list[str]) -> Person:
        kind, _, key = told[0].partition(" ")
        found = self.keys.token(key.strip()) if len(told) == 1 and kind.lower() == "bearer" else None
        if found is None:
            raise self._wrong_token(scope)
        scope[BY_TOKEN] = True
        return self._person(*found)

    def _by_feed_key(self, scope: Any, key: str) -> Person:
        """Whose feeds are asked for, as a reader to whom no names are shown."""
        name = self.feed_keys.owner(key)
        if name is None:
            raise self._wrong_token(scope)
        return Person(name, Role.READER, account=True)

    def _wrong_token(self, scope: Any) -> RefusedError:
        if wait_s := self._tried["address"].take(f"token {address(scope)}"):
            return RefusedError(429, _SLOWLY, f"Wait {wait_s} seconds.", wait_s=wait_s)
        return RefusedError(401, "This token does not hold", "It is wrong, has ended or was revoked.")

    def _by_session(self, scope: Any) -> Person | None:
        key = cookie(scope, csrf.cookie_name(scope, COOKIE))
        found = self.keys.session(key) if key else None
        return self._person(*found) if found else None

    def _person(self, name: str, role: Role) -> Person:
        names = self._names_for is not None and role >= self._names_for
        return Person(name, role, names=names, account=True)

    def _count_try(self, name: str, origin: str) -> None:
        """Count a try by account, by address, and by both, whether or not there is the account."""
        tried = (
            ("here", _pair(name, origin)),
            ("address", origin),
            ("account", name.strip().casefold()[:64]),
        )
        waits = [self._tried[which].take(key) for which, key in tried]
        if wait_s := max(waits):
            if not self._told.take(_pair(name, origin)):
                self.accounts.note(name, "login refused, too many tries", origin=origin)
            raise RefusedError(429, "Too many tries", f"Wait {wait_s // 60 + 1} minutes.", wait_s=wait_s)


def _pair(name: str, origin: str) -> str:
    return f"{name.strip().casefold()[:64]} {origin}"
