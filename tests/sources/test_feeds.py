"""Feeds of every kind to entries, also broken and hostile ones."""

import time
import tracemalloc

import msgspec
import pytest
from tests.serving import rss

from verbale.sources.entries import Entry, read_time
from verbale.sources.feeds import decode_json_feed, read_feed, read_json_feed
from verbale.sources.markup import Markup

FEED = "https://wire.example/feeds/all.xml"
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/news/">
 <title>Wire</title>
 <entry xml:lang="en"><id>tag:wire.example,2031:1</id><title>Talks open</title>
  <link rel="self" href="x"/><link href="1.html"/>
  <published>2031-05-06T10:00:00Z</published><updated>2031-05-07T10:00:00+02:00</updated>
  <author><name>Ada Kest</name><email>a@wire.example</email></author>
  <summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>text</b>.</p></div></content>
  <source><title>Another</title><id>other</id></source>
 </entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item rdf:about="https://wire.example/1"><title>Talks</title>
 <link>https://wire.example/1</link><dc:date>2031-05-06</dc:date><dc:creator>Ada Kest</dc:creator></item></rdf:RDF>"""


def entries(text: str | bytes, charset: str = "") -> tuple[list[Entry], list[str]]:
    markup = Markup(text if isinstance(text, bytes) else text.encode(), charset)
    return list(read_feed(markup, FEED)), markup.faults


def test_rss_with_its_usual_extensions() -> None:
    item = (
        "<title>Talks &amp; truce</title><link>/1?utm_source=x</link><guid isPermaLink='false'>wire-1</guid>"
        "<pubDate>Tue, 06 May 2031 10:00:00 +0200</pubDate><description>Short.</description>"
        "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>Long.</p>]]></content:encoded>"
        "<media:title xmlns:media='http://search.yahoo.com/mrss/'>A photo</media:title>"
        "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ada Kest</dc:creator>"
    )
    [entry], faults = entries(rss(item))
    assert entry == Entry(
        key="wire-1",
        own_id=True,
        url="https://wire.example/1?utm_source=x",
        title="Talks & truce",
        published="Tue, 06 May 2031 10:00:00 +0200",
        content="<p>Long.</p>",
        author="Ada Kest",
    )
    assert faults == []


def test_atom_with_relative_links_and_markup() -> None:
    [entry], faults = entries(ATOM)
    assert (entry.key, entry.url) == ("tag:wire.example,2031:1", "https://wire.example/news/1.html")
    assert (entry.title, entry.author, entry.language) == ("Talks open", "Ada Kest", "en")
    assert "Long <b>text</b>." in entry.content.replace('<b xmlns="http://www.w3.org/1999/xhtml">', "<b>")
    assert entry.at == read_time("2031-05-06T10:00:00+00:00")
    assert faults == []


def test_rss_1_and_an_id_that_is_an_address() -> None:
    [entry], _ = entries(RDF)
    assert (entry.key, entry.own_id, entry.published) == ("https://wire.example/1", False, "2031-05-06")
    [entry], _ = entries(rss("<guid>https://wire.example/2</guid><title>b</title>"))
    assert (entry.url, entry.own_id) == ("https://wire.example/2", False)


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [
            {
                "id": 7,
                "url": "/7",
                "title": "Talks",
                "content_text": "They met.",
                "authors": [{"name": "Ada"}],
            },
            "junk",
            {"title": "neither id nor address"},
        ],
    }
    value = decode_json_feed(msgspec.json.encode(feed))
    [entry] = read_json_feed(value, "https://wire.example/feed.json")
    assert (entry.key, entry.url, entry.author) == ("7", "https://wire.example/7", "Ada")


def test_an_entry_that_was_edited_has_another_digest() -> None:
    one, _ = entries(rss("<guid>1</guid><title>Twelve dead</title>"))
    two, _ = entries(rss("<guid>1</guid><title>Fourteen dead</title>"))
    assert one[0].key == two[0].key
    assert one[0].digest != two[0].digest


def test_malformed_xml_is_read_as_far_as_it_goes() -> None:
    found, faults = entries(
        "<rss><channel><item><guid>1</guid><title>A & B &nbsp;<b></title></item><item><guid>2</guid><title>C</title></item>"
    )
    assert {entry.key for entry in found} >= {"1", "2"} or faults
    assert any("A & B" in entry.title for entry in found)
    assert any("not well formed" in fault for fault in faults)


def test_an_item_that_is_not_closed_keeps_its_parts() -> None:
    found, faults = entries(
        "<rss><channel><item><guid>1</guid><title>A</title><item><guid>2</guid><title>B</title></item></channel></rss>"
    )
    assert {(entry.key, entry.title) for entry in found} == {("1", "A"), ("2", "B")}
    assert faults


def test_an_entity_bomb_is_not_expanded() -> None:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{declared}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    begun = time.monotonic()
    found, faults = entries(rss("<guid>1</guid><title>&e11;&f; calm</title>", "<guid>2</guid>", head=head))
    assert [entry.key for entry in found] == ["1", "2"]
    assert "root:" not in found[0].title
    assert len(found[0].title) < 100
    assert "entities of its own" in faults[0]
    assert time.monotonic() - begun < 20


def test_a_wrong_charset_is_told_and_read() -> None:
    data = rss("<guid>1</guid><title>Café in Córdoba</title>").encode("cp1252")
    [entry], faults = entries(data)
    assert entry.title == "Café in Córdoba"
    assert faults == ["it says that it is in utf-8, and is not; read as Windows-1252"]


def test_the_charset_of_the_server_counts_where_the_feed_has_none() -> None:
    data = "<rss><channel><item><guid>1</guid><title>Мир</title></item></channel></rss>".encode("koi8-r")
    [entry], faults = entries(data, "koi8-r")
    assert (entry.title, faults) == ("Мир", [])


def test_characters_that_xml_forbids_cost_nothing_else() -> None:
    [entry], faults = entries(rss("<guid>1</guid><title>A\x08B\x00</title>"))
    assert (entry.title, faults) == ("AB", [])


def test_ten_thousand_items_come_one_at_a_time() -> None:
    text = "word " * 40
    data = rss(
        *(f"<guid>{n}</guid><link>/{n}</link><description>{text}</description>" for n in range(10_000))
    ).encode()
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_feed(Markup(data), FEED))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 10_000
    assert peak < 8 * len(data)


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"\x00\x01", b"<html><p>hi</p></html>", b"<rss>" + b"<a>" * 5000]
)
def test_what_is_no_feed_has_no_entries(data: bytes) -> None:
    found, _ = entries(data)
    assert found == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue, 06 May 2031 10:00:00 GMT", "2031-05-06"),
        ("2031-05-06T12:00:00.5Z", "2031-05-06"),
        ("2031-05-06", "2031-05-06"),
        ("2031-05", "2031-05-01"),
        ("yesterday", None),
        ("", None),
        ("9999-99-99", None),
    ],
)
def test_dates_of_feeds(text: str, day: str | None) -> None:
    at = read_time(text)
    assert (None if at is None else time.strftime("%Y-%m-%d", time.gmtime(at))) == day
