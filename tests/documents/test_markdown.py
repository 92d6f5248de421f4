from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.documents.markdown import read_front_matter, read_markdown

POST = """---
ID: 7
post_title: >
  Talks end in Juba
  &#8211; The Gazette
author: Staff
post_date: 2016-02-05 10:20:30
published: true
permalink: >
  https://news.example/talks-end/
original_link:
  - https://origin.example/1
---
 [ad_1]
<br><div class="share"><a href="#">Share</a></div><div><p>The talks in <a href="#">Juba</a>
ended &amp; nobody spoke [of it].</p><ul><li>No deal</li><li>No date</li></ul>
<figure><figcaption>A tent.</figcaption></figure><script>x()</script><p>More
 talks follow.</p></div>
<br>[ad_2]
"""


def test_a_post_gives_its_text_and_what_it_says_of_itself() -> None:
    article = read_markdown(POST)
    assert (article.title, article.published, article.author) == (
        "Talks end in Juba – The Gazette",
        "2016-02-05",
        "Staff",
    )
    assert (article.url, article.publisher) == ("https://news.example/talks-end/", "news.example")
    assert article.text == (
        "The talks in Juba ended & nobody spoke [of it].\n- No deal\n- No date\nMore talks follow."
    )


def test_markdown_itself_is_rendered() -> None:
    article = read_markdown(
        "# Talks *end*\n\nThe **army** left\nthe [town](https://x.example).\n\n* No deal\n* No date\n"
    )
    assert article.title == "Talks *end"
    assert article.text == "The army left the town.\n- No deal\n- No date"


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    article = read_markdown(
        "---\ntitle: Talks: the end\nnote: [unclosed\ndate: 2024-05-06\n---\nThe talks ended."
    )
    assert (article.title, article.published, article.text) == (
        "Talks: the end",
        "2024-05-06",
        "The talks ended.",
    )


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    assert (
        read_markdown("---\n\nThe talks ended.\n\n---\n\nNobody came.").text
        == "The talks ended.\nNobody came."
    )


def test_shortcodes_go_and_what_they_enclose_stays() -> None:
    text = "[vc_row][vc_column]The talks [sic] ended.[/vc_column][/vc_row] [caption id='x' width='1']A tent.[/caption]"
    assert read_markdown(text).text == "The talks [sic] ended."


@given(st.text())
def test_any_front_matter_gives_fields(raw: str) -> None:
    assert all(isinstance(key, str) for key in read_front_matter(raw))


def test_front_matter_nested_beyond_reason_does_no_harm() -> None:
    assert (
        read_markdown(f"---\ntitle: Talks end\nx: {'[' * 5000}\n---\nThe talks ended.").title == "Talks end"
    )
