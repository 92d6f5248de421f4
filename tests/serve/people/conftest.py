"""A team before a site over two reports, one of which names a private person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar.testing import TestClient
from tests.serve.conftest import BASE, HOSTS, refused, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, Role, make_app
from verbale.serve.people import Accounts, Team, passwords

PASSWORD = "three small boats"  # noqa: S105 - of no account but those made here
FIELD = re.compile('name="csrf" value="([0-9a-f]+)"')
Client = httpx.Client


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Office:
    """A team's accounts and its site."""

    accounts: Accounts
    team: Team
    clock: Clock
    server: TestClient[Any]

    def browser(self, base: str = BASE) -> Client:
        """A browser that nobody is logged in with."""
        return httpx.Client(transport=self.server._transport, base_url=base)

    def logged_in(self, name: str, base: str = BASE) -> Client:
        """A browser that an account is logged in with."""
        client = self.browser(base)
        assert log_in(client, name).status_code == 303
        return client


def form(client: Client, path: str) -> str:
    """What a form of a page has to bear."""
    found = FIELD.search(client.get(path).text)
    assert found, path
    return found[1]


def log_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> Any:
    """Send the login form."""
    data = {"csrf": form(client, "/login"), "name": name, "password": password, **more}
    return client.post("/login", data=data)


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the same kind that take a thousandth of the memory."""
    monkeypatch.setattr(
        passwords, "_HASHER", passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    )
    passwords.dummy_hash.cache_clear()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A reader, a reviewer and an editor, who sees names."""
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(tmp_path / "record.db"))
        with store.writer() as writer:
            writer.add(*truce())
            writer.add(*refused())
        accounts = Accounts(tmp_path / "accounts.db")
        stack.callback(accounts.close)
        for role in Role:
            accounts.add(f"ann.{role.label}", role, PASSWORD, by="test")
        clock = Clock()
        team = Team(accounts, names_for=Role.EDITOR, clock=clock)
        view = store.view()
        desk, named = RecordDesk(view, look_s=0), RecordDesk(view, look_s=0, show_names=True)
        bench = RecordBench(store, [desk, named])
        app = make_app(desk, hosts=Hosts(HOSTS), door=team, named=named, bench=bench)
        server = stack.enter_context(TestClient(app, raise_server_exceptions=False))
        yield Office(accounts, team, clock, server)


@pytest.fixture
def new_accounts(tmp_path: Path) -> Callable[[], Accounts]:
    """Makes an empty database of accounts."""
    return lambda: Accounts(tmp_path / "some.db")
