from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.documents import CopyIndex, Sketch, sketch
from verbale.documents.boilerplate import find_boilerplate
from verbale.documents.copies import SKETCH_HASHES, containment
from verbale.terms import Report


def report(ident: str, text: str) -> Report:
    return Report(id=ident, text=text, boilerplate=find_boilerplate(text))


def story(seed: int, words: int = 160) -> str:
    """Words that hang together in no other story."""
    return " ".join(f"w{(seed * 7919 + i * i * 31) % 99991}" for i in range(words))


ORIGINAL = story(1)
COPIES = {
    "the same": ORIGINAL,
    "cut short": ORIGINAL[: len(ORIGINAL) // 2],
    "under a dateline": f"JUBA (Wire) - {ORIGINAL}\n\nSign up for our morning newsletter.",
    "within more": f"{story(2, 120)} {ORIGINAL}",
    "a word in twenty lost": " ".join(w for i, w in enumerate(ORIGINAL.split()) if i % 20),
    "in capitals": ORIGINAL.upper(),
}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_names_its_original(kind: str) -> None:
    index = CopyIndex()
    assert index.add(report("a", ORIGINAL)) is None
    assert index.add(report("b", story(3))) is None
    assert index.add(report("c", COPIES[kind])) == "a"


def test_a_longer_original_that_comes_later_is_found_too() -> None:
    index = CopyIndex()
    index.add(report("short", COPIES["cut short"]))
    assert index.add(report("long", ORIGINAL)) == "short"


def test_other_stories_are_no_copies() -> None:
    index = CopyIndex()
    assert [index.add(report(str(i), story(i))) for i in range(5, 40)] == [None] * 35


def test_a_shared_quotation_makes_no_copy() -> None:
    index = CopyIndex()
    quotation = story(4, 30)
    index.add(report("a", f"{story(5)} {quotation}"))
    assert index.add(report("b", f"{story(6)} {quotation}")) is None


def test_a_shared_tail_makes_no_copy() -> None:
    tail = "\n\nDiscover more from The Post\nSubscribe to get the latest posts sent to your email."
    index = CopyIndex()
    index.add(report("a", story(7, 12) + tail))
    assert index.add(report("b", story(8, 12) + tail)) is None


def test_of_several_the_one_that_shares_most_is_named_and_of_equals_the_earliest() -> None:
    index = CopyIndex()
    index.add(report("half", ORIGINAL[: len(ORIGINAL) // 2] + " " + story(9, 60)))
    index.add(report("whole", ORIGINAL))
    index.add(report("again", ORIGINAL))
    assert index.add(report("copy", ORIGINAL)) == "whole"


def test_a_report_read_twice_is_no_copy_of_itself() -> None:
    index = CopyIndex()
    assert [index.add(report("a", ORIGINAL)) for _ in range(3)] == [None] * 3
    assert len(index) == 1


def test_short_reports_are_copies_only_if_the_same() -> None:
    index = CopyIndex()
    index.add(report("a", "The bridge is open."))
    assert index.add(report("b", "The bridge is open!")) == "a"
    assert index.add(report("c", "The bridge is shut.")) is None


def test_an_index_is_seeded_from_sketches() -> None:
    index = CopyIndex()
    index.seed("a", sketch(report("a", ORIGINAL)))
    assert index.add(report("b", ORIGINAL)) == "a"


def test_an_empty_text_is_no_copy() -> None:
    index = CopyIndex()
    assert [index.add(report(i, "Advertisement")) for i in "ab"] == [None, None]


def test_the_sketch_of_a_long_text_is_small_and_still_compares() -> None:
    long = sketch(report("a", story(1, 40_000)))
    assert len(long.hashes) <= 8 * SKETCH_HASHES
    half = sketch(report("b", " ".join(story(1, 40_000).split()[:15_000])))
    assert containment(long, half) > 0.95


@given(st.text(), st.text())
@settings(max_examples=50)
def test_containment_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    one, other = sketch(report("a", a)), sketch(report("b", b))
    assert 0 <= containment(one, other) == containment(other, one) <= 1
    assert isinstance(one, Sketch)
