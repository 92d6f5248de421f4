"""Sentences put into news of a war and read by every reader."""

from __future__ import annotations

from functools import cache

from verbale.reading import Draft, Pipeline
from verbale.reading.citation import keep_cited
from verbale.terms import Report

BEFORE = "The war goes on and peace talks are under way between the parties to the conflict.\n"


@cache
def pipeline() -> Pipeline:
    """All readers."""
    return Pipeline()


def read_whole(text: str) -> Draft:
    """A report of 6 May 2024 that ends in these words, with what its words bear out."""
    report = Report(id="r", text=BEFORE + text, published="2024-05-06", language="en")
    return keep_cited(pipeline().draft([report])[0])


@cache
def _groundwork() -> Pipeline:
    return Pipeline(("sentences", "syntax", "actors", "places", "times", "statements"))


def readied(text: str) -> Draft:
    """A text of 14 March 2024 as a reader of what happens is given it, taken for one on a conflict."""
    draft = _groundwork().draft([Report(id="r", text=text, published="2024-03-14")])[0]
    draft.relevant = True
    return draft
