"""HEAD is answered wherever GET is, by the same headers without a body."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import ids

from verbale.serve.pages import PAGES

PATHS = [page.path for page in PAGES if page.group]


@pytest.mark.parametrize(
    "path", [*PATHS, "/brief.md", "/map.json", "/static/site.css", "/nothing", "/?since=x"]
)
def test_a_head_is_that_of_the_whole_answer(two: TestClient[Any], path: str) -> None:
    whole, head = two.get(path), two.head(path)
    assert head.status_code == whole.status_code
    assert head.content == b""
    for name in ("content-type", "etag", "cache-control", "content-security-policy", "vary"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_a_report_and_a_claim_have_heads(two: TestClient[Any]) -> None:
    first, _ = ids()
    claim = two.get(f"/reports/{first}").text.split('data-claim="')[1].split('"')[0]
    assert two.head(f"/reports/{first}").status_code == 200
    assert two.head(f"/claims/{claim}", follow_redirects=False).status_code == 302


def test_a_head_tells_that_a_page_stands(two: TestClient[Any]) -> None:
    tag = two.head("/").headers["etag"]
    assert two.head("/", headers={"if-none-match": tag}).status_code == 304
