"""Names whose spans are given are resolved by the report's own context."""

from __future__ import annotations

from verbale.reading import Pipeline
from verbale.reading.places.given import read_given
from verbale.terms import Place, Report, Span

TEXT = "Rebels shelled Pokrovsk in Ukraine. The Kura overflowed, and a Jordan trader fled."


def resolved(*names: str) -> list[Place]:
    draft = Pipeline(["sentences", "syntax", "actors"]).draft([Report(id="r", text=TEXT)])[0]
    return read_given(draft, [Span(TEXT.index(name), TEXT.index(name) + len(name)) for name in names])


def test_the_rest_of_the_report_is_context() -> None:
    assert [place.country for place in resolved("Pokrovsk")] == ["UA"]


def test_each_span_has_its_place_in_order() -> None:
    found = resolved("Jordan", "Ukraine", "Pokrovsk")
    assert [place.span.of(TEXT) for place in found] == ["Pokrovsk", "Ukraine", "Jordan"]
