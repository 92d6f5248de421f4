"""The positions taken in a few words."""

from __future__ import annotations

from tests.reading.wartime import read_whole

from verbale.terms import Position


def read(text: str) -> list[Position]:
    """The positions of a text."""
    return read_whole(text).positions


def stances(text: str) -> set[tuple[str, str, str]]:
    """Its positions by party, issue and stance."""
    return {(p.party, p.issue, p.stance) for p in read(text)}
