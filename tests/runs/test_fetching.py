"""Passes over sources on loopback, into a record."""

import itertools
import json
import os
import sqlite3
from pathlib import Path

import pytest
from tests.desk import HOUR, NOW, TALKS, Desk, links, page
from tests.serving import Page, rss

from verbale.runs import Means, Pass, Tally
from verbale.sources import Client, Manners, WarcKeeper
from verbale.terms import SourceCard


def test_a_feed_is_read_by_its_pages(desk: Desk) -> None:
    desk.site.put("/feed", links(1, 2))
    desk.site.put("/1", page(TALKS))
    desk.site.put("/2", page("Nothing else was said of it in the evening. " * 5))
    assert desk.run(desk.card()) == Tally(new=2)
    first, _ = desk.reports()
    assert (first.publisher, first.title, first.url) == ("Wire", "Talks go on", f"{desk.site.url}/1")
    assert "Twelve people" in first.text


def test_the_bytes_are_kept_with_their_headers_and_hash(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS), content_type="text/html; charset=utf-8")
    desk.run(desk.card())
    [report] = desk.reports()
    ledger = desk.store.ledger()
    [capture] = ledger.captures(report.raw_sha256)
    assert ledger.raw(report.raw_sha256) == page(TALKS).encode()
    assert (capture.url, capture.status) == (f"{desk.site.url}/1", 200)
    assert ("content-type", "text/html; charset=utf-8") in capture.headers


def test_with_a_warc_the_record_says_where_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    with WarcKeeper(tmp_path / "warc", "verbale") as keeper:
        desk.run(desk.card(), warc=keeper)
    [report] = desk.reports()
    [capture] = desk.store.ledger().captures(report.raw_sha256)
    assert capture.warc is not None
    assert desk.store.ledger().raw(report.raw_sha256) is None
    [file] = (tmp_path / "warc").iterdir()
    assert capture.warc.startswith(f"{file.name}:")


def test_a_second_pass_asks_only_for_what_is_new(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/feed", links(2, 1))
    desk.site.put("/2", page("Nothing else was said of it in the evening. " * 5))
    desk.now += 60
    assert desk.run(desk.card()) == Tally(new=1)
    assert desk.site.paths() == ["/feed", "/1", "/feed", "/2"]


def test_a_young_article_is_asked_for_again_an_old_one_no_more(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS), etag='"1"')
    for _ in range(400):
        desk.run(desk.card(recheck_days=1))
        desk.now += HOUR
        if desk.now - NOW > 40 * HOUR:
            break
    assert 4 <= desk.site.paths().count("/1") <= 8


def test_the_text_of_entries_is_read_where_the_card_says_so(desk: Desk) -> None:
    item = f"<guid>7</guid><link>/7</link><title>Talks</title><pubDate>Tue, 06 May 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;{TALKS}&lt;/p&gt;</description>"
    desk.site.put("/feed", rss(item))
    assert desk.run(desk.card(text="entry")) == Tally(new=1)
    [report] = desk.reports()
    assert (report.title, report.published, report.publisher) == ("Talks", "2025-05-06", "Wire")
    assert report.text.startswith("Envoys")
    desk.site.put("/feed", rss(item.replace("Twelve", "Fourteen")))
    assert desk.run(desk.card(text="entry")) == Tally(edited=1)
    assert len(desk.reports()) == 1


def test_a_page_that_calls_itself_by_anothers_address_is_not_believed(desk: Desk) -> None:
    head = "<link rel='canonical' href='https://www.other.example/1'>"
    desk.site.put("/1", page(TALKS, head=head))
    desk.run(desk.card("/1"))
    assert desk.reports()[0].url == f"{desk.site.url}/1"


def test_a_single_page_is_a_source(desk: Desk) -> None:
    desk.site.put("/about-the-talks", page(TALKS), etag='"1"')
    card = desk.card("/about-the-talks")
    assert desk.run(card) == Tally(new=1)
    assert desk.run(card) == Tally()
    desk.site.put("/about-the-talks", page(TALKS.replace("Twelve", "Fourteen")), etag='"2"')
    assert desk.run(card) == Tally(edited=1)
    assert desk.site.paths() == ["/about-the-talks"] * 3


def test_a_sitemap_is_a_source(desk: Desk) -> None:
    desk.site.put("/map.xml", "<urlset><url><loc>/1</loc></url></urlset>")
    desk.site.put("/1", page(TALKS))
    assert desk.run(desk.card("/map.xml")) == Tally(new=1)


def test_no_more_than_the_card_says_are_fetched_and_none_is_lost(desk: Desk) -> None:
    desk.site.put("/feed", links(*range(5)))
    for number in range(5):
        desk.site.put(f"/{number}", page(f"{TALKS} Report {number} of five ends here."))
    card = desk.card(most=2)
    assert desk.run(card) == Tally(new=2, left=3)
    desk.site.put("/feed", links(9))
    desk.site.put("/9", page("Nothing else was said of it in the evening. " * 5))
    assert desk.run(card) == Tally(new=2, left=2)
    assert desk.run(card) == Tally(new=2)


def test_what_is_left_is_counted_however_many_are_read(desk: Desk) -> None:
    desk.site.put("/feed", links(*range(45)))
    for number in range(45):
        desk.site.put(f"/{number}", page(f"{TALKS} Report {number} of many ends here."))
    assert desk.run(desk.card(most=40)) == Tally(new=40, left=5)


def test_what_fails_is_a_problem_and_is_asked_again_later(desk: Desk) -> None:
    desk.site.put("/feed", links(1, 2))
    desk.site.put("/1", "", 503)
    desk.site.put("/2", page(TALKS))
    assert desk.run(desk.card()) == Tally(new=1, problems=1)
    assert [problem.source for problem in desk.store.view().problems()] == [f"{desk.site.url}/1"]
    desk.site.put("/1", page("Nothing else was said of it in the evening. " * 5))
    assert desk.run(desk.card()).new == 0
    desk.now += HOUR
    assert desk.run(desk.card()).new == 1


def test_a_source_that_asks_to_be_left_alone_is(desk: Desk) -> None:
    desk.site.put("/feed", "", 503, retry_after="7200")
    assert desk.run(desk.card()) == Tally(problems=1)
    desk.now += HOUR
    assert desk.run(desk.card()) == Tally(problems=1)
    assert "left alone until" in desk.problems[0].reason
    assert len(desk.site.paths()) == 1


def test_pages_of_a_source_that_asks_to_be_left_alone_wait_too(desk: Desk) -> None:
    desk.site.put("/feed", links(1, 2))
    desk.site.put("/1", page(TALKS))
    assert desk.run(desk.card(most=1)) == Tally(new=1, left=1)
    desk.site.put("/feed", "", 503, retry_after="7200")
    for _ in range(2):
        assert desk.run(desk.card()) == Tally(problems=1, left=1)
    assert desk.site.paths() == ["/feed", "/1", "/feed"]


def test_hostile_feeds_are_each_a_line_and_cost_no_other(desk: Desk) -> None:
    site = desk.site
    site.pages["/endless"] = Page(lambda: itertools.repeat(b" " * 65536, 1000))
    site.put("/bounce", "", 302, location="http://127.0.0.1:1/")
    site.put("/meta", "", 302, location="http://169.254.169.254/latest/")
    site.put("/malformed", links(1).replace("</channel></rss>", "").replace("Item 1", "Item < 1"))
    entity = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    site.put("/bomb", rss("<guid>2</guid><link>/2</link><title>&b;</title>", head=entity))
    site.put("/charset", rss("<guid>3</guid><link>/3</link><title>Córdoba</title>").encode("cp1252"))
    site.put("/good", links(4))
    for number in range(1, 5):
        site.put(f"/{number}", page(f"{TALKS} Report {number} of five ends here with some more words."))
    paths = ("/endless", "/bounce", "/meta", "/malformed", "/bomb", "/charset", "/good")
    assert desk.run(*(desk.card(path) for path in paths)).new == 4
    told = {problem.source.removeprefix(site.url): problem.reason for problem in desk.problems}
    assert sorted(told) == sorted(path for path in paths if path != "/good")
    assert "larger than" in told["/endless"]
    assert "private address" in told["/bounce"]
    assert "private address" in told["/meta"]
    assert "not well formed" in told["/malformed"]
    assert "entities of its own" in told["/bomb"]
    assert "Windows-1252" in told["/charset"]


def test_ten_thousand_entries_are_remembered(desk: Desk) -> None:
    desk.site.put("/feed", links(*range(10_000)))
    desk.site.put("/0", page(TALKS))
    assert desk.run(desk.card(most=1)) == Tally(new=1, left=9_999)


def test_a_pass_that_is_stopped_goes_on_later(desk: Desk) -> None:
    desk.site.put("/feed", links(*range(4)))
    for number in range(4):
        desk.site.put(f"/{number}", page(f"{TALKS} Report {number} of five ends here."))
    counts = itertools.count()
    assert desk.run(desk.card(), stopping=lambda: next(counts) >= 1).new == 2
    assert desk.run(desk.card()).new == 2
    assert sorted(desk.site.paths()) == ["/0", "/1", "/2", "/3", "/feed", "/feed"]


def test_a_pass_that_is_killed_loses_nothing(desk: Desk) -> None:
    desk.site.put("/feed", links(*range(20)))
    for number in range(20):
        desk.site.put(f"/{number}", page(f"{TALKS} Report {number} of twenty ends here."))
    manners = Manners(allowed=frozenset({desk.site.host}), pace_s=0)
    with Client(manners) as client:
        one = Pass(desk.store, Means(client=client, clock=lambda: NOW), pipeline=desk.pipeline).run(
            [desk.card()]
        )
        next(one)
        one.close()
    assert desk.run(desk.card()).problems == 0
    assert len(desk.reports()) == 20


def test_a_folder_is_a_source_and_an_edited_file_a_version(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Title: Talks\nDate: 2031-05-06\n---\n{TALKS}")
    (folder / "b.bin").write_bytes(b"\x89PNG\r\n\x1a\n")
    card = SourceCard(publisher="", folder=str(folder))
    assert desk.run(card) == Tally(new=1, problems=1)
    assert desk.run(card) == Tally()
    (folder / "a.txt").write_text(f"Title: Talks\nDate: 2031-05-06\n---\n{TALKS} It was quiet.")
    assert desk.run(card) == Tally(edited=1)
    assert len(desk.reports()) == 1


def test_a_file_whose_name_cannot_be_written_is_a_problem(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TALKS)
    (tmp_path / "reports" / os.fsdecode(b"b\xff.txt")).write_text(TALKS)
    assert desk.run(SourceCard(publisher="", folder=str(tmp_path / "reports"))) == Tally(new=1, problems=1)
    assert "give it another" in desk.problems[0].reason


def test_an_archive_can_be_stopped_and_is_begun_again(desk: Desk, tmp_path: Path) -> None:
    lines = [{"title": f"Talks {n}", "text": f"{TALKS} Report {n} of many."} for n in range(6)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    card = SourceCard(publisher="", folder=str(tmp_path / "a.jsonl"))
    counts = itertools.count()
    assert desk.run(card, stopping=lambda: next(counts) > 3).new < 6
    desk.run(card)
    assert len(desk.reports()) == 6
    assert desk.run(card) == Tally()


def test_what_was_fetched_is_never_changed(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    path = str(desk.store._engine.url.database)
    with sqlite3.connect(path) as raw:
        for table in ("raws", "captures", "article_keys", "versions"):
            if raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:  # noqa: S608 (names of our own)
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    raw.execute(f"DELETE FROM {table}")  # noqa: S608 (as above)
    raw.close()
