"""The shapes of other data sets: their columns and codings, nothing added up, nothing filled in."""

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from tests.export.test_formats import read_table

from verbale.export import EXPORTERS, publish
from verbale.export.coding import Sort, deaths, number_of, side, sort_of
from verbale.export.countries import country
from verbale.export.ged import grid_cell
from verbale.export.rows import rows
from verbale.export.tables import describe, load_table
from verbale.terms import Actor, Span, Toll
from verbale.views import Material

# The header of ged231.csv, as UCDP publishes it.
GED = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
# The header of ACLED's export since 2023.
ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
ACLED_EVENTS = {
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
    "",
}


def killed(low: int | None, high: int | None, who: str | None = "people", by: str | None = None) -> Toll:
    return Toll(kind="killed", low=low, high=high, wording="x", who=who, counted_by=by, evidence=Span(0, 1))


@pytest.mark.parametrize(("name", "header"), [("ged", GED), ("acled", ACLED)])
def test_columns_are_theirs_and_each_is_explained(name: str, header: list[str], out: Any) -> None:
    assert load_table(name).names == header
    assert list(read_table(out, f"{name}.csv")[0]) == header
    dictionary = (out / f"{name}.md").read_text(encoding="utf-8")
    assert dictionary == describe(load_table(name))
    assert all(f"- `{column}`: " in dictionary for column in header)
    assert "the shape is" in dictionary.replace("\n", " ")


def test_deadly_events_are_coded_as_the_codebook_has_it(out: Any) -> None:
    first, second = read_table(out, "ged.csv")
    assert (first["side_a"], first["side_b"], first["type_of_violence"]) == ("army", "rebels", "1")
    assert (first["date_start"], first["date_prec"], first["where_prec"]) == ("2031-05-01", "1", "1")
    assert (first["low"], first["best"], first["high"]) == ("14", "14", "14")
    assert (second["side_b"], second["type_of_violence"], second["deaths_civilians"]) == (
        "Civilians",
        "3",
        "9",
    )
    assert (second["date_start"], second["date_end"], second["date_prec"]) == (
        "2031-05-01",
        "2031-05-31",
        "4",
    )
    assert (second["where_prec"], second["adm_1"], second["country"]) == ("4", "Mao", "Chad")


def test_republished_copies_and_plans_are_no_rows(out: Any, lake: Any) -> None:
    reports = {claim.id: claim.report_id for claim in lake.claims}
    assert [reports[row["relid"]] for row in read_table(out, "ged.csv")] == ["r0", "r2"]
    assert [reports[row["event_id_cnty"][3:]] for row in read_table(out, "acled.csv")] == ["r0", "r2"]


def test_events_are_labelled_as_acled_has_it(out: Any) -> None:
    first, second = read_table(out, "acled.csv")
    assert first["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (first["inter1"], first["inter2"]) == ("Rebel group", "State forces")
    assert (first["event_date"], first["time_precision"], first["geo_precision"]) == ("01 May 2031", "1", "1")
    assert (first["iso"], first["country"], first["fatalities"]) == ("148", "Chad", "14")
    assert second["event_type"] == "Violence against civilians"
    assert second["civilian_targeting"] == "Civilian targeting"
    assert (second["time_precision"], second["geo_precision"]) == ("3", "3")
    assert {row["event_type"] for row in (first, second)} <= ACLED_EVENTS


@pytest.mark.parametrize(
    ("tolls", "low", "best", "high"),
    [
        ([killed(8, 8)], 8, 8, 8),
        ([killed(8, 8, by="army"), killed(12, 12, by="rebels")], 8, None, 12),
        ([killed(40, None)], 40, None, None),
        ([killed(None, 40)], None, None, 40),
        ([killed(3, 3, "soldiers"), killed(5, 5, "civilians")], None, None, None),
        ([killed(3, 3, None), killed(3, 3, "people")], 3, 3, 3),
    ],
)
def test_counts_are_never_added_up(tolls: list[Toll], low: Any, best: Any, high: Any) -> None:
    found = deaths(tuple(tolls))
    assert (found.low, found.best, found.high, found.counted) == (low, best, high, True)


def test_words_that_two_events_share_label_neither(lake: Material, tmp_path: Path) -> None:
    first = next(c for c in lake.claims if c.kind == "events")
    event = msgspec.structs.replace(first.record, initiator="army", recipient="rebels")
    second = msgspec.structs.replace(first, id="f" * 20, record=event)
    publish([replace(lake, claims=(first, second), around=())], {"acled": EXPORTERS["acled"]}, tmp_path)
    assert [row["event_type"] for row in read_table(tmp_path, "acled.csv")] == ["Battles", "Battles"]


@pytest.mark.parametrize(
    ("name", "kind", "affiliation", "expected"),
    [
        ("Ada Kest", "person", "rebels", "rebels"),
        ("Ada Kest", "person", None, None),
        ("Bol", None, None, None),
        ("[name withheld]", None, None, None),
        ("fighters", None, None, "fighters"),
    ],
)
def test_a_side_is_no_place_and_no_person(
    name: str, kind: Any, affiliation: str | None, expected: str | None, lake: Material
) -> None:
    known = Actor(span=Span(0, 1), name=name, kind=kind, affiliation=affiliation) if kind else None
    material = replace(lake, actors={"r0": {name: known}} if known else {})
    cited = next(one for one in rows(material) if one.row.kind == "events")
    assert side(cited, name) == expected


def test_people_are_not_taken_for_civilians(lake: Material) -> None:
    cited = next(rows(lake))
    assert [sort_of(cited, name) for name in ("people", "tourists", "army", None)] == [
        "",
        "civilians",
        "state",
        "",
    ]


def test_no_count_is_no_death_toll() -> None:
    assert not deaths(()).counted


@pytest.mark.parametrize(("lat", "lon", "cell"), [(34.53, 69.17, 179779), (-89.75, -179.75, 1)])
def test_cells_of_the_grid(lat: float, lon: float, cell: int) -> None:
    assert grid_cell(lat, lon) == cell


@pytest.mark.parametrize(
    ("code", "iso3", "region"),
    [("SY", "SYR", "Middle East"), ("TD", "TCD", "Africa"), ("GE", "GEO", "Europe")],
)
def test_countries(code: str, iso3: str, region: str) -> None:
    found = country(code)
    assert found is not None
    assert (found.iso3, found.region) == (iso3, region)


def test_an_unknown_country_is_none() -> None:
    assert country(None) is country("??") is None


def test_numbers_of_claims_stay_below_what_spreadsheets_and_r_can_hold() -> None:
    assert number_of("f" * 20) < 2**53
    assert set(get_args(Sort)) == {"state", "armed", "civilians", ""}
