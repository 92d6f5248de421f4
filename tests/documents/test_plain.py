from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.documents.plain import read_plain


def test_a_header_is_read_whatever_the_case_of_its_keys() -> None:
    article = read_plain(
        "TITLE: Talks end\ndate: 6 May 2024\nPublisher:  The Gazette\nurl: https://news.example/1\n---\nThe talks ended."
    )
    assert (article.title, article.published, article.publisher, article.url, article.text) == (
        "Talks end", "2024-05-06", "The Gazette", "https://news.example/1", "The talks ended.",
    )  # fmt: skip


def test_the_text_below_a_header_keeps_every_character() -> None:
    assert (
        read_plain("Title: x\r\n---\r\n\r\n  The talks\r\n ended. \r\n").text
        == "\r\n  The talks\r\n ended. \r\n"
    )


def test_an_empty_value_says_nothing() -> None:
    article = read_plain("Title:\nDate: 2024-05-06\n---\nThe talks ended.")
    assert (article.title, article.published) == ("", "2024-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended.",
        "---\nThe talks ended.",
        "The talks ended.\n---\nNobody came.",
        "Q: why?\n---\nA: because.",
        "Title: Talks end",
        "Title: Talks end\nThe talks ended.\n---\nx",
        "Title: x\n" * 60 + "---\ny",
        "",
    ],
)
def test_a_text_without_a_header_is_given_as_it_is(text: str) -> None:
    article = read_plain(text)
    assert (article.text, article.title) == (text, "")


def test_a_header_may_have_nothing_below_it() -> None:
    assert read_plain("Title: x\n---").text == ""


def test_a_site_stands_for_a_publisher_that_is_not_named() -> None:
    assert read_plain("URL: https://www.news.example:8080/1\n---\nx").publisher == "news.example"


@given(st.text())
def test_below_a_header_any_text_is_given_as_it_is(text: str) -> None:
    assert read_plain(f"Title: x\n---\n{text}").text == text
