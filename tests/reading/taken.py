"""Positions read from a few words, for tests."""

from __future__ import annotations

from functools import cache

from verbale.reading import Pipeline
from verbale.reading.citation import keep_cited
from verbale.terms import Position, Report

BEFORE = "The war goes on and peace talks are under way between the parties to the conflict.\n"


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str) -> list[Position]:
    drafts = pipeline().draft([Report(id="r", text=BEFORE + text, published="2024-05-06", language="en")])
    return keep_cited(drafts[0]).positions


def stances(text: str) -> set[tuple[str, str, str]]:
    return {(p.party, p.issue, p.stance) for p in read(text)}
