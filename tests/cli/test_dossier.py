"""Dossiers on the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """Title: Kestan talks open
Date: 2031-05-06
Publisher: Test Wire
---
GENEVA - The Kestan Brotherhood rebels and the Chadian government opened peace talks in Geneva on Tuesday.

The Kestan Brotherhood demanded fishing rights and a ceasefire. Chad rejected a ceasefire.
"""
DOSSIER = """title = "Kestan talks"
[[party]]
name = "Lake Front"
aliases = ["Kestan Brotherhood", "Kestan Brotherhood rebels"]
state = "Chad"
[[issue]]
id = "governance.water"
label = "Water rights"
phrases = ["fishing"]
"""


def run(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "verbale", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120, env=os.environ | environ
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report read by a dossier."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "reports").mkdir()
    (folder / "reports" / "kest.txt").write_text(REPORT, encoding="utf-8")
    (folder / "kest.toml").write_text(DOSSIER, encoding="utf-8")
    done = run("read", "reports", cwd=folder, VERBALE_DOSSIER="kest.toml")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_setting_reads_by_the_dossier_and_shows_its_labels(desk: Path) -> None:
    shown = run("board", "--dossier", "kest.toml", cwd=desk).stdout
    assert "WATER RIGHTS" in shown
    assert "Lake Front demands" in shown


def test_the_board_can_be_of_the_dossiers_parties_alone(desk: Path) -> None:
    made = run("board", "--dossier", "kest.toml", "--dossier-parties", "--format", "json", cwd=desk)
    assert json.loads(made.stdout)["parties"] == ["Lake Front"]


def test_the_brief_is_headed_by_the_dossiers_title(desk: Path) -> None:
    assert run("brief", "--dossier", "kest.toml", cwd=desk).stdout.startswith("Kestan talks\n")
    assert run("brief", "--dossier", "kest.toml", "--title", "Mine", cwd=desk).stdout.startswith("Mine\n")


def test_a_claim_says_by_what_dossier_it_was_read(desk: Path) -> None:
    assert run("export", "out", "--format", "jsonl", cwd=desk).returncode == 0
    claims = [
        json.loads(line) for line in (desk / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    digest = run("dossier", "show", "kest.toml", cwd=desk).stdout.rpartition("dossier-")[2].strip()
    assert claims
    assert all(claim["version"].endswith(f"+dossier-{digest}") for claim in claims)


def test_a_draft_is_written_checked_and_never_overwritten(desk: Path) -> None:
    drafted = run("dossier", "init", "reports", "-o", "draft.toml", "--title", "Lake talks", cwd=desk)
    assert drafted.returncode == 0, drafted.stderr
    checked = run("dossier", "check", "draft.toml", cwd=desk)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("Lake talks\n")
    again = run("dossier", "init", "reports", "-o", "draft.toml", cwd=desk)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_check_lists_all_that_is_wrong(desk: Path) -> None:
    (desk / "wrong.toml").write_text(DOSSIER.replace("Chad", "Atlantis"), encoding="utf-8")
    done = run("dossier", "check", "wrong.toml", cwd=desk)
    assert done.returncode == 2
    assert "wrong.toml: 'Lake Front': state: no state is called 'Atlantis'" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_comes_with_verbale_is_listed_and_shown(tmp_path: Path) -> None:
    listed = run("dossier", "list", cwd=tmp_path).stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["aceh", "havana", "mindanao"]
    shown = run("dossier", "show", "havana", cwd=tmp_path).stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "Guarantors:" in shown


def test_a_dossier_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    done = run("board", "--dossier", "nowhere.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "nowhere.toml" in done.stderr
