"""Counts as worded: bounds, hedges, ranges, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.terms import find_counts, read_count


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 27 people", 27, None),
        ("up to 40 fighters", None, 40),
        ("more than a million people", 1_000_001, None),
        ("more than a quarter of a million people", 250_001, None),
        ("nearly 150 homes", 150, 150),
        ("dozens of villagers", 24, 99),
        ("at least dozens", 24, None),
        ("hundreds of thousands", 200_000, 999_999),
        ("tens of thousands", 20_000, 99_999),
        ("several children", 3, 9),
        ("several hundred families", 300, 999),
        ("between 20 and 30 soldiers", 20, 30),
        ("from 20 to 30 soldiers", 20, 30),
        ("20 to 30 soldiers", 20, 30),
        ("20-30 soldiers", 20, 30),
        ("five or six nurses", 5, 6),
        ("two to three million", 2_000_000, 3_000_000),
        ("fewer than 10", None, 9),
        ("no fewer than ten", 10, None),
        ("as many as 600,000 people", None, 600_000),
        ("250,000 people", 250_000, 250_000),
        ("1.5 million", 1_500_000, 1_500_000),
        ("2.500 personas", 2500, 2500),
        ("some 3,600", 3600, 3600),
        ("twenty-five", 25, 25),
        ("a hundred and twelve", 112, 112),
        ("three thousand five hundred", 3500, 3500),
        ("TWO DOZEN", 24, 24),
        ("half a dozen", 6, 6),
        ("a couple of men", 2, 2),
        ("40 or more", 40, None),
        ("about forty", 40, 40),
        ("40k", 40_000, 40_000),
        ("12", 12, 12),
    ],
)
def test_bounds_follow_the_words(text: str, low: int | None, high: int | None) -> None:
    count = read_count(text)
    assert count is not None
    assert (count.low, count.high) == (low, high)


def test_a_text_without_a_count_has_none() -> None:
    assert read_count("The road stayed open") is None
    assert list(find_counts("the villagers of the north")) == []


def test_two_counts_of_one_sentence_stay_apart() -> None:
    text = "Three nurses were killed and 11 wounded, two of them badly"
    assert [(c.low, text[c.start : c.end]) for c in find_counts(text)] == [
        (3, "Three"),
        (11, "11"),
        (2, "two"),
    ]


def test_the_wording_takes_the_hedge_in() -> None:
    text = "The ministry spoke of at least 45 dead."
    (count,) = find_counts(text)
    assert text[count.start : count.end] == "at least 45"


def test_a_list_is_not_a_sum() -> None:
    assert [c.low for c in find_counts("20, 30 and five")] == [20, 30, 5]


def test_a_vague_count_is_not_stated() -> None:
    assert [c.stated for c in find_counts("dozens, then 12")] == [False, True]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_are_read_back_with_and_without_separators(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        count = read_count(text)
        assert count is not None
        assert count.low == count.high == number
        assert (count.start, count.end) == (0, len(text))


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    at = 0
    for count in find_counts(text):
        assert at <= count.start < count.end <= len(text)
        assert count.low is None or count.high is None or count.low <= count.high
        at = count.end
