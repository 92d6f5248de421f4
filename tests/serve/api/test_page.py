"""The page that describes the API, and the guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from lxml import html

from verbale.serve.api import ENDPOINTS
from verbale.serve.api.params import PARAMS, spelled
from verbale.serve.following import FEEDS, FORMS

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
Client = TestClient[Any]


def test_the_page_tells_of_every_endpoint_and_feed(two: Client) -> None:
    tree = html.fromstring(two.get("/api").content)
    told = tree.text_content()
    for endpoint in ENDPOINTS:
        assert endpoint.address in told
        assert endpoint.says in told
    for address in FEEDS.values():
        for form in FORMS:
            assert f"{address}.{form.ending}" in told
    assert tree.xpath("count(//h1)") == 1


def test_what_the_page_links_to_is_there(two: Client) -> None:
    tree = html.fromstring(two.get("/api").content)
    links = [link for link in tree.xpath("//main//a/@href") if link.startswith("/")]
    assert len(links) > len(ENDPOINTS)
    for link in links:
        assert two.get(link).status_code == 200, link


def test_every_page_leads_to_it(two: Client) -> None:
    assert 'href="/api"' in two.get("/timeline").text


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.path)
def test_the_guide_has_a_heading_for_every_endpoint(endpoint: Any) -> None:
    assert f"\n### {endpoint.path}\n" in GUIDE
    section = GUIDE.split(f"\n### {endpoint.path}\n")[1].split("\n##")[0]
    for name in endpoint.params:
        assert f"`{spelled(name)}`" in section, name


def test_the_guide_says_what_every_parameter_means() -> None:
    for name in PARAMS:
        assert f"| `{spelled(name)}` |" in GUIDE


def test_a_parameter_of_few_values_names_them(two: Client) -> None:
    text = two.get("/api").text
    assert "One of: latest, earliest." in text
    assert "built-in" not in text
