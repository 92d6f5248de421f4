"""Whence the day and the place of a record were taken."""

from __future__ import annotations

from verbale.reading import Pipeline
from verbale.terms import Reading, Report
from verbale.terms.claim import claim_id


def read(text: str, title: str = "") -> Reading:
    report = Report(id="r", title=title, text=text, published="2024-03-14", language="en")
    return next(iter(Pipeline().read([report])))


def test_the_sentence_gives_day_and_place() -> None:
    reading = read("Rwandan soldiers attacked M23 rebels in Goma on Tuesday, killing 12.")
    (event,) = reading.events
    assert (event.date, event.date_from) == ("2024-03-12", "sentence")
    assert (event.place, event.place_from) == ("Goma", "sentence")


def test_a_round_may_have_its_venue_from_where_the_report_was_filed() -> None:
    reading = read(
        "DOHA (Wire) - The Congolese government and M23 signed a ceasefire on Wednesday.\n\n"
        "The talks in Doha had lasted for a week."
    )
    found = {(r.status, r.venue, r.place_from) for r in reading.rounds}
    assert ("agreed", "Doha", "report") in found


def test_what_is_not_stated_comes_from_nowhere() -> None:
    reading = read("Rwandan soldiers attacked M23 rebels, killing 12.")
    assert [(e.date_from, e.place_from) for e in reading.events] == [(None, None)]


def test_whence_is_no_part_of_what_a_claim_is() -> None:
    (event,) = read("Rwandan soldiers attacked M23 rebels in Goma on Tuesday, killing 12.").events
    bare = type(event)(
        **{f: getattr(event, f) for f in event.__struct_fields__ if f not in ("date_from", "place_from")}
    )
    assert claim_id("events", "r", event) == claim_id("events", "r", bare)
