"""The fields of a claim as a form, and what a form changes."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import VerbaleError
from verbale.terms import KINDS, Claim, Event, Position, Round, Span, Toll
from verbale.views import changed, check_edit, editable
from verbale.views.privacy import WITHHELD

HERE = Span(0, 9)
DEMAND = Position(party="Rebels", issue="fighting.truce", stance="demand", evidence=HERE)
KILLED = Toll(kind="killed", low=12, wording="at least 12", place="Bol", evidence=HERE)
TALKS = Round(parties=("Rebels", "Army"), status="opened", evidence=HERE)


def claim(kind: str, record: Event | Position | Round | Toll) -> Claim:
    return Claim(id="c", kind=kind, report_id="r", evidence=HERE, reader="reader", version="1", record=record)


def edit(kind: str, record: Event | Position | Round | Toll, **posted: str) -> dict[str, object]:
    fields = editable(kind, msgspec.to_builtins(record))
    return check_edit(claim(kind, record), changed(fields, posted))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_fields_and_none_of_spans(kind: str) -> None:
    names = {field.name for field in editable(kind, {})}
    assert names
    assert not names & {"evidence", "support", "source", "cue", "content", "event", "answers", "date_from"}


def test_a_form_sent_back_as_it_was_changes_nothing() -> None:
    for kind, record in (("positions", DEMAND), ("tolls", KILLED), ("rounds", TALKS)):
        fields = editable(kind, msgspec.to_builtins(record))
        assert changed(fields, {field.name: field.value for field in fields}) == []
        assert changed(fields, {}) == []


def test_a_field_takes_another_value() -> None:
    assert edit("positions", DEMAND, stance="reject", red_line="true") == {
        "stance": "reject",
        "red_line": True,
    }


def test_a_number_and_an_emptied_field() -> None:
    assert edit("tolls", KILLED, high="20", low="") == {"low": None, "high": 20}


def test_several_names_stand_a_line_each() -> None:
    assert edit("rounds", TALKS, parties="Rebels\r\n\r\n Army \nNorway") == {
        "parties": ["Rebels", "Army", "Norway"]
    }


def test_a_text_of_digits_stays_a_text() -> None:
    assert edit("positions", DEMAND, wording="1244") == {"wording": "1244"}
    assert edit("positions", DEMAND, wording='["x"]') == {"wording": '["x"]'}


def test_a_changed_place_loses_its_coordinates() -> None:
    act = Event(type="ASSAULT", place="Bol", geonames_id=7, lat=1.0, lon=2.0, evidence=HERE)
    made = check_edit(claim("events", act), ["place=Mao"])
    assert made == {"place": "Mao", "geonames_id": None, "lat": None, "lon": None, "place_from": None}


def test_degrees_are_numbers_on_the_globe() -> None:
    act = Event(type="ASSAULT", lat=1.0, lon=2.0, evidence=HERE)
    assert edit("events", act, lat="7.5", lon="") == {"lat": 7.5, "lon": None}
    for wrong in ("91", "nan", "north"):
        with pytest.raises(VerbaleError):
            edit("events", act, lat=wrong)


@pytest.mark.parametrize(
    ("kind", "record", "posted"),
    [
        ("positions", DEMAND, {"party": ""}),
        ("positions", DEMAND, {"stance": "wants"}),
        ("positions", DEMAND, {"issue": "weather.rain"}),
        ("tolls", KILLED, {"date": "yesterday"}),
        ("tolls", KILLED, {"date": "2021-02-30"}),
        ("tolls", KILLED, {"high": "3"}),
        ("tolls", KILLED, {"low": "-1"}),
        ("tolls", KILLED, {"low": "many"}),
    ],
)
def test_what_cannot_be_stated_is_refused(kind: str, record: Position | Toll, posted: dict[str, str]) -> None:
    with pytest.raises(VerbaleError):
        edit(kind, record, **posted)


def test_a_withheld_name_is_not_written() -> None:
    fields = editable("positions", {**msgspec.to_builtins(DEMAND), "said_by": WITHHELD})
    assert changed(fields, {"said_by": WITHHELD}) == []
    with pytest.raises(VerbaleError, match="withheld"):
        changed(fields, {"said_by": f"{WITHHELD} and others"})


@given(st.text(max_size=40))
def test_any_text_is_read_back_as_it_was_written(words: str) -> None:
    clean = "\n".join(line.strip() for line in words.replace("\r", "").strip().split("\n"))
    made = edit("positions", DEMAND, wording=words)
    assert made.get("wording") == (clean or None)
