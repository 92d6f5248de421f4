"""Where quotations begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.statements.quotes import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “go now” and left.", ["“go now”"]),
        ('He said "go now" and left.', ['"go now"']),
        ("He said ''go now'' and left.", ["''go now''"]),
        ("He said 'go now,' and left.", ["'go now,'"]),
        ("It’s the rebels’ road, isn’t it?", []),
        ("The rebels' road and the farmers' fields.", []),
        ("“One. “Two.” Three.”", ["“One. “Two.”"]),
        ("\"They said, 'No way.' \" He left.", ["\"They said, 'No way.' \""]),
        ("“One runs on\n“and ends here.”", ["“One runs on", "“and ends here.”"]),
        ('A 6" pipe and nothing else', []),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


@given(st.text(alphabet="ab .,\n“”\"'‘’«»`", max_size=60))
def test_quotations_are_in_order_within_the_text_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
