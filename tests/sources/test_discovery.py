"""What a source lists, and what it is told for: hostile, silent, changed."""

import gzip
import time
from email.utils import formatdate

import pytest
from tests.serving import Site, rss

from verbale.sources import Client, Discovery, Entry, SourceState
from verbale.terms import Problem, SourceCard

NOW = 1_900_000_000.0
DAY = 86400.0


def look(
    site: Site, client: Client, state: SourceState | None = None, path: str = "/feed", **known: object
) -> tuple[list[Entry], list[str], Discovery]:
    card = SourceCard(publisher="Wire", url=site.url + path, **known)  # type: ignore[arg-type]
    made = Discovery(card, client, state or SourceState(), NOW)
    found = list(made.entries())
    entries = [one for one in found if isinstance(one, Entry)]
    return entries, [one.reason for one in found if isinstance(one, Problem)], made


def item(number: int, ago_s: float | None = None, text: str = "They met.") -> str:
    dated = f"<pubDate>{formatdate(NOW - ago_s)}</pubDate>" if ago_s is not None else ""
    return f"<guid>{number}</guid><link>/{number}</link><title>Item {number}</title>{dated}<description>{text}</description>"


def test_a_feed_is_told_from_a_page_and_a_sitemap(site: Site, client: Client) -> None:
    site.put("/feed", rss(item(1)))
    site.put("/page", "<!doctype html><html><body>Hi</body></html>")
    site.put("/map", "<urlset><url><loc>/1</loc></url></urlset>")
    site.put("/json", '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "/1"}]}')
    kinds = [look(site, client, path=path)[2].state.kind for path in ("/feed", "/page", "/map", "/json")]
    assert kinds == ["feed", "page", "sitemap", "feed"]


def test_a_feed_that_has_nothing_new_lists_nothing(site: Site, client: Client) -> None:
    site.put("/feed", rss(item(1)), etag='"1"')
    _, _, first = look(site, client)
    entries, problems, _ = look(site, client, first.state)
    assert (entries, problems) == ([], [])
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/feed"] == [None, '"1"']


def test_a_silent_feed_is_told(site: Site, client: Client) -> None:
    site.put("/feed", rss(*(item(n, 40 * DAY + n * 3600) for n in range(10))))
    _, problems, _ = look(site, client)
    assert len(problems) == 1
    assert problems[0].startswith("it is silent: nothing new since 2030-02-")
    assert "one every hour" in problems[0]


def test_a_feed_is_silent_by_what_is_expected_of_it(site: Site, client: Client) -> None:
    site.put("/feed", rss(*(item(n, 3 * DAY + n * 3600) for n in range(10))))
    assert look(site, client, expected=1.0)[1] == []
    assert "70 a week are expected" in look(site, client, expected=70.0)[1][0]


def test_a_lively_feed_is_not(site: Site, client: Client) -> None:
    site.put("/feed", rss(*(item(n, n * 3600) for n in range(10))))
    assert look(site, client)[1] == []


def test_lost_dates_are_told_once(site: Site, client: Client) -> None:
    site.put("/feed", rss(*(item(n, n * 3600) for n in range(10))))
    _, _, first = look(site, client)
    site.put("/feed", rss(*(item(n) for n in range(10))))
    entries, problems, second = look(site, client, first.state)
    assert len(entries) == 10
    assert problems == ["it changed: its articles have lost their dates"]
    assert look(site, client, second.state)[1] == []


def test_a_feed_without_articles_any_more_is_told(site: Site, client: Client) -> None:
    site.put("/feed", rss(item(1)))
    _, _, first = look(site, client)
    site.put("/feed", rss())
    assert look(site, client, first.state)[1] == ["it changed: it lists no article any more"]


def test_a_feed_that_became_a_page_is_told_and_not_read(site: Site, client: Client) -> None:
    site.put("/feed", rss(item(1)))
    _, _, first = look(site, client)
    site.put("/feed", "<html><body>This domain is for sale</body></html>", content_type="text/html")
    entries, problems, found = look(site, client, first.state)
    assert (entries, found.page) == ([], None)
    assert problems == ["it changed: it was a feed, and is a page"]


def test_what_is_called_a_feed_and_is_none_is_told(site: Site, client: Client) -> None:
    site.put("/feed", "<html><body>Hi</body></html>")
    assert "it is no feed: it is a page" in look(site, client, kind="feed")[1]


def test_two_articles_of_one_id_are_both_kept(site: Site, client: Client) -> None:
    site.put("/feed", rss("<guid>1</guid><link>/1</link>", "<guid>1</guid><link>/2</link>"))
    entries, problems, _ = look(site, client)
    assert len({entry.key for entry in entries}) == 2
    assert problems == ["two of its articles have one id: 1"]


def test_only_what_the_card_wants_is_listed(site: Site, client: Client) -> None:
    site.put("/feed", rss("<link>/world/1</link>", "<link>/sport/2</link>"))
    entries, _, _ = look(site, client, only="*/world/*")
    assert [entry.url for entry in entries] == [f"{site.url}/world/1"]


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><item><guid>1</guid>",
        b"<rss><channel></rss>",
        b"<rss>" + b"<a>" * 900,
        b'{"items": 7}',
    ],
)
def test_malformed_feeds_are_told(site: Site, client: Client, body: bytes) -> None:
    site.put("/feed", body)
    assert look(site, client, kind="feed")[1]


def test_ten_thousand_items_are_all_listed(site: Site, client: Client) -> None:
    site.put("/feed", rss(*(f"<guid>{n}</guid><link>/{n}</link>" for n in range(10_000))))
    begun = time.monotonic()
    assert len(look(site, client)[0]) == 10_000
    assert time.monotonic() - begun < 30


def test_an_index_of_sitemaps_plain_news_and_gzipped(site: Site, client: Client) -> None:
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>/n1</loc><news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2031-05-06</news:publication_date><news:title>Talks</news:title>"
        "</news:news></url></urlset>"
    )
    site.put(
        "/map",
        "<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2031-05-06</lastmod></sitemap>"
        "<sitemap><loc>/news.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>",
    )
    site.put(
        "/a.xml.gz", gzip.compress(b"<urlset><url><loc>/p1</loc><lastmod>2031-05-01</lastmod></url></urlset>")
    )
    site.put("/news.xml", news)
    entries, problems, first = look(site, client, path="/map")
    assert [(e.url, e.title, e.published) for e in entries] == [
        (f"{site.url}/p1", "", ""),
        (f"{site.url}/n1", "Talks", "2031-05-06"),
    ]
    assert [reason for reason in problems if "404" in reason]
    look(site, client, first.state, path="/map")
    assert site.paths().count("/a.xml.gz") == 1


def test_a_sitemap_that_lists_files_lists_nothing(site: Site, client: Client) -> None:
    site.put("/map", "<urlset><url><loc>file:///etc/passwd</loc></url></urlset>")
    assert look(site, client, path="/map")[0] == []
