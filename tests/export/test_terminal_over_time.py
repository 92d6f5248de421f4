"""Views over time as lines of a terminal: never wider than it, every line's claim to open."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from rich.text import Text
from tests.told import Minutes, act, passage, position, said, talks, toll

from verbale.export.terminal import (
    access_lines,
    board_lines,
    changes_lines,
    coverage_lines,
    movement_lines,
    package_lines,
    sticking_lines,
)
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

DEAL = """
title = "A draft of a deal whose title is a good deal longer than one line of any terminal may ever be"
[[item]]
issue = "fighting.truce"
text = "Both sides keep a ceasefire."
gives_to = ["rebels"]
asks_of = ["army", "nobody known"]
"""


@pytest.fixture(scope="module")
def material() -> Material:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "Talks ended, prisoners being the main sticking point. The rebels reject a truce. The army offers a truce. "
        "The army closed the Tine crossing. The rebels attacked the army in Bor and 10 soldiers died.",
        talks("Talks ended", "rebels", "army"),
        position("rebels", "fighting.truce", "reject", "reject a truce", red_line=True),
        position("army", "fighting.truce", "offer", "offers a truce"),
        passage("Tine", "Tine crossing", "closed", by="army", according_to="army"),
        act("attacked", "ASSAULT", "rebels", "army", place="Bor", date="2021-03-01"),
        toll("10 soldiers", "killed", 10, "army", who="soldiers"),
    )
    minutes.report(
        "2021-03-05",
        "“We reject the army's truce,” Ali Noor said. The Tine border crossing and a bridge were reopened. "
        "The rebels attacked the army in Bor and 11 soldiers died. The army demands a truce.",
        said("“We reject the army's truce,”", "Ali Noor", "rebels"),
        position("rebels", "fighting.truce", "reject", "We reject the army's truce", said_by="Ali Noor"),
        passage("Tine", "Tine border crossing", "reopened"),
        passage("a bridge", "bridge", "reopened"),
        act("attacked", "ASSAULT", "rebels", "army", place="Bor", date="2021-03-01"),
        toll("11 soldiers", "killed", 11, "army", who="soldiers"),
        position("army", "fighting.truce", "demand", "demands a truce"),
    )
    return minutes.material()


def plain(lines: Iterable[Text]) -> str:
    return "\n".join(line.plain for line in lines)


VIEWS: dict[str, Callable[[Material, int], Iterable[Text]]] = {
    "access": lambda material, width: access_lines(access(material), width),
    "board": lambda material, width: board_lines(board(material), width),
    "changes": lambda material, width: changes_lines(changes(material, since="2021-03-05"), width),
    "coverage": lambda material, width: coverage_lines(coverage(material), width),
    "movement": lambda material, width: movement_lines(show_movement(material), width),
    "package": lambda material, width: package_lines(package(material, read_deal(DEAL, "d")), width),
    "sticking": lambda material, width: sticking_lines(sticking(material), width),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_terminal(view: str, width: int, material: Material) -> None:
    assert all(len(line.plain) <= width for line in VIEWS[view](material, width))


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            "access",
            [
                "closed by army, from 2021-03-01, until 2021-03-05",
                "also “Tine crossing”",
                "WITHOUT A NAME",
            ],
        ),
        ("board", ["TRUCE  opposed", "Compared: army and rebels"]),
        ("changes", ["NEW FACTS", "NEW REPORTS OF KNOWN FACTS", "[now 11, was 10]"]),
        ("coverage", ["rebels: 1 statement, 0 of them quoted; in 1 origin", "2021-03-02 to 2021-03-04"]),
        ("movement", ["Truce: hardened", "before: army offers", "now: army demands"]),
        ("package", ["WHOSE MOVEMENT IT NEEDS", "No stance is reported of: nobody known."]),
        ("sticking", ["Opposed since 2021-03-01, 4 days", "the reporter", "the main sticking point"]),
    ],
)
def test_a_view_says_what_it_rests_on(view: str, words: list[str], material: Material) -> None:
    shown = plain(VIEWS[view](material, 80))
    assert [one for one in words if one not in shown] == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_nothing_says_so(view: str) -> None:
    empty = Material(claims=(), headings={}, texts={})
    assert plain(VIEWS[view](empty, 80)).strip()


def test_every_step_can_be_opened(material: Material) -> None:
    made: Any = show_movement(material)
    shown = plain(movement_lines(made, 80))
    for move in made.moves:
        assert move.before.citation.claim_id[:8] in shown
        assert move.after.citation.claim_id[:8] in shown
