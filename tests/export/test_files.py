"""Exports: one pass, every column explained, nothing a spreadsheet would run."""

import csv
import json
from pathlib import Path

import msgspec
import pytest

from verbale.export import EXPORTERS, Exporter, export
from verbale.export.dictionary import dictionary_markdown, record_fields
from verbale.terms import KINDS, Position, Span
from verbale.views import Material


@pytest.fixture
def folder(tmp_path: Path, material: Material) -> Path:
    count = export(material, [kind(tmp_path) for kind in EXPORTERS.values()])
    assert count == len(material.claims)
    return tmp_path


def table(folder: Path, kind: str) -> list[dict[str, str]]:
    with (folder / f"{kind}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_claim_is_one_line_of_json(folder: Path, material: Material) -> None:
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [claim.id for claim in material.claims]


def test_a_table_a_kind_with_its_quotation(folder: Path) -> None:
    rows = table(folder, "tolls")
    assert len(rows) == 3
    assert rows[0]["quote"] == "12 people were killed."
    assert rows[0]["counted_by"] == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_in_the_dictionary(folder: Path, kind: str) -> None:
    header = (folder / f"{kind}.csv").read_text(encoding="utf-8").splitlines()[0]
    dictionary = dictionary_markdown()
    assert all(f"- `{column}`: " in dictionary for column in header.split(","))
    assert set(record_fields(KINDS[kind])) <= set(header.split(","))


def test_a_formula_is_disarmed(tmp_path: Path, material: Material) -> None:
    claim = next(c for c in material.claims if c.kind == "positions")
    evil = Position(party="=1+1", issue="other", stance="demand", wording="@SUM(A1)", evidence=Span(0, 22))
    doctored = Material(
        claims=[msgspec.structs.replace(claim, record=evil)], headings=material.headings, texts=material.texts
    )
    export(doctored, [EXPORTERS["csv"](tmp_path)])
    row = table(tmp_path, "positions")[0]
    assert (row["party"], row["wording"]) == ("'=1+1", "'@SUM(A1)")


def test_private_names_are_in_no_file(folder: Path) -> None:
    for file in folder.iterdir():
        assert "Amina" not in file.read_text(encoding="utf-8")


class Broken(Exporter):
    """Fails at the first claim, and remembers that it was closed."""

    title, file_name, media_type = "Broken", "broken", "text/plain"
    closed = False

    def setup(self) -> None:
        """Nothing to open."""

    def feed(self, row: dict[str, object]) -> None:
        raise OSError("disk full")

    def finish(self) -> None:
        """Never reached."""

    def close(self) -> None:
        self.closed = True


def test_exporters_are_closed_whatever_happens(tmp_path: Path, material: Material) -> None:
    broken = Broken(tmp_path)
    with pytest.raises(OSError, match="disk full"):
        export(material, [broken])
    assert broken.closed
