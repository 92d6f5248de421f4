"""An analyst's morning in a real browser, from the board to the mail, over a record that grew overnight."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.serve.alerts.conftest import Box, Clock, posting
from tests.serve.browsing import chromium, free_port, listening, needs_chromium, violations, watched
from tests.serve.conftest import at, reading, refused, report, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.cli.newsroom import RecordNewsroom
from verbale.record import Store
from verbale.serve import Single, make_app
from verbale.serve.alerts import PostOffice, Sender, SmtpMailer, Subscriptions
from verbale.terms import Position, Reading, Report

pytestmark = needs_chromium
DAY = 86_400.0
WAIT_S = 10.0
OFFER = "The army offers a truce of ten days around Wau."
AGAIN = "The army accepts observers in Wau."


@dataclass
class Morning:
    """A record, its site, its mail, and a browser before it."""

    store: Store
    address: str
    box: Box
    clock: Clock
    office: PostOffice
    page: Any

    def add(self, *told: tuple[Report, Reading]) -> None:
        """Put reports into the record."""
        with self.store.writer() as writer:
            for one in told:
                writer.add(*one)

    def mail(self) -> str:
        """The text of the one mail that came."""
        assert wait_for(lambda: self.box.mails)
        text = self.box.text()
        self.box.mails.clear()
        return text


def wait_for(found: Callable[[], object]) -> object:
    """What comes within some seconds."""
    end = time.monotonic() + WAIT_S
    while not found() and time.monotonic() < end:
        time.sleep(0.02)
    return found()


def said(words: str, day: str, stance: str) -> tuple[Report, Reading]:
    """A report in which the army takes a stance on a truce."""
    told = report(words, title=words[:-1], published=day, publisher="Daily")
    position = Position(
        party="Army",
        issue="fighting.truce",
        stance=stance,  # type: ignore[arg-type]
        wording=words[:-1],
        evidence=at(words, words),
    )
    return told, reading(told, positions=(position,))


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    """A record of one report, opened by an analyst."""
    clock, port = Clock(), free_port()
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(tmp_path / "record.db"))
        box = stack.enter_context(posting())
        kept = Subscriptions(tmp_path / "alerts.db", clock=clock)
        stack.callback(kept.close)
        sender = Sender("minutes@example.org", f"http://127.0.0.1:{port}", "Talks of Juba")
        mailer = SmtpMailer("127.0.0.1", box.port, security="none")
        office = PostOffice(kept, RecordNewsroom(store.view()), mailer, sender)
        desk = RecordDesk(store.view())
        app = make_app(desk, bench=RecordBench(store, [desk]), door=Single("Analyst"), alerts=office)
        address = stack.enter_context(listening(app, port))
        page = stack.enter_context(watched(stack.enter_context(chromium())))
        made = Morning(store, address, box, clock, office, page)
        made.add(truce())
        yield made


def test_an_analysts_morning(morning: Morning) -> None:
    page = morning.page
    page.goto(morning.address)
    assert page.get_by_text("Steps since your last visit").count() == 0
    morning.add(refused())
    time.sleep(1.1)  # for so long the record is taken to be as it was
    see_what_changed(morning)
    read_a_quotation_and_its_report(page)
    correct_and_undo(morning)
    take_it_along(morning)
    subscribe(morning)
    get_the_mail(morning)
    unsubscribe(morning)


def see_what_changed(morning: Morning) -> None:
    page = morning.page
    page.goto(morning.address)
    page.get_by_role("link", name="Steps since your last visit").click()
    page.wait_for_url("**/?since=2021-03-01")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Changes").click()
    fresh = page.locator("section", has=page.get_by_role("heading", name=re.compile("^New facts")))
    assert "Army rejects" in fresh.inner_text()
    page.get_by_role("link", name="Board").click()


def read_a_quotation_and_its_report(page: Any) -> None:
    cell = page.locator("td", has_text="red line")
    quotation = cell.locator("blockquote")
    assert not quotation.is_visible()
    cell.locator("summary").first.click()
    assert quotation.inner_text() == "The army rejects a truce."
    cell.locator("cite a").click()
    page.wait_for_url("**/reports/*#c-*")
    lit = page.locator("li[data-claim]:target")
    lit.hover()
    assert page.locator("[data-claims].lit").inner_text() == "The army rejects a truce."


def correct_and_undo(morning: Morning) -> None:
    page = morning.page
    page.locator("li[data-claim]:target").get_by_role("link", name="Correct").click()
    page.wait_for_url("**/review/*")
    page.keyboard.press("e")
    page.locator("#e-stance").select_option("condition")
    page.locator("#edit-note").fill("the report names a condition")
    page.get_by_role("button", name="Save the edit").click()
    page.locator(".judged", has_text="the report names a condition").wait_for()
    assert violations(page) == []
    page.goto(morning.address)
    assert "sets a condition" in page.locator("td", has_text="red line").inner_text()
    page.get_by_role("link", name="Judgements").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Nothing was judged").wait_for()
    page.goto(morning.address)
    assert "rejects" in page.locator("td", has_text="red line").inner_text()


def take_it_along(morning: Morning) -> None:
    page = morning.page
    page.select_option("#f-party", "Army")
    page.wait_for_url("**/?party=Army")
    page.get_by_text("Download the claims behind this").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="JSON lines").click()
    lines = [json.loads(line) for line in Path(coming.value.path()).read_text().splitlines()]
    assert [(one["kind"], one["record"]["party"]) for one in lines] == [("positions", "Army")]
    page.get_by_role("link", name="Brief").click()
    pdf = page.get_by_role("link", name="As PDF")
    if pdf.count():
        made = page.request.get(morning.address + pdf.get_attribute("href"))
        assert made.body().startswith(b"%PDF")


def subscribe(morning: Morning) -> None:
    page = morning.page
    page.goto(morning.address)
    page.get_by_role("link", name="Get news of this by mail").click()
    page.get_by_label("Mail address").fill("analyst@example.org")
    page.get_by_label("Party").select_option("Army")
    page.get_by_label("At once").check()
    assert violations(page) == []
    page.get_by_role("button", name="Ask for it").click()
    page.locator(".done").wait_for()
    page.goto(link_of(morning.mail(), "confirm"))
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="It is confirmed").wait_for()


def get_the_mail(morning: Morning) -> None:
    morning.add(said(OFFER, "2021-03-12", "offer"))
    morning.office.send_all()
    text = morning.mail()
    assert "Army offers" in text
    assert OFFER in text
    there = re.search(rf"{morning.address}/\S*reports/\S+|{morning.address}/claims/\S+", text)
    assert there
    morning.page.goto(there[0])
    assert OFFER in morning.page.locator("main").inner_text()
    morning.office.send_all()
    assert morning.box.mails == []
    morning.page.goto(link_of(text, "stop"))


def unsubscribe(morning: Morning) -> None:
    page = morning.page
    page.get_by_role("button", name="Stop them").click()
    page.get_by_role("heading", name="You get no more of these mails").wait_for()
    morning.add(said(AGAIN, "2021-03-14", "accept"))
    morning.clock.now += DAY
    morning.office.send_all()
    assert morning.box.mails == []


def link_of(text: str, what: str) -> str:
    """The link of a mail by which it is confirmed or stopped."""
    found = re.search(rf"\S+/alerts/{what}/\S+", text)
    assert found, text
    return found[0].strip("<>")
