"""Exports on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.record.conftest import TEXT, make_reading, make_report

from verbale.cli import main
from verbale.export import EXPORTERS
from verbale.record import Store


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    with Store.open(path) as store, store.writer() as writer:
        for day in ("2014-01-03", "2014-01-09"):
            report = make_report(f"{TEXT} {day}", published=day)
            writer.add(report, make_reading(report))
    return path


def run(folder: Path, record: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", str(folder), "--record", str(record), *options])


def summed_up(folder: Path, record: Path, *options: str) -> Any:
    done = run(folder, record, "--summary", "json", *options)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def test_all_formats_come_out_of_one_pass(tmp_path: Path, record: Path) -> None:
    summary = summed_up(tmp_path, record, "--format", "all")
    assert [one["format"] for one in summary["formats"]] == list(EXPORTERS)
    named = {name for one in summary["formats"] for name in one["files"]}
    assert named == {file.name for file in tmp_path.iterdir()}


def test_without_a_format_there_are_json_lines_and_tables(tmp_path: Path, record: Path) -> None:
    done = run(tmp_path, record)
    assert done.exit_code == 0
    assert (tmp_path / "claims.jsonl").exists()
    assert (tmp_path / "positions.csv").exists()
    assert "jsonl: " in done.stdout


def test_a_format_named_twice_is_written_once(tmp_path: Path, record: Path) -> None:
    summary = summed_up(tmp_path, record, "--format", "csl", "--format", "csl")
    assert [one["format"] for one in summary["formats"]] == ["csl"]


@pytest.mark.parametrize(
    ("options", "kinds", "days"),
    [
        (["--kind", "tolls"], {"tolls"}, {"2014-01-03", "2014-01-09"}),
        (["--kind", "tolls", "--until", "2014-01-05"], {"tolls"}, {"2014-01-03"}),
        (["--since", "2014-01-05", "--kind", "positions"], {"positions"}, {"2014-01-09"}),
        (["--party", "SPLM-IO"], {"statements", "positions"}, {"2014-01-03", "2014-01-09"}),
        (["--party", "Nobody"], set(), set()),
    ],
)
def test_claims_can_be_narrowed(
    options: list[str], kinds: set[str], days: set[str], tmp_path: Path, record: Path
) -> None:
    summed_up(tmp_path, record, "--format", "jsonl", *options)
    found = lines(tmp_path)
    assert {row["kind"] for row in found} == kinds
    assert {row["published"] for row in found} == days


def test_what_is_left_out_is_said(tmp_path: Path, record: Path) -> None:
    assert "left out: no place with coordinates" in run(tmp_path, record, "--format", "geojson").stdout


def test_no_record_is_one_line_and_makes_no_folder(tmp_path: Path) -> None:
    done = run(tmp_path / "out", tmp_path / "none.db")
    assert done.exit_code == 2
    assert "There is no record" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_brief_is_written_as_pdf(tmp_path: Path, record: Path) -> None:
    pytest.importorskip("typst")
    target = tmp_path / "brief.pdf"
    told = ["brief", "--record", str(record), "--format", "pdf"]
    assert CliRunner().invoke(main, [*told, "-o", str(target)]).exit_code == 0
    piped = CliRunner().invoke(main, told)
    assert target.read_bytes().startswith(b"%PDF")
    assert piped.stdout_bytes == target.read_bytes()


def test_a_place_to_write_to_goes_with_a_file_format(tmp_path: Path, record: Path) -> None:
    done = CliRunner().invoke(main, ["brief", "--record", str(record), "-o", str(tmp_path / "brief.txt")])
    assert done.exit_code == 2
    assert "--output goes with" in done.stderr


def test_an_export_is_narrowed_to_an_issue(tmp_path: Path, record: Path) -> None:
    assert run(tmp_path, record, "--issue", "forces", "--format", "jsonl").exit_code == 0
    found = lines(tmp_path)
    assert found
    assert all(str(row["record"].get("issue", "")).startswith("forces") for row in found)
