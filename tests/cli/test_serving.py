"""The command that opens the record in a browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from verbale.cli import main
from verbale.record import Store


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["serve", "--record", str(tmp_path / "none.db")])
    assert answer.exit_code == 2
    assert "Read some reports first" in answer.output


def test_an_open_address_is_refused_unless_it_is_named(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0"])  # noqa: S104 (refused)
    assert answer.exit_code == 2
    assert "--allow-host" in answer.output


def test_it_serves_on_loopback_until_it_is_ended(tmp_path: Path) -> None:
    with _serving(tmp_path) as answer:
        assert b"Nothing has been read yet" in answer


def test_with_accounts_all_have_to_log_in(tmp_path: Path) -> None:
    place = str(tmp_path / "accounts.db")
    told = CliRunner().invoke(
        main, ["accounts", "add", "ann", "--accounts", place], input="three small boats\n"
    )
    assert told.exit_code == 0
    with _serving(tmp_path, "--accounts", place) as answer:
        assert b'<form class="entries" method="post" action="/login">' in answer
        assert b"Nothing has been read yet" not in answer


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[bytes]:
    """The first page of a server in a process of its own."""
    record = folder / "record.db"
    Store.open(record).close()
    command = [sys.executable, "-m", "verbale", "serve", "--record", str(record), "--port", "0", *options]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ) as running:
        try:
            assert running.stderr is not None
            told = re.search(r"http://127\.0\.0\.1:\d+/", running.stderr.readline())
            assert told is not None
            with urllib.request.urlopen(told.group(), timeout=20) as answer:  # noqa: S310 (on loopback)
                yield answer.read()
        finally:
            running.terminate()
            running.wait(20)
