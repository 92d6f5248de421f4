"""A site on a port of loopback, Chromium before it, and what axe says of a page."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.base")
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
needs_chromium = pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here")


@contextmanager
def listening(app: Any, port: int = 0) -> Iterator[str]:
    """The site on a port of loopback, 0 taking one that is free: its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def free_port() -> int:
    """A port of loopback on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser."""
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        yield opened
        opened.close()


@contextmanager
def watched(browser: Any, *, borne: str = "\n", **options: Any) -> Iterator[Any]:
    """A page; whatever the browser complains of in it is an error, but for what bears these words."""
    context = browser.new_context(**{"viewport": DESKTOP, **options})
    opened = context.new_page()
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: heard.append(str(error)))
    opened.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()
    assert [one for one in heard if borne not in one] == []


def violations(page: Any) -> list[str]:
    """What axe finds wrong, a line each."""
    page.evaluate(axe.AXE_SCRIPT)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def width_beyond(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    told = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(told))
