"""Every page, over an empty record and over two reports that contradict one another."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import TRUCE, Site, ids, reading, refused, report, truce

from verbale.serve.pages import PAGES
from verbale.terms import Problem

PATHS = [page.path for page in PAGES if page.group]
BUDGET = 150_000
Client = TestClient[Any]


def test_every_page_of_an_empty_record_says_so(site: Site) -> None:
    client = site()
    for path in PATHS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert 'class="empty"' in answer.text, path


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_landmarks_one_heading_and_a_way_past_the_menu(two: Client, path: str) -> None:
    text = two.get(path).text
    assert text.count("<h1") == 1
    assert text.index('class="skip"') < text.index("<header") < text.index("<nav") < text.index("<main")
    assert 'aria-current="page"' in text


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_a_page_leads_somewhere(two: Client, path: str) -> None:
    from lxml import html

    tree = html.fromstring(two.get(path).content)
    links = {link for link in tree.xpath("//a/@href") if link.startswith("/")}
    assert links
    for link in links:
        address, _, anchor = link.partition("#")
        answer = two.get(address)
        assert answer.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in answer.text, link


def test_the_board_shows_both_stances_with_their_words(two: Client) -> None:
    text = two.get("/").text
    assert "demand" in text
    assert "The rebels demand a truce." in text
    assert "red line" in text
    assert "opposed" in text


def test_the_board_narrowed_to_a_party_leaves_the_others_out(two: Client) -> None:
    text = two.get("/", params={"party": "Army"}).text
    assert "The army rejects a truce." in text
    assert "The rebels demand a truce." not in text
    assert '<option value="Army" selected>' in text


def test_access_is_drawn_as_bars_of_rectangles(two: Client) -> None:
    text = two.get("/access").text
    assert "is-closed" in text
    assert "is-reopened" in text
    assert 'aria-label="Wau road: closed 2021-03-01' in text


def test_statements_are_found_by_speaker(two: Client) -> None:
    assert "We want peace" in two.get("/statements", params={"speaker": "hilal"}).text
    assert "We want peace" not in two.get("/statements", params={"speaker": "nobody"}).text


def test_rounds_tell_venue_parties_and_mediators(two: Client) -> None:
    text = two.get("/rounds").text
    assert all(word in text for word in ("Juba", "Rebels", "Norway", "opened"))


def test_changes_are_three_lists(two: Client) -> None:
    text = two.get("/changes", params={"since": "2021-03-05"}).text
    assert [text.count(title) for title in ("New facts", "Told again", "Corrections")] == [1, 1, 1]
    assert "The army rejects a truce." in text


def test_the_brief_numbers_its_sources(two: Client) -> None:
    text = two.get("/brief").text
    assert 'href="#source-1"' in text
    assert 'id="source-1"' in text


def test_the_brief_is_given_as_markdown(two: Client) -> None:
    answer = two.get("/brief.md")
    assert answer.headers["content-type"].startswith("text/markdown")
    assert answer.text.startswith("# Minutes")


def test_a_report_shows_its_records_beside_their_words(two: Client) -> None:
    first, _ = ids()
    text = two.get(f"/reports/{first}").text
    assert text.count('data-claim="') == 6
    assert "Talks opened in Juba on Monday." in text


def test_the_text_of_a_report_is_whole_but_for_private_names(two: Client) -> None:
    from lxml import html

    first, _ = ids()
    tree = html.fromstring(two.get(f"/reports/{first}").content)
    shown = tree.xpath("string(//div[@class='prose'])")
    assert shown == TRUCE.replace("Amina Yusuf", "[name withheld]")


def test_a_report_that_is_not_relevant_shows_no_text(site: Site) -> None:
    told = report("Amina Yusuf won the match.", title="Amina Yusuf wins", published="2021-03-01")
    client = site((told, reading(told, relevant=False)))
    text = client.get(f"/reports/{told.id}").text
    assert "Amina Yusuf" not in text


def test_a_claim_leads_to_its_place_in_its_report(two: Client) -> None:
    first, _ = ids()
    text = two.get(f"/reports/{first}").text
    claim = text.split('data-claim="')[1].split('"')[0]
    answer = two.get(f"/claims/{claim[:10]}", follow_redirects=False)
    assert answer.headers["location"] == f"/reports/{first}#c-{claim}"


def test_search_marks_the_words(two: Client) -> None:
    assert "<mark>truce</mark>" in two.get("/search", params={"q": "truce army"}).text


@pytest.mark.parametrize("words", ['"', "AND", "a OR (", "*", "<script>", "x" * 200])
def test_odd_words_are_searched_for_without_harm(two: Client, words: str) -> None:
    assert two.get("/search", params={"q": words}).status_code == 200


def test_problems_are_listed(site: Site) -> None:
    failed = Problem(source="a.pdf", stage="document", reason="no text in it", seen="2021-03-01T10:00:00Z")
    text = site(truce(), problems=(failed,)).get("/problems").text
    assert "no text in it" in text


def test_filters_stay_in_the_addresses_of_a_long_list(site: Site) -> None:
    many = []
    for n in range(130):
        told = report(f"Report {n} of many.", title=f"Title {n}", published="2021-03-01")
        many.append((told, reading(told)))
    client = site(*many)
    text = client.get("/reports", params={"publisher": "Wire"}).text
    assert 'href="/reports?publisher=Wire&amp;page=2"' in text
    assert "101 to 130 of 130 reports" in client.get("/reports?publisher=Wire&page=2").text


@pytest.mark.parametrize(
    "query", ["since=yesterday", "page=0", "page=x", "issue=nothing", "step=up", "party=" + "x" * 400]
)
def test_a_filter_that_cannot_be_is_refused_with_a_reason(two: Client, query: str) -> None:
    answer = two.get(f"/movement?{query}")
    assert answer.status_code == 400
    assert "This cannot be looked for" in answer.text


@pytest.mark.parametrize(
    "path", ["/nothing", "/reports/ffff", "/reports/%2e%2e%2fa", "/claims/zz", "/static/nothing.css"]
)
def test_an_address_that_leads_nowhere_says_so(two: Client, path: str) -> None:
    answer = two.get(path)
    assert answer.status_code == 404
    assert "Go to the board" in answer.text


def test_pages_can_only_be_looked_at(two: Client) -> None:
    assert two.post("/").status_code == 403


def test_the_first_page_is_light_with_all_that_it_takes(two: Client) -> None:
    parts = ["/", "/static/site.css", "/static/site.js", "/static/vendor/htmx.js", "/static/icon.svg"]
    fonts = ["/static/vendor/serif.woff2", "/static/vendor/sans.woff2"]
    size = sum(len(gzip.compress(two.get(path).content)) for path in parts)
    assert size + sum(len(two.get(path).content) for path in fonts) < BUDGET


def test_a_page_is_made_anew_when_the_record_changes(site: Site) -> None:
    client = site(truce())
    first = client.get("/")
    same = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    site(refused())
    other = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    assert "The army rejects a truce." in other.text


def test_the_points_of_the_map_are_those_that_the_filters_leave(two: Client) -> None:
    whole = two.get("/map.json")
    assert whole.headers["content-type"].startswith("application/geo+json")
    assert [one["geometry"]["coordinates"] for one in whole.json()["features"]] == [[28.0, 7.7]]
    assert two.get("/map.json?until=2020").json()["features"] == []


def test_the_map_is_a_list_where_there_are_no_scripts(two: Client) -> None:
    text = two.get("/map").text
    assert 'href="/incidents?place=Wau"' in text
    assert "takes no side on any border" in text
