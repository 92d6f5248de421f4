"""The command that opens the record to language models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from verbale.cli import main


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["mcp", "--record", str(tmp_path / "none.db")])
    assert answer.exit_code == 2
    assert "Read some reports first" in answer.output


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = f"import sys; sys.modules['mcp'] = None; from verbale.cli import main; main(['mcp', '--record', {str(tmp_path)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'verbale[mcp]'" in done.stderr
