"""Feeds and calendars of every page, as programs of others read them."""

from __future__ import annotations

from typing import Any

import feedparser
import jsonschema
import pytest
from icalendar import Calendar
from litestar.testing import TestClient
from lxml import html
from tests.export.schemas import JSON_FEED
from tests.serve.conftest import BASE, Site, ids, refused, truce

from verbale.serve.feeds import FEEDS
from verbale.serve.following import FORMS

Client = TestClient[Any]
NEWS = list(FEEDS.values())
ALL = [(path, form) for path in NEWS for form in FORMS]
ELSEWHERE = {"/map": "/incidents", "/sticking": "/movement", "/brief": "/changes"}


def address(path: str, ending: str) -> str:
    """A feed's address, with something to be searched for where that has to be."""
    return f"{path}.{ending}" + ("?q=truce" if path == "/search" else "")


@pytest.mark.parametrize("path", NEWS)
def test_atom_is_read_by_others_and_has_links_that_lead_somewhere(two: Client, path: str) -> None:
    answer = two.get(address(path, "atom"))
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert (feed.version, bool(feed.bozo)) == ("atom10", False)
    assert feed.feed.links[0].href == BASE + address(path, "atom")
    assert two.get(next(link.href for link in feed.feed.links if link.rel == "alternate")).status_code == 200
    assert feed.entries or path == "/movement"
    for entry in feed.entries:
        assert entry.id.startswith("urn:verbale:")
        assert entry.published.startswith("2021-03-0")
        assert two.get(entry.link).status_code == 200


@pytest.mark.parametrize("path", NEWS)
def test_json_feed_has_the_entries_of_atom(two: Client, path: str) -> None:
    answer = two.get(address(path, "json"))
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    made = answer.json()
    jsonschema.validate(made, JSON_FEED)
    atom = feedparser.parse(two.get(address(path, "atom")).content)
    assert [one["id"] for one in made["items"]] == [entry.id for entry in atom.entries]
    assert made["feed_url"] == BASE + address(path, "json")


@pytest.mark.parametrize("path", NEWS)
def test_calendars_are_read_by_others(two: Client, path: str) -> None:
    answer = two.get(address(path, "ics"))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert calendar["X-WR-CALNAME"].startswith("Verbale")
    assert calendar.walk("VEVENT") or path in ("/movement", "/incidents")
    for event in calendar.walk("VEVENT"):
        assert event["DTSTART"].dt < event["DTEND"].dt
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert two.get(str(event["URL"])).status_code == 200
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))


def test_a_round_stands_in_the_calendar_on_its_day(two: Client) -> None:
    (event,) = Calendar.from_ical(two.get("/rounds.ics").content).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2021-03-01"
    assert event["LOCATION"] == "Juba"
    assert "Talks opened in Juba on Monday." in event["DESCRIPTION"]


def test_a_state_of_a_point_lasts_in_the_calendar(two: Client) -> None:
    events = Calendar.from_ical(two.get("/access.ics").content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Wau road: reopened"]


def test_feeds_narrow_as_their_pages_do(two: Client) -> None:
    titles = [one.title for one in feedparser.parse(two.get("/board.atom?party=Army").content).entries]
    assert titles == ["Truce: Army rejects (Daily)"]
    access = feedparser.parse(two.get("/timeline.atom?kind=access&until=2021-03-05").content)
    assert [one.tags[0].term for one in access.entries] == ["access"]
    assert access.feed.links[1].href.endswith("/timeline?kind=access&until=2021-03-05")


def test_an_entry_keeps_its_id_when_more_is_told(site: Site) -> None:
    before = site(truce()).get("/incidents.json").json()["items"]
    after = site(refused()).get("/incidents.json").json()["items"]
    assert {one["id"] for one in before} <= {one["id"] for one in after}


def test_changes_tell_of_which_list_they_are(two: Client) -> None:
    made = two.get("/changes.json?since=2021-03-05").json()
    assert {one["tags"][0] for one in made["items"]} <= {"new", "again", "correction"}
    assert made["items"]


@pytest.mark.parametrize(("path", "form"), ALL)
def test_an_empty_record_has_empty_feeds(site: Site, path: str, form: Any) -> None:
    answer = site().get(f"{path}.{form.ending}")
    assert answer.status_code == 200
    if form.ending == "atom":
        assert not feedparser.parse(answer.content).bozo


@pytest.mark.parametrize(("path", "form"), ALL)
def test_no_feed_names_a_private_person(two: Client, path: str, form: Any) -> None:
    assert "Amina" not in two.get(address(path, form.ending)).text


def test_a_feed_that_did_not_change_is_not_sent_again(two: Client) -> None:
    first = two.get("/timeline.atom")
    same = two.get("/timeline.atom", headers={"if-none-match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")


def test_a_bad_filter_is_told(two: Client) -> None:
    assert two.get("/timeline.atom?since=yesterday").status_code == 400


@pytest.mark.parametrize("path", FEEDS)
def test_a_page_names_its_feeds_narrowed_as_it_is(two: Client, path: str) -> None:
    asked = {"/search": "?q=truce", "/changes": "?since=2021-03-05"}.get(path, "?since=2021-03-01")
    tree = html.fromstring(two.get(path + asked).content)
    told = tree.xpath("//head/link[@rel='alternate']/@href")
    shown = tree.xpath("//p[contains(@class, 'follow')]/a/@href")
    assert told == shown
    assert len(told) == len(FORMS)
    for link in told:
        assert two.get(link).status_code == 200
        assert ("since=" in link) == (path not in ("/search", "/changes"))


@pytest.mark.parametrize(("path", "followed"), ELSEWHERE.items())
def test_a_page_made_of_others_names_their_feeds(two: Client, path: str, followed: str) -> None:
    tree = html.fromstring(two.get(path).content)
    told = tree.xpath("//head/link[@rel='alternate']/@href")
    assert told == [f"{followed}.{form.ending}" for form in FORMS]


def test_the_words_of_a_report_run_nowhere(site: Site) -> None:
    from tests.serve.conftest import reading, report

    told = report(
        "x", title="<script>alert(1)</script>\u202eevil\x07", published="2021-03-01", url="javascript:x"
    )
    client = site((told, reading(told)))
    atom = client.get("/reports.atom")
    (entry,) = feedparser.parse(atom.content, sanitize_html=False).entries
    assert "<script" not in entry.content[0].value
    assert "\u202e" not in atom.text
    assert [link.rel for link in entry.links] == ["alternate"]


def test_reports_are_followed_by_publisher(two: Client) -> None:
    entries = feedparser.parse(two.get("/reports.atom?publisher=Daily").content).entries
    assert [one.id for one in entries] != []
    assert ids()[1] in entries[0].link
