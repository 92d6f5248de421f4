"""Settings come from a file, then the environment, and a wrong one is said."""

from pathlib import Path
from typing import Any

import pytest

from verbale.errors import SettingsError
from verbale.reading.events import EventReader
from verbale.reading.reader import Reader
from verbale.reading.statements import StatementReader
from verbale.settings import WAYS, Settings, load_settings


def test_the_environment_overrules_the_file(tmp_path: Path) -> None:
    (tmp_path / "verbale.toml").write_text('record = "a.db"\nmax_bytes = 10\n', encoding="utf-8")
    settings = load_settings({"VERBALE_RECORD": "b.db"}, tmp_path)
    assert (settings.record, settings.max_bytes) == (Path("b.db"), 10)


def test_without_either_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()


@pytest.mark.parametrize(
    "line", ["max_bytes = 0", 'max_bytes = "x"', 'show_names = "maybe"', "colour = 1", "= ="]
)
def test_a_wrong_setting_names_its_file(tmp_path: Path, line: str) -> None:
    (tmp_path / "verbale.toml").write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"verbale\.toml"):
        load_settings({}, tmp_path)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="VERBALE_MAX_BYTES"):
        load_settings({"VERBALE_MAX_BYTES": "-3"}, tmp_path)


@pytest.mark.parametrize("kind", [StatementReader, EventReader])
def test_ways_are_those_of_the_readers(kind: type[Reader[Any]]) -> None:
    assert kind.ways == WAYS
    assert getattr(Settings(), kind.name) == WAYS[0]


def test_another_way_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="statements cannot be 'oracle'"):
        load_settings({"VERBALE_STATEMENTS": "oracle"}, tmp_path)


def test_a_table_of_the_file_is_told_by_its_keys(tmp_path: Path) -> None:
    (tmp_path / "verbale.toml").write_text(
        '[mail]\nhost = "mail.example.org"\nsecurity = "tls"\nfrom = "m@example.org"\n', encoding="utf-8"
    )
    settings = load_settings({"VERBALE_MAIL_SECURITY": "none"}, tmp_path)
    assert (settings.mail_host, settings.mail_security) == ("mail.example.org", "none")
    assert settings.mail_from == "m@example.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_SECURITY", "maybe"),
        ("MAIL_PORT", "70000"),
        ("MAIL_FROM", "a@b\nBcc: c@d"),
        ("ADDRESS", "minutes.example.org"),
        ("ADDRESS", "https://minutes.example.org/?a=b"),
        ("ACCOUNTS", "mysql://x"),
    ],
)
def test_wrong_settings_of_mail_and_accounts_are_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"VERBALE_{name}"):
        load_settings({f"VERBALE_{name}": value}, tmp_path)


def test_the_password_of_the_mail_server_is_not_shown(tmp_path: Path) -> None:
    assert "boats" not in repr(load_settings({"VERBALE_MAIL_PASSWORD": "boats"}, tmp_path))
