"""The command that opens the record to language models."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from verbale.cli import main


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["mcp", "--record", str(tmp_path / "none.db")])
    assert answer.exit_code == 2
    assert "Read some reports first" in answer.output
