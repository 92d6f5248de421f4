"""Accounts and alerts from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.serve.alerts.conftest import Box, posting
from tests.serve.conftest import refused, truce

from verbale.cli import main
from verbale.record import Store
from verbale.serve.alerts import Subscriptions
from verbale.serve.alerts.wish import Wish
from verbale.serve.people import passwords

SECRET = "three small boats\n"  # noqa: S105 - of an account made here


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    quick = passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    monkeypatch.setenv("VERBALE_ACCOUNTS", "accounts.db")


def _run(*words: str, told: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=told, catch_exceptions=False)


def test_accounts_are_kept_from_the_command_line() -> None:
    assert (
        "may log in as reviewer" in _run("accounts", "add", "Ann", "--role", "reviewer", told=SECRET).output
    )
    assert _run("accounts", "role", "ann", "editor").exit_code == 0
    assert json.loads(_run("accounts", "list", "--format", "json").output)["role"] == "editor"
    token = _run("accounts", "token", "ann", "--label", "feeds", "--days", "3").stdout.strip()
    assert token.startswith("vbl_")
    listed = _run("accounts", "tokens").output
    assert "feeds" in listed
    assert token not in listed
    assert _run("accounts", "revoke", "1").exit_code == 0
    assert _run("accounts", "password", "ann", told="four larger boats\n").exit_code == 0
    assert _run("accounts", "remove", "ann").exit_code == 0
    log = _run("accounts", "log").output
    acts = (
        "account added",
        "role changed",
        "token made",
        "token revoked",
        "password changed",
        "account removed",
    )
    assert [line for line in acts if line not in log] == []
    assert "boats" not in log
    assert len(_run("accounts", "log", "--last", "2").output.splitlines()) == 2


def test_a_weak_password_is_refused_and_no_account_made() -> None:
    answer = _run("accounts", "add", "ann", told="short\n")
    assert answer.exit_code == 2
    assert "at least 12" in answer.output
    assert _run("accounts", "list").output == ""


def test_accounts_have_to_be_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VERBALE_ACCOUNTS")
    assert "say where the accounts are" in _run("accounts", "list").output


def test_a_team_without_accounts_is_not_served() -> None:
    Store.open("verbale.db").close()
    answer = _run("serve", "--port", "0")
    assert (answer.exit_code, "no such file" in answer.output) == (2, True)


def test_other_machines_are_let_in_by_name_alone_with_accounts_too() -> None:
    Store.open("verbale.db").close()
    _run("accounts", "add", "ann", told=SECRET)
    answer = _run("serve", "--host", "0.0.0.0")  # noqa: S104 - it is refused
    assert "--allow-host" in answer.output
    assert "no login" not in answer.output
    assert "--names-for goes with" in _without_accounts().output


def _without_accounts() -> Result:
    return CliRunner(env={"VERBALE_ACCOUNTS": ""}).invoke(main, ["serve", "--names-for", "editor"])


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    """A mail server, named in the settings' file."""
    with posting() as made:
        Path("verbale.toml").write_text(
            'alerts = "alerts.db"\naddress = "https://minutes.example.org/"\n'
            f'[mail]\nhost = "127.0.0.1"\nport = {made.port}\nsecurity = "none"\nfrom = "m@example.org"\n',
            encoding="utf-8",
        )
        monkeypatch.delenv("VERBALE_ACCOUNTS")
        yield made


def test_what_is_due_is_sent_once_from_the_command_line(box: Box) -> None:
    with Store.open("verbale.db") as store, store.writer() as writer:
        writer.add(*truce())
    kept = Subscriptions("alerts.db")
    kept.ask("a@example.org", Wish())
    assert "1 mails handed over" in _run("alerts", "send").output
    assert "not confirmed yet" in _run("alerts", "list").output
    key = box.text().split("/alerts/confirm/")[1].split()[0]
    kept.confirm(key, 1)
    kept.close()
    with Store.open("verbale.db") as store, store.writer() as writer:
        writer.add(*refused())
    assert "1 mails handed over" in _run("alerts", "send").output
    assert "https://minutes.example.org/reports/" in box.text()
    assert "0 mails handed over" in _run("alerts", "send").output
    box.answers = lambda *_: "451 later"
    assert "1 subscriptions ended" in _run("alerts", "remove", "A@example.org").output


def test_a_mail_that_cannot_be_handed_over_is_told_and_waits(box: Box) -> None:
    Store.open("verbale.db").close()
    kept = Subscriptions("alerts.db")
    kept.ask("a@example.org", Wish())
    kept.close()
    box.answers = lambda *_: "451 later"
    answer = _run("alerts", "send")
    assert answer.exit_code == 1
    assert "a@example.org: the mail server says 451" in answer.output
    box.answers = lambda *_: "250 OK"
    assert "1 mails handed over" in _run("alerts", "send").output
