"""Accounts, their tokens and their log, in a file and on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from tests.serve.people.conftest import PASSWORD, Clock

from verbale.errors import AccountError
from verbale.record import Store
from verbale.serve import Role
from verbale.serve.people import Accounts, Keys
from verbale.serve.people.limits import Limit
from verbale.serve.people.passwords import check_password, hash_password


@pytest.fixture(params=["file", "server"])
def accounts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Accounts]:
    """An empty database of accounts."""
    place = tmp_path / "a.db" if request.param == "file" else request.getfixturevalue("new_database")()
    made = Accounts(place)
    yield made
    made.close()


def test_an_account_is_added_changed_and_removed(accounts: Accounts) -> None:
    assert accounts.add(" Ann ", Role.READER, PASSWORD, by="test") == "ann"
    accounts.set_role("ANN", Role.EDITOR, by="test")
    assert [(one.name, one.role) for one in accounts.all()] == [("ann", "editor")]
    with pytest.raises(AccountError, match="already"):
        accounts.add("ann", Role.READER, PASSWORD, by="test")
    accounts.remove("ann", by="test")
    assert accounts.all() == []
    with pytest.raises(AccountError, match="no account"):
        accounts.remove("ann", by="test")


def test_the_log_tells_all_and_cannot_be_changed(accounts: Accounts) -> None:
    accounts.add("ann", Role.READER, PASSWORD, by="test")
    accounts.set_role("ann", Role.EDITOR, by="test")
    accounts.note("ann", "login failed\x1b[2J", origin="::1")
    acts = [(one.who, one.act, one.about) for one in accounts.log()]
    assert acts[:2] == [("test", "account added", "ann as reader"), ("test", "role changed", "ann to editor")]
    assert acts[2][1] == "login failed?[2J"
    for change in ("UPDATE log SET who = 'nobody'", "DELETE FROM log"):
        with (
            pytest.raises(sa.exc.DBAPIError, match="only added to"),
            accounts.cabinet.writing() as connection,
        ):
            connection.execute(sa.text(change))
    assert len(accounts.log(limit=1)) == 1
    assert accounts.log(who="ann")[0].origin == "::1"


def test_a_token_holds_until_it_ends_or_is_revoked_and_does_no_more_than_its_account(
    accounts: Accounts,
) -> None:
    clock = Clock()
    keys = Keys(accounts.cabinet, clock)
    accounts.add("ann", Role.REVIEWER, PASSWORD, by="test")
    full = keys.add_token("ann", "all", days=1, role=None, by="test")
    less = keys.add_token("ann", "feeds", days=2, role=Role.READER, by="test")
    assert keys.token(full) == ("ann", Role.REVIEWER)
    assert keys.token(less) == ("ann", Role.READER)
    assert keys.token(full[:-1] + "x") is None
    clock.now += 86401
    assert keys.token(full) is None
    keys.revoke(2, by="test")
    assert keys.token(less) is None
    with pytest.raises(AccountError, match="no token 2"):
        keys.revoke(2, by="test")


def test_neither_passwords_nor_keys_are_in_the_file(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "a.db")
    accounts.add("ann", Role.READER, PASSWORD, by="test")
    keys = Keys(accounts.cabinet)
    token = keys.add_token("ann", "feeds", days=1, role=None, by="test")
    session = keys.log_in("ann", PASSWORD)
    assert session
    accounts.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"$argon2id$" in held
    assert not any(secret.encode() in held for secret in (PASSWORD, token, session[1]))
    assert (tmp_path / "a.db").stat().st_mode & 0o077 == 0


def test_a_record_is_no_place_for_accounts(tmp_path: Path) -> None:
    Store.open(tmp_path / "record.db").close()
    with pytest.raises(AccountError, match="kept apart"):
        Accounts(tmp_path / "record.db")
    with pytest.raises(AccountError, match="no such file"):
        Accounts(tmp_path / "none.db", create=False)


@pytest.mark.parametrize("password", ["short", "ann" * 2, "a" * 40, "x" * 300, "aaaaaaabbbbbbb"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(AccountError):
        hash_password(password, "ann")


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "x" * 65, "<b>", "a/b"])
def test_some_names_cannot_be(name: str, new_accounts: Callable[[], Accounts]) -> None:
    accounts = new_accounts()
    with pytest.raises(AccountError, match="a name has"):
        accounts.add(name, Role.READER, PASSWORD, by="test")
    accounts.close()


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    assert check_password(hash_password("un café très cher"), "un cafe\u0301 tre\u0300s cher")
    assert not check_password(None, "nobody has this as a password")


@given(st.lists(st.floats(0, 100), max_size=60))
def test_a_limit_never_gives_more_than_it_has(waits: list[float]) -> None:
    clock = Clock(0.0)
    limit = Limit(5, 50.0, clock)
    given_at = []
    for wait_s in waits:
        clock.now += wait_s
        if limit.take("one") == 0:
            given_at.append(clock.now)
    for first in given_at:
        assert sum(1 for at in given_at if first <= at < first + 50) <= 10
