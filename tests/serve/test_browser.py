"""The pages in a real browser: axe, keys, hovering, filters, and life without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.serve.browsing import (
    DESKTOP,
    PHONE,
    chromium,
    listening,
    needs_chromium,
    violations,
    watched,
    width_beyond,
)
from tests.serve.conftest import ids, refused, truce
from tests.serve.test_hostile import ATTACK, hostile
from tests.serve.test_pages import BUDGET

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import make_app
from verbale.serve.pages import PAGES

pytestmark = needs_chromium
PATHS = [page.path for page in PAGES if page.group]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site on a port of loopback, over two reports and a hostile one."""
    with Store.open(tmp_path_factory.mktemp("browser") / "record.db") as store:
        with store.writer() as writer:
            for told in (truce(), refused(), hostile(ATTACK, url="javascript:alert(1)")):
                writer.add(*told)
        desk = RecordDesk(store.view())
        with listening(make_app(desk, bench=RecordBench(store, [desk]))) as opened:
            yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless browser."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that complains of whatever the browser complains of."""
    with watched(browser) as opened:
        yield opened


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light")])
def test_axe_finds_nothing_on_any_page(page: Any, address: str, size: dict[str, int], scheme: str) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    first = ids()[0]
    more = (f"/reports/{first}", "/search?q=truce", "/changes?since=2021-03-05", "/api")
    reviewing = ("/review", "/review?joins=1", "/judgements", f"/reports/{first}/edit")
    for path in [*PATHS, *more, *reviewing]:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(page) == [], path
        assert width_beyond(page) <= 0, path


def test_words_and_records_light_up_together(page: Any, address: str) -> None:
    page.goto(f"{address}/reports/{ids()[0]}")
    page.locator("[data-claims]").first.hover()
    assert page.locator("li.lit").count() >= 1
    page.locator("[data-claim]").nth(2).hover()
    assert page.locator("[data-claims].lit").count() >= 1


def test_a_filter_changes_the_list_and_the_address(page: Any, address: str) -> None:
    page.goto(address)
    page.select_option("#f-party", "Army")
    page.wait_for_url("**/?party=Army")
    assert page.locator("main").get_by_text("The army rejects a truce.").count() == 1
    assert page.evaluate("document.activeElement.id") in ("f-party", "")
    page.go_back()
    page.wait_for_url(f"{address}/")


def test_the_first_key_leads_past_the_menu(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_phone_opens(page: Any, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    assert not page.locator("#menu").is_visible()
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu").get_by_role("link", name="Timeline").click()
    page.wait_for_url("**/timeline")


def test_the_board_is_usable_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("td details", has_text="The rebels demand a truce.").locator("summary").first.click()
    assert page.get_by_text("The rebels demand a truce.").first.is_visible()
    page.select_option("#f-party", "Army")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**party=Army**")
    assert page.get_by_text("The rebels demand a truce.").count() == 0
    context.close()


def test_the_map_draws_its_points_and_breaks_no_rule(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.wait_for_selector("#map[data-drawn=done]", timeout=60_000)
    assert violations(page) == []
    page.locator("#map canvas").click()
    page.wait_for_selector("#map-says a")
    assert page.locator("#map-says a").get_attribute("href").startswith("/reports/")


def test_the_first_page_is_light_as_a_browser_takes_it(browser: Any, address: str) -> None:
    with watched(browser) as page:
        page.goto(address, wait_until="networkidle")
        told = "performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"
        assert 0 < page.evaluate(told) < BUDGET


def test_a_correction_leads_from_the_board_to_the_question(page: Any, address: str) -> None:
    page.goto(address)
    cell = page.locator("td", has_text="The army rejects a truce.")
    cell.locator("summary").first.click()
    cell.get_by_role("link", name="Correct").click()
    assert page.locator("mark").inner_text() == "The army rejects a truce."
