"""Report text is hostile: nothing in it runs, and nothing in it can pass for the page's own words."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from lxml import html
from tests.serve.conftest import Site, at, reading, report, truce

from verbale.serve.guard import POLICY
from verbale.serve.pages import PAGES
from verbale.terms import Position, Reading, Report, Statement

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>{{ 7*7 }}"
TURNED = "\u202eevil\u202c \u2066text\u2069"
Client = TestClient[Any]
PATHS = [page.path for page in PAGES if page.group]


def hostile(text: str, url: str | None = None) -> tuple[Report, Reading]:
    """A report whose every field is an attack."""
    words = f"The rebels “{text}” demand a truce."
    told = report(words, title=text, published="2021-03-01", publisher=text, author=text, url=url)
    return told, reading(
        told,
        positions=(
            Position(
                party=text,
                issue="fighting.truce",
                stance="demand",
                wording=text,
                evidence=at(words, words),
            ),
        ),
        statements=(
            Statement(
                source=(at(words, "The rebels"),),
                content=(at(words, text),),
                kind="direct",
                speaker=text,
                party=text,
                evidence=at(words, words),
            ),
        ),
    )


def crafted(
    *, title: str = "x", author: str = "x", publisher: str = "x", text: str = "Talks opened."
) -> tuple[Report, Reading]:
    """A report that attacks by what is told of it."""
    told = report(text, title=title, published="2021-03-01", publisher=publisher, author=author)
    return told, reading(told)


LINE = "a" * 2**20
TEN = {
    "title": crafted(title=ATTACK),
    "author": crafted(author=ATTACK, publisher=f"</cite>{ATTACK}"),
    "quotation": hostile(ATTACK),
    "address": hostile("x", url="javascript:alert(document.domain)"),
    "data": hostile("y", url="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="),
    "turned": hostile(TURNED),
    "line": crafted(title=LINE[:10_000], text=LINE),
    "markup": hostile(
        "</title></textarea></select></script><!-- ]]> <h1 id='main'>x</h1><base href='//evil.example/'>"
    ),
    "control": hostile("\x00\x1b[31mred\x07\ufeff\ufffe\u2028\u2029"),
    "mixed": hostile("مرحبا ${7*7} {{7*7}} #read(1) `x` =cmd|' /C calc'!A1 %00 \u200f<b>"),
}
"""Ten reports that would do harm if any of their words were taken for anything but words."""


def scripts(page: bytes) -> list[str]:
    """What in a page could run."""
    tree = html.fromstring(page)
    handlers = tree.xpath("//@*[starts-with(name(), 'on')]")
    inline = tree.xpath("//script[not(@src)] | //style | //*[@style] | //iframe | //object | //embed")
    addresses = tree.xpath("//@href | //@src | //@action")
    odd = [one for one in addresses if not one.startswith(("/", "#", "http://", "https://"))]
    return [*handlers, *map(str, inline), *odd]


@pytest.mark.parametrize(
    "path", [*PATHS, "/nothing", "/?since=<script>", "/search?q=<script>", "/static/site.js"]
)
def test_every_answer_is_guarded(two: Client, path: str) -> None:
    headers = two.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("text", [ATTACK, TURNED, "</title></main><h1>x", "\x00\x1b[31mred", "مرحبا <b>"])
def test_nothing_in_a_hostile_report_runs(site: Site, text: str) -> None:
    client = site(hostile(text), truce())
    for path in PATHS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert scripts(answer.content) == [], path
        assert answer.text.count("<h1") == 1, path
        assert not set("\u202e\u202c\u2066\u2069\x00\x1b").intersection(answer.text), path


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,<script>", 'https://x.example/"><script>', "http://[", "//x"],
)
def test_an_address_that_runs_is_no_link(site: Site, url: str) -> None:
    told = hostile("x", url=url)
    page = site(told).get(f"/reports/{told[0].id}")
    assert page.status_code == 200
    assert scripts(page.content) == []


@pytest.mark.parametrize("text", [ATTACK, TURNED])
def test_a_hostile_report_is_read_in_the_reader(site: Site, text: str) -> None:
    told = hostile(text)
    page = site(told).get(f"/reports/{told[0].id}")
    assert scripts(page.content) == []
    assert "&lt;script&gt;" in page.text or text is TURNED


def test_a_line_of_a_million_characters_opens(site: Site) -> None:
    told = report("a" * 2**20, title="b" * 10_000, published="2021-03-01")
    client = site((told, reading(told)))
    assert client.get(f"/reports/{told.id}").status_code == 200
    assert client.get("/reports").status_code == 200


@pytest.mark.parametrize(
    "name", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "[::2]"]
)
def test_other_names_are_refused(two: Client, name: str) -> None:
    answer = two.get("/", headers={"host": name})
    assert answer.status_code == 421
    assert "truce" not in answer.text


@pytest.mark.parametrize("name", ["localhost:8765", "127.0.0.1", "[::1]:8765", "[::1]", "LOCALHOST"])
def test_names_of_this_machine_are_served(two: Client, name: str) -> None:
    assert two.get("/", headers={"host": name}).status_code == 200


def test_no_page_takes_anything_from_elsewhere(two: Client) -> None:
    for path in PATHS:
        tree = html.fromstring(two.get(path).content)
        taken = tree.xpath("//script/@src | //link[not(@rel='alternate')]/@href | //img/@src")
        assert all(one.startswith("/static/") for one in taken)


@pytest.mark.parametrize("name", TEN)
def test_ten_hostile_reports_open_harmlessly(site: Site, name: str) -> None:
    told = TEN[name]
    client = site(told, truce())
    for path in [*PATHS, f"/reports/{told[0].id}", f"/reports/{told[0].id}/edit", "/review", "/judgements"]:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert scripts(answer.content) == [], path
        assert answer.text.count("<h1") == 1, path
        assert answer.text.count("<main") == answer.text.count("</main>") == 1, path


@pytest.mark.parametrize("path", ["/brief.md", "/brief.pdf", "/map.json", "/export/jsonl", "/export/csv"])
def test_ten_hostile_reports_are_given_as_files(site: Site, path: str) -> None:
    assert site(*TEN.values()).get(path).status_code == 200


def test_what_is_judged_of_a_hostile_report_is_harmless(site: Site) -> None:
    client = site(hostile(ATTACK))
    tree = html.fromstring(client.get("/review").content)
    (form,) = tree.xpath("//form[@action='/review/judge']")
    told = {**dict(form.form_values()), "verdict": "unsure", "note": ATTACK}
    assert client.post("/review/judge", data=told).status_code == 200
    for path in ("/judgements", "/review", "/review?again=1"):
        assert scripts(client.get(path).content) == [], path
