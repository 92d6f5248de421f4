"""Pictures of every page, of the example dispatches of one peace process: `python -m tools.screenshots`.

Needs Chromium and the libraries of the `dev` extra; CHROMIUM says where the browser is.
"""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from verbale.cli.desk import RecordDesk
from verbale.cli.reading import make_pipeline
from verbale.record import Store
from verbale.runs import example_dispatches, read_into
from verbale.serve import make_app
from verbale.settings import Settings
from verbale.sources import read_sources
from verbale.terms import Problem, load_dossier, using

PROCESS = "havana"
PORT = 8799
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SIZES = {"desktop": (1440, 1000), "phone": (390, 844)}
QUALITY = 82
PAGES = {
    "board": "/",
    "brief": "/brief",
    "movement": "/movement",
    "sticking": "/sticking",
    "timeline": "/timeline",
    "rounds": "/rounds",
    "access": "/access",
    "statements": "/statements?party=FARC",
    "reports": "/reports",
    "report": "/reports/{report}",
    "search": "/search?q=truce",
    "changes": "/changes?since=2015-04-01",
    "coverage": "/coverage",
    "problems": "/problems",
}


@contextmanager
def site() -> Iterator[tuple[str, str]]:
    """The pages of the example, on loopback: their address, and the id of the report with most records."""
    dossier = load_dossier(PROCESS)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "example.db") as store:
        with using(dossier), example_dispatches() as examples:
            files = [str(file) for file in sorted(examples.glob(f"{PROCESS}/*.txt"))]
            problems: list[Problem] = []
            pipeline = make_pipeline(Settings())
            list(read_into(read_sources(files, max_bytes=2**20), store, pipeline=pipeline, problems=problems))
        desk = RecordDesk(store.view())
        config = uvicorn.Config(make_app(desk, dossier=dossier), port=PORT, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        ids = [claim.report_id for claim in desk.material().whole]
        yield f"http://127.0.0.1:{PORT}", max(sorted(set(ids)), key=ids.count)
        server.should_exit = True
        thread.join()


def shoot(
    browser: Browser, address: str, target: Path, size: tuple[int, int], *, scheme: str = "light"
) -> None:
    """One page as it first stands on a screen of this size, as WebP."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(target, "WEBP", quality=QUALITY, method=6)
    context.close()


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with site() as (address, report), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in PAGES.items():
            for label, size in SIZES.items():
                shoot(browser, address + path.format(report=report), FOLDER / f"{name}-{label}.webp", size)
        shoot(browser, address, FOLDER / "board-dark.webp", SIZES["desktop"], scheme="dark")
        browser.close()


if __name__ == "__main__":
    main()
