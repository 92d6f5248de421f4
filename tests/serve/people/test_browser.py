"""The pages of people and of mail in a real browser: axe, the login, and what a phone shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests.serve.alerts.conftest import posting
from tests.serve.browsing import (
    DESKTOP,
    PHONE,
    chromium,
    listening,
    needs_chromium,
    violations,
    watched,
    width_beyond,
)
from tests.serve.conftest import refused, truce
from tests.serve.people.conftest import PASSWORD

from verbale.cli.desk import RecordDesk
from verbale.cli.newsroom import RecordNewsroom
from verbale.record import Store
from verbale.serve import Role, make_app
from verbale.serve.alerts import PostOffice, Sender, SmtpMailer, Subscriptions
from verbale.serve.people import Accounts, Team

pytestmark = needs_chromium
LOOKS = [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light")]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A team's site that sends mail, over two reports."""
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(tmp_path / "record.db"))
        with store.writer() as writer:
            writer.add(*truce())
            writer.add(*refused())
        accounts = Accounts(tmp_path / "accounts.db")
        stack.callback(accounts.close)
        accounts.add("ann", Role.EDITOR, PASSWORD, by="test")
        kept = Subscriptions(tmp_path / "alerts.db")
        stack.callback(kept.close)
        mailer = SmtpMailer("127.0.0.1", stack.enter_context(posting()).port, security="none")
        office = PostOffice(kept, RecordNewsroom(store.view()), mailer, Sender("m@example.org", "http://x"))
        app = make_app(RecordDesk(store.view()), door=Team(accounts), alerts=office)
        yield stack.enter_context(listening(app))


def _log_in(page: Any, address: str) -> None:
    page.goto(f"{address}/alerts?party=Army")
    page.fill("#l-name", "ann")
    page.fill("#l-password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/alerts?party=Army")


def test_a_person_logs_in_by_keys_asks_for_mail_and_logs_out(address: str) -> None:
    with chromium() as browser, watched(browser) as page:
        _log_in(page, address)
        assert page.locator(".who-asks").inner_text().split() == ["Logged", "in", "as", "ann", "editor"]
        page.fill("#a-address", "reader@example.org")
        page.get_by_role("button", name="Ask for it").click()
        assert "on its way" in page.get_by_role("status").inner_text()
        page.goto(f"{address}/me")
        page.get_by_role("button", name="Log out", exact=True).click()
        page.wait_for_url("**/login")
        page.goto(f"{address}/changes")
        assert page.url == f"{address}/login?next=/changes"


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_pages_of_people_and_mail(address: str, size: Any, scheme: str) -> None:
    with chromium() as browser, watched(browser, viewport=size, color_scheme=scheme, borne="404") as page:
        for path in ("/login", "/alerts/confirm/none", "/alerts/stop/none"):
            page.goto(address + path)
            assert violations(page) == [], path
        _log_in(page, address)
        for path in ("/alerts", "/me", "/"):
            page.goto(address + path)
            assert violations(page) == [], path
            assert width_beyond(page) <= 0, path
