"""Review in a real browser: by keys, by buttons, without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serve.browsing import PHONE, chromium, listening, needs_chromium, violations, watched, width_beyond
from tests.serve.conftest import refused, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import make_app

pytestmark = needs_chromium


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


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A site of one's own over two reports."""
    with Store.open(tmp_path / "record.db") as store:
        with store.writer() as writer:
            for told in (truce(), refused()):
                writer.add(*told)
        desk = RecordDesk(store.view())
        with listening(make_app(desk, bench=RecordBench(store, [desk]))) as opened:
            yield opened


def asked(page: Any) -> str:
    return str(page.locator("#question").inner_text())


def test_claims_are_gone_through_by_keys(page: Any, address: str) -> None:
    page.goto(f"{address}/review")
    first = asked(page)
    with page.expect_navigation():
        page.keyboard.press("a")
    assert "accepted" in page.locator(".last").inner_text()
    second = asked(page)
    assert second != first
    assert page.evaluate("document.activeElement.id") == "question"
    with page.expect_navigation():
        page.keyboard.press("n")
    assert asked(page) not in (first, second)
    with page.expect_navigation():
        page.keyboard.press("b")
    assert asked(page) == first
    assert page.locator(".last").count() == 0


def test_a_claim_is_edited_by_keys(page: Any, address: str) -> None:
    page.goto(f"{address}/review?kind=positions")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "f-party"
    page.keyboard.press("a")
    assert page.locator("#e-party").input_value() == "aRebels"
    page.locator("#e-party").fill("Rebel alliance")
    with page.expect_navigation():
        page.get_by_role("button", name="Save the edit").click()
    page.goto(address)
    assert page.locator(".other", has_text="Rebel alliance").count() == 1


def test_a_field_is_emptied(page: Any, address: str) -> None:
    page.goto(f"{address}/review?kind=positions")
    page.keyboard.press("e")
    page.locator("#e-wording").fill("")
    with page.expect_navigation():
        page.get_by_role("button", name="Save the edit").click()
    page.goto(f"{address}/judgements")
    assert "Edited: wording" in page.locator("main").inner_text()


def test_keys_do_nothing_where_one_writes_or_has_turned_them_off(page: Any, address: str) -> None:
    page.goto(f"{address}/review")
    first = asked(page)
    page.locator("#note").press_sequentially("a rather bad line")
    assert asked(page) == first
    page.locator("#keys").uncheck()
    page.locator("#question").click()
    page.keyboard.press("r")
    page.reload()
    assert not page.locator("#keys").is_checked()
    assert asked(page) == first


def test_an_edit_that_cannot_be_is_said_and_open(browser: Any, address: str) -> None:
    with watched(browser, borne="status of 422") as page:
        page.goto(f"{address}/review?kind=positions")
        page.keyboard.press("e")
        page.locator("#e-party").fill("")
        with page.expect_navigation() as answer:
            page.get_by_role("button", name="Save the edit").click()
        assert answer.value.status == 422
        assert "party" in page.get_by_role("alert").inner_text()
        assert violations(page) == []


def test_review_needs_no_scripts(browser: Any, address: str) -> None:
    with watched(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(f"{address}/review")
        first = asked(page)
        page.locator("#note").fill("as the text has it")
        page.get_by_role("button", name="Reject").click()
        assert asked(page) != first
        page.get_by_role("link", name="All judgements").click()
        assert page.get_by_text("as the text has it").is_visible()
        page.get_by_role("button", name="Undo").click()
        assert page.get_by_text("Nothing was judged").is_visible()


def test_review_fits_a_phone(browser: Any, address: str) -> None:
    with watched(browser, viewport=PHONE) as page:
        for path in ("/review", "/judgements"):
            page.goto(address + path)
            assert width_beyond(page) <= 0
            small = page.evaluate(
                "[...document.querySelectorAll('main button, main .button')]"
                ".filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).length"
            )
            assert small == 0
