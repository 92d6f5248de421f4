from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.documents.boilerplate import find_boilerplate

BODY = (
    "The two delegations left the hotel by the lake on Sunday without a word to the press that had waited outside for days.",
    "A mediator said on condition of anonymity that the sides had not agreed on who would hold the bridge after a truce.",
    "Shelling was heard from the eastern bank of the river on Monday, and the market in the old town stayed closed.",
)


def marked(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [line for span in find_boilerplate(text) for line in span.of(text).split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "CLICK HERE TO READ MORE FROM THE LAKESIDE POST",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Sign up for our morning newsletter",
        "Read more: What we know of the shelling",
        "Share this article",
        "© 2024 The Lakeside Post",
        "(Adds details of shelling)",
        "This article was originally published by The Lakeside Post.",
        "https://post.example/talks",
    ],
)
def test_a_line_that_is_no_news_is_marked_wherever_it_stands(line: str) -> None:
    if line.startswith("ADVERTISEMENT"):
        line = "Advertisement - continue reading below"
    assert marked(BODY[0], line, *BODY[1:]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Discover more from The Lakeside Post",
        "Subscribe to get the latest posts sent to your email.",
        "(Reporting by A. Deng in Juba and Mo Cole; Editing by B. Tun)",
        "Reporting by A. Deng in Juba; editing by B. Tun",
        "Our Standards: The Thomson Trust Principles.",
        "Lakeside Post writers A. Deng in Juba and B. Tun in Goma contributed to this report.",
        "All rights reserved.",
        "The views expressed in this article are the author's own.",
        "Follow A. Deng on Twitter: @deng",
        "Photo: A. Deng",
        "Related articles",
    ],
)
def test_a_tail_is_marked(line: str) -> None:
    assert marked(*BODY, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the mission found that forty people had died.",
        "Follow-up talks are planned for May.",
        "Share prices fell after the shelling.",
        "Share this burden, the envoy told the council.",
        "Sign up for the army or leave, the rebels told the men of the town.",
        "More in the camps fled on Monday.",
        "More than forty people were killed.",
        "Already a member of the front, the party left the talks.",
        "This report was published by the commission on Monday.",
        "Updated figures put the toll at 40.",
        "By Monday, the rebels held the bridge.",
        "Video by activists showed smoke over the bridge.",
        "The Lakeside Post could not verify the claim.",
        "Related attacks killed three people.",
        "Recommended sentences ran to twenty years.",
        "The group contributed to the report on the shelling.",
        "Read the agreement aloud, the mediator was told.",
        "He quoted the general (who spoke to Reuters).",
        "Killed: 3",
    ],
)
def test_news_is_never_marked(line: str) -> None:
    assert marked(*BODY, line) == []
    assert marked(line, *BODY) == []
    assert marked(line) == []


def test_a_wrapped_line_of_capitals_is_never_a_byline() -> None:
    assert marked("THE MARKET IN THE OLD TOWN WAS CLOSED ON MONDAY", "BY POLICE AND THE TOWN COUNCIL.") == []


def test_a_credit_that_closes_a_line_of_news_is_marked_alone() -> None:
    credit = "(Reporting by A. Deng; Editing by B. Tun)"
    assert marked(f"{BODY[0]} {credit}") == [credit]


def test_links_go_with_the_heading_above_them() -> None:
    tail = ["Read more:", "What we know of the shelling", "A history of the bridge in pictures"]
    assert marked(*BODY, *tail) == tail


def test_news_below_a_heading_of_links_is_kept() -> None:
    assert marked(*BODY, "Read more:", "The bridge was closed on Monday.") == ["Read more:"]


def test_neighbours_are_one_span() -> None:
    text = "\n".join([*BODY, "Share this article", "", "All rights reserved."])
    [span] = find_boilerplate(text)
    assert span.of(text) == "Share this article\n\nAll rights reserved."


def test_a_line_repeated_over_and_over_is_marked() -> None:
    caption = "Scenes from the lakeside town"
    assert marked(*[part for body in BODY * 4 for part in (body, caption)]) == [caption] * 12


@given(
    st.text()
    | st.lists(st.sampled_from([*BODY, "Read more:", "Advertisement", "", "By A. Deng", "x"])).map("\n".join)
)
def test_spans_are_in_order_apart_and_within_the_text(text: str) -> None:
    spans = find_boilerplate(text)
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
