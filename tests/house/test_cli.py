"""The command line, as a person uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DISPATCH = """Title: Ferry talks end in Larnaca
Date: 2020-03-10
Publisher: Test Wire
URL: https://wire.example/larnaca
---
LARNACA - Talks between the Sudanese government and the Sudan Liberation Movement ended in Larnaca on Tuesday without agreement.

The rebels demanded the release of all prisoners. "We will not accept a partial ceasefire," rebel leader Abdel Wahid al-Nur said.

At least 12 people were killed in an attack on a market in Darfur on Monday, the United Nations said.
"""


def run(*arguments: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "verbale", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, input=stdin, check=False, timeout=120)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dispatch that has been read into its record."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "larnaca.txt").write_text(DISPATCH, encoding="utf-8")
    done = run("read", "larnaca.txt", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "verbale.db").exists()
    return folder


def test_read_prints_brief_and_board_in_80_columns(desk: Path) -> None:
    shown = run("read", "larnaca.txt", "--no-record", cwd=desk).stdout.decode()
    assert "COUNTS, EACH BY ITS COUNTER" in shown
    assert "Board, as of 2020-03-10" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_reading_again_adds_nothing(desk: Path) -> None:
    before = run("export", "before", "--format", "jsonl", cwd=desk)
    assert before.returncode == 0
    assert run("read", "larnaca.txt", cwd=desk).returncode == 0
    assert run("export", "after", "--format", "jsonl", cwd=desk).returncode == 0
    name = "claims.jsonl"
    assert (desk / "before" / name).read_bytes() == (desk / "after" / name).read_bytes()


def test_json_follows_the_wire_format(desk: Path) -> None:
    done = run("read", "larnaca.txt", "--format", "json", "--no-record", cwd=desk)
    reading = json.loads(done.stdout)
    assert reading["format"] == "verbale.reading/1"
    assert reading["report"]["url"] == "https://wire.example/larnaca"
    assert reading["relevant"] is True
    toll = reading["tolls"][0]
    assert (toll["kind"], toll["low"], toll["high"]) == ("killed", 12, None)


def test_offsets_count_from_below_the_header(desk: Path) -> None:
    done = run("read", "larnaca.txt", "--format", "json", "--no-record", cwd=desk)
    text = DISPATCH.partition("---\n")[2]
    for toll in json.loads(done.stdout)["tolls"]:
        assert "At least 12 people" in text[slice(*toll["evidence"])]


def test_standard_input_is_read(desk: Path) -> None:
    done = run("read", "-", "--no-record", "--format", "json", cwd=desk, stdin=DISPATCH.encode())
    assert json.loads(done.stdout)["report"]["title"] == "Ferry talks end in Larnaca"


def test_nothing_read_exits_with_2_and_says_why(desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    done = run("read", "empty.txt", "absent.txt", "--no-record", cwd=desk)
    assert done.returncode == 2
    complaints = done.stderr.decode().splitlines()
    assert len(complaints) == 2
    assert all(line.startswith("verbale: ") for line in complaints)


def test_one_bad_file_does_not_stop_the_others(desk: Path) -> None:
    (desk / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = run("read", "picture.png", "larnaca.txt", "--no-record", "--format", "json", cwd=desk)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "picture.png" in done.stderr.decode()


def test_show_opens_a_claim_by_the_beginning_of_its_id(desk: Path) -> None:
    assert run("export", "out", cwd=desk).returncode == 0
    claims = [
        json.loads(line) for line in (desk / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    claim = next(c for c in claims if c["kind"] == "tolls")
    shown = run("show", claim["id"][:10], cwd=desk).stdout.decode()
    assert "⟦" in shown
    assert "counted_by" in shown


def test_an_unknown_id_is_one_clear_line(desk: Path) -> None:
    done = run("show", "ffffffff", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize(
    "command", ["board", "brief", "timeline", "problems", "show ab", "search word", "export out"]
)
def test_without_a_record_every_command_says_what_to_do(tmp_path: Path, command: str) -> None:
    done = run(*command.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert "There is no record" in done.stderr.decode()


def test_search_finds_the_report(desk: Path) -> None:
    assert "Ferry talks" in run("search", "Larnaca", "prisoners", cwd=desk).stdout.decode()
    assert "No report" in run("search", '"no such', "words*", cwd=desk).stdout.decode()


def test_text_prints_the_main_text_alone(desk: Path) -> None:
    shown = run("text", "larnaca.txt", cwd=desk).stdout.decode()
    assert shown.startswith("LARNACA - Talks")
    assert (
        json.loads(run("text", "larnaca.txt", "--format", "json", cwd=desk).stdout)["published"]
        == "2020-03-10"
    )


def test_brief_comes_as_markdown_and_html(desk: Path) -> None:
    assert run("brief", "--format", "markdown", cwd=desk).stdout.decode().startswith("# Minutes")
    page = run("brief", "--format", "html", "--title", "<b>x</b>", cwd=desk).stdout.decode()
    assert "&lt;b&gt;x" in page
    assert "<script" not in page


def test_export_writes_tables_and_their_dictionary(desk: Path) -> None:
    assert run("export", "tables", "--format", "csv", cwd=desk).returncode == 0
    header, *rows = (desk / "tables" / "tolls.csv").read_text(encoding="utf-8").splitlines()
    dictionary = (desk / "tables" / "dictionary.md").read_text(encoding="utf-8")
    assert rows
    assert all(f"`{column}`" in dictionary for column in header.split(","))


def test_a_wrong_setting_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "verbale.toml").write_text("colour = true\n", encoding="utf-8")
    done = run("board", cwd=tmp_path)
    assert done.returncode == 2
    assert "no setting is called colour" in done.stderr.decode()


@pytest.mark.parametrize("command", ["read larnaca.txt --published yesterday", "timeline --since 2020-13-01"])
def test_a_wrong_date_is_refused(desk: Path, command: str) -> None:
    done = run(*command.split(), cwd=desk)
    assert done.returncode == 2
    assert "is no date" in done.stderr.decode()


def test_the_demo_removes_nothing_but_its_own_record(tmp_path: Path) -> None:
    (tmp_path / "demo.db.bak").write_text("mine", encoding="utf-8")
    done = run("demo", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 42
    assert (tmp_path / "demo.db.bak").exists()
