"""Each format as its own standard, schema or library reads it."""

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import bibtexparser
import feedparser
import hxl
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from rdflib import PROV, RDF, Graph, Namespace, URIRef
from shapely.geometry import shape
from tests.export import schemas

from verbale.export.tables import load_table
from verbale.views import Material

OA = Namespace("http://www.w3.org/ns/oa#")
# What the context of the Web Annotation vocabulary says of the terms used here.
ANNOTATION_TERMS = {
    "oa": str(OA),
    "rdf": str(RDF),
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "tagging": "oa:tagging",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
}
SCHEMAS = {
    "map.geojson": schemas.GEOJSON,
    "feed.json": schemas.JSON_FEED,
    "annotations.jsonld": schemas.ANNOTATIONS,
    "citations.json": schemas.CSL,
}


def read_json(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_plover(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "plover.jsonl").read_text(encoding="utf-8").splitlines()]


def read_hxl(folder: Path, kind: str) -> hxl.model.Dataset:
    """By rows: given a path, the library leaves the file open."""
    with (folder / f"{kind}.hxl.csv").open(newline="", encoding="utf-8") as file:
        return hxl.data(list(csv.reader(file)))


def read_annotations(folder: Path) -> Graph:
    page = read_json(folder, "annotations.jsonld") | {"@context": ANNOTATION_TERMS}
    return Graph().parse(data=json.dumps(page), format="json-ld")


def faults(document: Any, schema: dict[str, Any]) -> list[str]:
    """What a standard's schema has against a document, each fault with where it is."""
    found = Draft202012Validator(schema).iter_errors(document)
    return [f"{fault.json_path}: {fault.message}" for fault in found]


def check_all(folder: Path) -> None:
    """Whatever the reports hold, every file is still what it says it is."""
    for name, schema in SCHEMAS.items():
        assert faults(read_json(folder, name), schema) == []
    for record in read_plover(folder):
        assert faults(record, schemas.PLOVER) == []
    assert not feedparser.parse((folder / "feed.atom").read_bytes()).bozo
    assert Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
    assert not bibtexparser.parse_file(str(folder / "citations.bib")).failed_blocks
    assert len(Graph().parse(str(folder / "provenance.jsonld"), format="json-ld"))
    assert len(read_annotations(folder))
    assert all(len(list(read_hxl(folder, kind))) for kind in ("tolls", "access", "events"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_json_is_as_its_standard_has_it(name: str, out: Path) -> None:
    assert faults(read_json(out, name), SCHEMAS[name]) == []


def test_the_map_has_points_that_a_library_takes(out: Path) -> None:
    features = read_json(out, "map.geojson")["features"]
    points = {f["properties"]["located_at"]: shape(f["geometry"]) for f in features}
    assert (points["Bol"].x, points["Bol"].y) == (14.71, 13.46)
    assert all(point.is_valid for point in points.values())
    assert {f["properties"]["located_to"] for f in features} == {"place", "region"}


def test_the_feed_has_an_entry_a_dated_report_that_is_no_copy(out: Path, lake: Material) -> None:
    feed = feedparser.parse((out / "feed.atom").read_bytes())
    assert (feed.version, bool(feed.bozo)) == ("atom10", False)
    (entry,) = feed.entries
    assert entry.id == "urn:verbale:report:r0"
    assert entry.updated == "2031-05-02T00:00:00Z"
    assert entry.link == lake.headings["r0"].url
    assert "14 to 20 people" in entry.content[0].value


def test_the_feed_has_all_that_atom_asks_for(out: Path) -> None:
    root = ET.fromstring((out / "feed.atom").read_bytes())  # noqa: S314 (our own file)
    names = {child.tag.rpartition("}")[2] for child in root}
    assert {"id", "title", "updated", "author", "entry"} <= names


def test_what_runs_in_a_browser_is_escaped_in_feeds(out: Path) -> None:
    (item,) = read_json(out, "feed.json")["items"]
    assert "<day>" in item["title"]
    assert "<day>" not in item["content_html"]


def test_both_feeds_tell_the_same(out: Path) -> None:
    atom = feedparser.parse((out / "feed.atom").read_bytes(), sanitize_html=False)
    items = read_json(out, "feed.json")["items"]
    assert [(e.id, e.title) for e in atom.entries] == [(i["id"], i["title"]) for i in items]
    assert [e.content[0].value for e in atom.entries] == [i["content_html"] for i in items]


def test_the_calendar_has_what_is_to_come_once(out: Path) -> None:
    calendar = Calendar.from_ical((out / "calendar.ics").read_bytes())
    talks, attack = calendar.walk("VEVENT")
    assert talks["dtstart"].dt.isoformat() == "2031-05-12"
    assert talks["location"] == "Bol"
    assert talks["description"].count("claim ") == 2
    assert (attack["dtstart"].dt.isoformat(), attack["dtend"].dt.isoformat()) == ("2031-06-01", "2031-07-01")
    assert len({talks["uid"], attack["uid"]}) == 2
    assert not calendar.errors


def test_lines_of_the_calendar_are_as_short_as_the_standard_asks(out: Path) -> None:
    raw = (out / "calendar.ics").read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("kind", ["tolls", "access", "events"])
def test_hashtags_are_what_hxl_takes(kind: str, out: Path) -> None:
    data = read_hxl(out, kind)
    table = load_table(f"hxl_{kind}")
    assert data.display_tags == [hxl.model.Column.parse(c.tag).display_tag for c in table.column]
    assert data.headers == table.names
    assert all(c.tag and c.of for c in table.column)


def test_counts_can_be_asked_for_by_hashtag(out: Path) -> None:
    data = read_hxl(out, "tolls")
    assert [row.get("#affected+min") for row in data.with_rows("#loc+name=Mao")] == ["9"]


def test_events_are_as_the_plover_manual_has_them(out: Path) -> None:
    records = read_plover(out)
    for record in records:
        assert faults(record, schemas.PLOVER) == []
    assert [record["event"] for record in records] == [["ASSAULT"]] * 3
    first = records[0]
    assert first["actor"] == [{"code": "TCD", "sector": "REB", "entity_text": "rebels"}]
    assert first["event_loc"]["country_code"] == "TCD"
    assert first["size"] == {"dead": 14}
    assert (records[2]["date"], records[2]["enddate"]) == ("2031-05-01", "2031-05-31")


def test_an_annotation_selects_the_words_it_is_about(out: Path, lake: Material) -> None:
    for item in read_json(out, "annotations.jsonld")["items"]:
        claim = next(c for c in lake.claims if item["id"].endswith(c.id))
        text = lake.texts[claim.report_id]
        for selector in item["target"][0]["selector"]:
            if selector["type"] == "TextQuoteSelector":
                whole = selector["prefix"] + selector["exact"] + selector["suffix"]
                assert text.index(whole) + len(selector["prefix"]) == claim.evidence.start
            else:
                assert text[selector["start"] : selector["end"]] == claim.evidence.of(text)


def test_annotations_are_linked_data(out: Path, lake: Material) -> None:
    graph = read_annotations(out)
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(lake.claims)
    assert len(list(graph.subjects(RDF.type, OA.TextPositionSelector))) == len(lake.claims)


def test_every_claim_has_its_provenance(out: Path, lake: Material) -> None:
    graph = Graph().parse(str(out / "provenance.jsonld"), format="json-ld")
    for claim in lake.claims:
        node = URIRef(f"urn:verbale:claim:{claim.id}")
        assert (node, RDF.type, PROV.Entity) in graph
        report = graph.value(node, PROV.wasDerivedFrom)
        activity = graph.value(node, PROV.wasGeneratedBy)
        assert (activity, PROV.used, report) in graph
        reader = graph.value(activity, PROV.wasAssociatedWith)
        assert (reader, RDF.type, PROV.SoftwareAgent) in graph


def test_a_copy_is_derived_from_what_it_republishes(out: Path) -> None:
    graph = Graph().parse(str(out / "provenance.jsonld"), format="json-ld")
    copy, original = URIRef("urn:verbale:report:r1"), URIRef("urn:verbale:report:r0")
    assert graph.value(copy, PROV.wasDerivedFrom) == original
    assert graph.value(copy, PROV.wasAttributedTo) != graph.value(original, PROV.wasAttributedTo)


def test_bibtex_has_an_entry_a_report(out: Path) -> None:
    library = bibtexparser.parse_file(str(out / "citations.bib"))
    assert not library.failed_blocks
    first = library.entries_dict["wire2031_r0"]
    assert first["year"] == "2031"
    assert first["url"] == "https://news.example/2031/lake?a=1&b=%7B2%7D"
    assert r"\&" in first["title"]


def test_both_citations_have_the_same_keys(out: Path) -> None:
    keys = [entry["id"] for entry in read_json(out, "citations.json")]
    assert list(bibtexparser.parse_file(str(out / "citations.bib")).entries_dict) == keys
