"""Pictures of every page, of the example dispatches: `python -m tools.screenshots`.

Needs Chromium and the libraries of the `dev` extra; CHROMIUM says where the browser is.
"""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.cli.newsroom import RecordNewsroom
from verbale.cli.reading import make_pipeline
from verbale.record import Store
from verbale.runs import example_dispatches, read_into
from verbale.serve import Role, Single, make_app
from verbale.serve.alerts import PostOffice, Sender, SmtpMailer, Subscriptions
from verbale.serve.guard import App
from verbale.serve.people import Accounts, Team
from verbale.settings import Settings
from verbale.sources import read_sources
from verbale.terms import Problem, Verdict, load_dossier, shipped_dossiers, using

PROCESSES = ("havana", "aceh", "processes")
PORT = 8799
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SIZES = {"desktop": (1440, 1000), "phone": (390, 844)}
QUALITY = 82
VERDICTS: tuple[Verdict, ...] = ("accept", "unsure", "accept")
NOTES = ("as the communiqué has it", "the paragraph may speak of the earlier offer", None)
PAGES = {
    "board": ("havana", "/"),
    "brief": ("havana", "/brief"),
    "movement": ("havana", "/movement"),
    "sticking": ("aceh", "/sticking"),
    "timeline": ("havana", "/timeline"),
    "rounds": ("havana", "/rounds"),
    "incidents": ("havana", "/incidents"),
    "map": ("processes", "/map"),
    "access": ("processes", "/access?since=2022"),
    "statements": ("havana", "/statements?party=FARC"),
    "reports": ("havana", "/reports"),
    "report": ("havana", "/reports/{report}"),
    "search": ("havana", "/search?q=truce"),
    "changes": ("havana", "/changes?since=2015-04-01"),
    "coverage": ("havana", "/coverage"),
    "problems": ("havana", "/problems"),
    "review": ("havana", "/review?kind=positions"),
    "join": ("havana", "/review?joins=1"),
    "edit": ("havana", "/review/{claim}#edit"),
    "judgements": ("havana", "/judgements"),
    "editing": ("havana", "/reports/{report}/edit"),
}
"""Name of the picture -> the folder of examples that it is of, and the address."""


TEAM = {"alerts": "/alerts?party=FARC", "me": "/me"}
"""The same of a team's site, seen by who is logged in; `login` is seen by who is not."""
NAME, PASSWORD = "r.viewer", "a hill with three old trees"


@contextmanager
def site(process: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages of an example, on loopback: their address, and the ids of the report with most records and of a claim."""
    dossier = load_dossier(process) if process in shipped_dossiers() else None
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "example.db") as store:
        with using(dossier), example_dispatches() as examples:
            files = [str(file) for file in sorted(examples.glob(f"{process}/*.txt"))]
            problems: list[Problem] = []
            items = read_sources(files, max_bytes=2**20)
            list(read_into(items, store, pipeline=make_pipeline(Settings()), problems=problems))
        desk = RecordDesk(store.view())
        bench = RecordBench(store, [desk])
        claims = [claim.id for claim in store.view().claims("positions")]
        for verdict, claim, note in zip(VERDICTS, claims, NOTES, strict=False):
            bench.judge(verdict, [claim], reviewer="R. Viewer", note=note)
        app = make_app(desk, dossier=dossier, bench=bench, door=Single("R. Viewer"))
        ids = [claim.report_id for claim in desk.material().whole]
        found = {"report": max(sorted(set(ids)), key=ids.count), "claim": claims[-1]}
        with served(app):
            yield f"http://127.0.0.1:{PORT}", found


@contextmanager
def team() -> Iterator[str]:
    """The pages of people and of mail, before an empty record: their address."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store = stack.enter_context(Store.open(folder / "record.db"))
        accounts = stack.enter_context(closing(Accounts(folder / "accounts.db")))
        accounts.add(NAME, Role.EDITOR, PASSWORD, by="the site's keeper")
        kept = stack.enter_context(closing(Subscriptions(folder / "alerts.db")))
        sender = Sender("minutes@example.org", f"http://127.0.0.1:{PORT}")
        newsroom = RecordNewsroom(store.view())
        office = PostOffice(kept, newsroom, SmtpMailer("127.0.0.1", PORT + 1, security="none"), sender)
        desk, dossier = RecordDesk(store.view()), load_dossier(PROCESSES[0])
        stack.enter_context(served(make_app(desk, dossier=dossier, door=Team(accounts), alerts=office)))
        yield f"http://127.0.0.1:{PORT}"


@contextmanager
def served(app: App) -> Iterator[None]:
    """A site on loopback, in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield
    server.should_exit = True
    thread.join()


def log_in(context: BrowserContext, address: str) -> None:
    """Fill in the form that a team's site opens with."""
    page = context.new_page()
    page.goto(f"{address}/login")
    page.fill("#l-name", NAME)
    page.fill("#l-password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")
    page.close()


@contextmanager
def screen(browser: Browser, size: tuple[int, int], *, dark: bool = False) -> Iterator[BrowserContext]:
    """A browser of nobody's, as wide and as high as that."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    yield context
    context.close()


def shoot(context: BrowserContext, address: str, target: Path) -> None:
    """One page as it first stands on a screen, as WebP."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    if page.locator("#edit:target").count():
        page.locator("#edit summary").click()
        page.locator("#edit").scroll_into_view_if_needed()
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-drawn=done]", timeout=60_000)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(target, "WEBP", quality=QUALITY, method=6)
    page.close()


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        for process in PROCESSES:
            with site(process) as (address, found):
                for label, size in SIZES.items():
                    for name, path in ((name, path) for name, (of, path) in PAGES.items() if of == process):
                        with screen(browser, size) as context:
                            shoot(context, address + path.format(**found), FOLDER / f"{name}-{label}.webp")
                if process == PROCESSES[0]:
                    with screen(browser, SIZES["desktop"], dark=True) as context:
                        shoot(context, address, FOLDER / "board-dark.webp")
        with team() as address:
            for label, size in SIZES.items():
                with screen(browser, size) as context:
                    shoot(context, f"{address}/login", FOLDER / f"login-{label}.webp")
                    log_in(context, address)
                    for name, path in TEAM.items():
                        shoot(context, address + path, FOLDER / f"{name}-{label}.webp")
        browser.close()


if __name__ == "__main__":
    main()
