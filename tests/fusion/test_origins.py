from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from verbale.fusion import origins
from verbale.terms import Heading

Make = Callable[..., Heading]


def test_a_chain_of_copies_has_one_origin(heading: Make) -> None:
    reports = [heading("a"), heading("b", copy_of="a"), heading("c", copy_of="b"), heading("d")]
    assert origins(reports) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_an_origin_may_be_out_of_sight(heading: Make) -> None:
    assert origins([heading("b", copy_of="a")]) == {"b": "a"}


def test_a_circle_has_its_lowest_id(heading: Make) -> None:
    circle = [heading("b", copy_of="c"), heading("c", copy_of="b"), heading("x", copy_of="c")]
    assert origins(circle) == {"b": "b", "c": "b", "x": "b"}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([*"abcdefgh", None])))
def test_a_report_and_what_it_copies_have_one_origin(copies: dict[str, str | None]) -> None:
    found = origins(Heading(id=one, copy_of=other) for one, other in copies.items())
    assert all(found[one] == found.get(other, other) for one, other in copies.items() if other)
