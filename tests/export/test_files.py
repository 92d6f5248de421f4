"""Exports: one pass, every column explained, nothing a spreadsheet would run, files only when whole."""

import csv
import json
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from verbale.errors import ExportError
from verbale.export import EXPORTERS, Exporter, export, publish
from verbale.export.dictionary import columns, dictionary_markdown, record_fields
from verbale.export.parquet import ParquetExporter
from verbale.export.rows import Cited, rows
from verbale.terms import KINDS, Position, Span
from verbale.views import Material


@pytest.fixture
def folder(tmp_path: Path, material: Material) -> Path:
    count, _ = publish([material], EXPORTERS, tmp_path)
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


def test_a_count_says_what_it_counts(folder: Path) -> None:
    assert {row["kind"] for row in table(folder, "tolls")} == {"killed"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_in_the_dictionary_and_there_once(folder: Path, kind: str) -> None:
    header = (folder / f"{kind}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    dictionary = dictionary_markdown()
    assert all(f"- `{column}`: " in dictionary for column in header)
    assert set(record_fields(KINDS[kind])) <= set(header)
    assert len(header) == len(set(header))


def test_a_count_is_where_its_event_is(lake: Material) -> None:
    found = {cited.row.id: cited.row for cited in rows(lake)}
    toll = next(row for row in found.values() if row.kind == "tolls")
    assert (toll.lat, toll.lon, toll.located_by) == (13.46, 14.71, "event")
    assert found[toll.about or ""].located_by == "own"


def test_a_place_that_is_not_named_has_no_coordinates(lake: Material) -> None:
    nowhere = msgspec.structs.replace(lake.places["r2"][0], name="Lai")
    elsewhere = Material(
        claims=lake.claims, headings=lake.headings, texts=lake.texts, places={"r2": (nowhere,)}
    )
    assert all(cited.row.lat is None for cited in rows(elsewhere))


def test_a_formula_is_disarmed(tmp_path: Path, material: Material) -> None:
    claim = next(c for c in material.claims if c.kind == "positions")
    evil = Position(party="=1+1", issue="other", stance="demand", wording="@SUM(A1)", evidence=Span(0, 22))
    doctored = Material(
        claims=[msgspec.structs.replace(claim, record=evil)], headings=material.headings, texts=material.texts
    )
    export([doctored], [EXPORTERS["csv"](tmp_path)])
    row = table(tmp_path, "positions")[0]
    assert (row["party"], row["wording"]) == ("'=1+1", "'@SUM(A1)")


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_has_the_columns_of_the_csv_with_types_and_meanings(out: Path, kind: str) -> None:
    read = parquet.read_table(out / f"{kind}.parquet")
    assert tuple(read.schema.names) == columns(kind)
    assert all(field.metadata[b"description"] for field in read.schema)
    assert read.column("id").to_pylist() == [row["id"] for row in table(out, kind)]
    assert read.schema.field("start").type == pa.int64()


def test_parquet_keeps_numbers_and_lists(out: Path) -> None:
    tolls = parquet.read_table(out / "tolls.parquet").to_pylist()
    assert [row["low"] for row in tolls] == [14, 14, 9]
    talks = parquet.read_table(out / "rounds.parquet").to_pylist()
    assert talks[0]["parties"] == ["rebels", "army"]


class Lacking(ParquetExporter):
    """One whose library nobody has."""

    library = "no_such_arrow"


def test_without_its_library_the_error_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"verbale\[parquet\]"):
        publish([], {"parquet": Lacking}, tmp_path)


class Broken(Exporter):
    """Fails at the first claim, and remembers that it was closed."""

    title, file_name, media_type = "Broken", "broken", "text/plain"
    closed = False

    def setup(self) -> None:
        """Open a file that is never finished."""
        self.open().write("half")

    def feed(self, cited: Cited) -> None:
        raise OSError("disk full")

    def close(self) -> None:
        super().close()
        type(self).closed = True


def test_exporters_are_closed_whatever_happens(tmp_path: Path, material: Material) -> None:
    Broken.closed = False
    with pytest.raises(OSError, match="disk full"):
        export([material], [Broken(tmp_path)])
    assert Broken.closed


def test_a_failed_export_leaves_no_files_and_keeps_the_old_ones(tmp_path: Path, material: Material) -> None:
    (tmp_path / "claims.jsonl").write_text("old")
    with pytest.raises(OSError, match="disk full"):
        publish([material], {"jsonl": EXPORTERS["jsonl"], "broken": Broken}, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["claims.jsonl"]
    assert (tmp_path / "claims.jsonl").read_text() == "old"


def test_the_same_claims_make_the_same_files(tmp_path: Path, lake: Material, out: Path) -> None:
    publish([lake], EXPORTERS, tmp_path)
    for file in out.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_summary_says_what_was_written_and_left_out(tmp_path: Path, lake: Material) -> None:
    _, (jsonl, ged) = publish([lake], {name: EXPORTERS[name] for name in ("jsonl", "ged")}, tmp_path)
    assert (jsonl.files, jsonl.written, jsonl.left_out) == (("claims.jsonl",), len(lake.claims), {})
    assert ged.files == ("ged.csv", "ged.md")
    assert ged.written + sum(ged.left_out.values()) == sum(c.kind == "events" for c in lake.claims)
