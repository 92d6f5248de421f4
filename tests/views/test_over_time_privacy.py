"""Private persons' names are withheld in every view over time."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from tests.told import Minutes, passage, position, said, talks

from verbale.terms import Span
from verbale.views import (
    Material,
    access,
    board,
    changes,
    coverage,
    package,
    read_deal,
    show_movement,
    sticking,
)

NAME = "Amina Yusuf"
DEAL = 'title = "A"\n[[item]]\nissue = "fighting.truce"\ntext = "A truce."\nasks_of = ["army", "rebels"]'
VIEWS: dict[str, Callable[[Material], Any]] = {
    "access": access,
    "board": board,
    "changes": lambda material: changes(material, since="2021-03-01"),
    "coverage": coverage,
    "movement": lambda material: show_movement(material, steps=("new", "softened", "repeated")),
    "package": lambda material: package(material, read_deal(DEAL, "d")),
    "sticking": sticking,
}


@pytest.fixture
def material() -> Material:
    minutes = Minutes()
    text = (
        f"Talks ended. {NAME} wants a truce. The rebels reject a truce, {NAME} said. The army wants a truce. "
        f"The road to Bor is shut, {NAME} said. Rice is the last obstacle, {NAME} said."
    )
    report = minutes.report(
        "2021-03-01",
        text,
        talks("Talks ended", "rebels", "army", mediators=("Norway",)),
        position(NAME, "fighting.truce", "demand", "wants a truce"),
        position("rebels", "fighting.truce", "reject", "reject a truce", said_by=NAME),
        position("army", "fighting.truce", "demand", "The army wants a truce"),
        passage("The road to Bor is shut", "Bor", "closed", according_to=NAME, by=NAME),
        said("Rice is the last obstacle", NAME, "Norway"),
        said("The rebels reject a truce", NAME, "army"),
    )
    minutes.private[report] = frozenset({NAME})
    made = minutes.material()
    at = [i for i in range(len(text)) if text.startswith(NAME, i)]
    spans = tuple(Span(start, start + len(NAME)) for start in at)
    return Material(**{**made.__dict__, "private": {report: spans}})


@pytest.mark.parametrize("view", VIEWS)
def test_a_private_name_is_withheld(view: str, material: Material) -> None:
    shown = msgspec.json.encode(VIEWS[view](material)).decode()
    assert NAME not in shown


def test_what_a_private_person_wants_is_no_partys_position(material: Material) -> None:
    assert board(material).parties == ("army", "rebels")
