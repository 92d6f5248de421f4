from __future__ import annotations

from verbale.documents.markup import strip_markup
from verbale.documents.pages import drop_title, read_page

PARAGRAPH = "The two delegations left the lakeside hotel on Sunday evening without a word to the press waiting outside. "
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks end | The Gazette</title>
<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="https://news.example/1">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks end", "datePublished": "2024-05-06T08:00:00Z"}}
</script></head><body><nav><a href="/">Home</a><a href="/x">World</a></nav><article><h1>Talks end</h1>
<p>{PARAGRAPH * 2}</p><ul><li>{PARAGRAPH}</li><li>{PARAGRAPH}</li></ul><p>{PARAGRAPH * 3}</p></article>
<footer><p>Imprint and contact</p></footer></body></html>"""


def test_a_page_gives_its_main_text_in_lines() -> None:
    article = read_page(PAGE)
    assert [len(line) // len(PARAGRAPH.strip()) for line in article.text.split("\n")] == [2, 1, 1, 3]
    assert "Imprint" not in article.text
    assert "Home" not in article.text


def test_a_page_says_what_it_is() -> None:
    article = read_page(PAGE)
    assert (article.title, article.published, article.publisher, article.url) == (
        "Talks end", "2024-05-06", "The Gazette", "https://news.example/1",
    )  # fmt: skip


def test_a_page_too_small_for_a_main_text_gives_all_of_it() -> None:
    assert read_page("<p>The talks ended.</p>").text == "The talks ended."


def test_a_title_over_the_text_is_no_part_of_it() -> None:
    assert drop_title("Talks end\nThe talks ended.", "Talks End!") == "The talks ended."
    assert drop_title("Talks ended on Sunday without a deal, mediators said.\nx", "Talks ended").startswith(
        "Talks"
    )


def test_markup_deeper_than_any_page_is_walked() -> None:
    assert "The talks ended." in strip_markup("<div>" * 5000 + "The talks ended.")


def test_words_in_a_line_stay_together_and_cells_apart() -> None:
    html = "<p>The <b>ar</b>my<br>left</p><table><tr><td>3</td><td>killed</td></tr></table>"
    assert strip_markup(html) == "The army\nleft\n3 killed"


def test_a_long_element_is_kept_whatever_its_class_says() -> None:
    assert (
        strip_markup(f"<div class='share'>{PARAGRAPH * 5}</div><div class='share'>Share</div>")
        == (PARAGRAPH * 5).strip()
    )
