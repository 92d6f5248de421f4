"""Ten hostile reports in a real browser: nothing runs, nothing is fetched from elsewhere, no page is broken up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.serve.browsing import chromium, listening, needs_chromium, watched
from tests.serve.test_hostile import TEN

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import make_app

pytestmark = needs_chromium
PATHS = ("/", "/statements", "/reports", "/brief", "/review", "/search?q=rebels")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site over the ten."""
    with Store.open(tmp_path_factory.mktemp("hostile") / "record.db") as store:
        with store.writer() as writer:
            for told in TEN.values():
                writer.add(*told)
        desk = RecordDesk(store.view())
        with listening(make_app(desk, bench=RecordBench(store, [desk]))) as opened:
            yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless browser."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("path", [*PATHS, *(f"/reports/{told.id}" for told, _ in TEN.values())])
def test_a_hostile_report_opens_harmlessly(browser: Any, address: str, path: str) -> None:
    with watched(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        assert page.goto(address + path).status == 200
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.wait_for_load_state("networkidle")
        assert all(one.startswith(address) for one in asked)
        assert page.locator("h1").count() == page.locator("main").count() == 1
        assert page.locator("body > .foot").count() == 1
        assert page.locator("main script, main style, main iframe, main [onerror]").count() == 0
        runs = page.locator("a[href^='javascript:'], a[href^='data:'], a[href^='//']")
        assert runs.count() == 0
