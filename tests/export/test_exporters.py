"""What holds of every exporter: names withheld, ids that last, nothing of a broken text breaks a file."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.export.conftest import PRIVATE

from verbale.export import EXPORTERS, publish
from verbale.export.registry import GROUP, registered
from verbale.terms import Span
from verbale.views import Material

HOSTILE = '<script>x</script> ]]> “a” "b" {c}\\d \x0b\x00 BEGIN:VEVENT\r\nEND:VCALENDAR 字 \U0001f600'


def words_of(folder: Path) -> str:
    """All that the files of a folder say."""
    return "\n".join(
        str(parquet.read_table(file).to_pylist())
        if file.suffix == ".parquet"
        else file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir())
    )


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_exporter_names_a_private_person(name: str, tmp_path: Path, lake: Material) -> None:
    publish([lake], {name: EXPORTERS[name]}, tmp_path)
    shown = words_of(tmp_path)
    assert shown
    assert all(part not in shown for part in (PRIVATE, *PRIVATE.split()))


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_name_that_is_no_mention_is_withheld_as_well(name: str, tmp_path: Path, lake: Material) -> None:
    """A name that is known to be private, though this mention of it was not found."""
    publish([replace(lake, private={})], {name: EXPORTERS[name]}, tmp_path)
    assert PRIVATE not in words_of(tmp_path)


def test_names_are_shown_to_who_asks_for_them(tmp_path: Path, lake: Material) -> None:
    publish([replace(lake, show_names=True)], EXPORTERS, tmp_path)
    assert PRIVATE in (tmp_path / "citations.bib").read_text(encoding="utf-8")
    assert PRIVATE in (tmp_path / "annotations.jsonld").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_writes_the_file_it_is_known_by(name: str, tmp_path: Path) -> None:
    publish([], {name: EXPORTERS[name]}, tmp_path)
    assert (tmp_path / EXPORTERS[name].file_name).is_file()


@pytest.mark.parametrize("name", EXPORTERS)
def test_batches_make_the_files_that_one_walk_makes(
    name: str, tmp_path: Path, lake: Material, out: Path
) -> None:
    batches = [
        replace(
            lake,
            headings={key: heading},
            claims=[c for c in lake.claims if c.report_id == key],
            around=[c for c in lake.claims if c.report_id == key],
        )
        for key, heading in lake.headings.items()
    ]
    publish(batches, {name: EXPORTERS[name]}, tmp_path)
    for file in tmp_path.iterdir():
        if file.suffix == ".parquet":
            assert parquet.read_table(file).equals(parquet.read_table(out / file.name))
        else:
            assert file.read_bytes() == (out / file.name).read_bytes()


@pytest.fixture(scope="module")
def hostile(lake: Material) -> Material:
    """The same reports, their headlines, publishers and texts full of marks."""
    headings = {
        key: msgspec.structs.replace(
            heading, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", published="2031-05-02"
        )
        for key, heading in lake.headings.items()
    }
    texts = {key: HOSTILE + text for key, text in lake.texts.items()}
    claims = [msgspec.structs.replace(c, evidence=Span(0, len(HOSTILE))) for c in lake.claims]
    return replace(lake, headings=headings, texts=texts, claims=claims, around=(), private={})


def test_nothing_in_a_report_breaks_a_file(tmp_path: Path, hostile: Material) -> None:
    from tests.export.test_formats import check_all

    count, _ = publish([hostile], EXPORTERS, tmp_path)
    assert count == len(hostile.claims)
    check_all(tmp_path)
    for name in ("feed.atom", "feed.json", "calendar.ics", "annotations.jsonld", "citations.bib"):
        assert "javascript:" not in (tmp_path / name).read_text(encoding="utf-8")


def test_another_package_may_bring_an_exporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "kestan-1.0.dist-info"
    made.mkdir()
    (made / "METADATA").write_text("Metadata-Version: 2.1\nName: kestan\nVersion: 1.0\n")
    points = "kestan = verbale.export.files:JsonlExporter\ncsv = verbale.export.files:JsonlExporter\n"
    (made / "entry_points.txt").write_text(f"[{GROUP}]\n{points}")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = registered()
    assert found["kestan"] is EXPORTERS["jsonl"]
    assert found["csv"] is EXPORTERS["csv"]


def test_arrow_reads_what_json_says(out: Path) -> None:
    lines = (out / "claims.jsonl").read_bytes().splitlines()
    assert pa.table({"id": [msgspec.json.decode(line)["id"] for line in lines]}).num_rows == len(lines)
