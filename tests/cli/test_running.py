"""`verbale run` over an archive, and `verbale copy`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli import main

WAR = "Rebels and the army agreed a ceasefire in peace talks in Juba. Shelling of the besieged town killed 12 people."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    lines = [{"title": "Talks", "date": "2021-03-04", "text": WAR}]
    lines += [{"title": f"Match {n}", "text": f"The home side won match {n} on penalties."} for n in range(5)]
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def call(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_an_archive_is_read_once_and_copied_to_a_server(
    archive: Path, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    record, out, server = tmp_path / "record.db", tmp_path / "out", new_database()
    reading = (
        "run",
        archive,
        "--record",
        record,
        "--workers",
        1,
        "--statements",
        "rules",
        "--events",
        "rules",
    )
    first = json.loads(call(*reading, "--out", out, "--format", "json"))
    assert (first["documents"], first["reports"], first["passed"]) == (6, 1, 5)
    assert list(out.glob("*.parquet"))
    assert json.loads(call(*reading, "--format", "json"))["known"] == 6
    call("copy", record, server)
    assert call("timeline", "--record", server) == call("timeline", "--record", record)
    assert call("board", "--record", server) == call("board", "--record", record)
    assert call("timeline", "--record", record, "--limit", 1)


def test_a_record_at_another_kind_of_address_is_refused() -> None:
    result = CliRunner().invoke(main, ["board", "--record", "mysql://somewhere/record"])
    assert result.exit_code == 2
    assert "postgresql://" in result.output
