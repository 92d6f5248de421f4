"""Filters that name somebody: a withheld name must be answered as one that nobody bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import BASE, HOSTS, at, reading, report

from verbale.cli.desk import RecordDesk
from verbale.cli.keeping import work_out
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.serve.api.table import ENDPOINTS
from verbale.serve.following import FEEDS, FORMS
from verbale.serve.pages import PAGES
from verbale.terms import Actor, Event, Position, Statement

TEXT = (
    "Amina Yusuf, a resident, demanded to return home. “We want to go home,” said Amina Yusuf. "
    "Amina Yusuf was beaten in Wau. The rebels demand a truce."
)
NAMES = ("Amina Yusuf", "Zahra Qasim")
"""One who is in the record, and one who is not."""
CSRF = re.compile(r'name="csrf" value="[0-9a-f]+"')


@pytest.fixture(scope="module", params=["made", "kept"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient[Any]]:
    """A site over a report in which a private person speaks, demands and suffers; also of what is kept of it."""
    told = report(TEXT, title="Residents want to go home", published="2021-03-01")
    actor = Actor(span=at(TEXT, "Amina Yusuf"), name="Amina Yusuf", kind="person", role="resident")
    read = reading(
        told,
        actors=(actor,),
        statements=(
            Statement(
                source=(at(TEXT, "Amina Yusuf"),),
                content=(at(TEXT, "“We want to go home,”"),),
                kind="direct",
                speaker="Amina Yusuf",
                evidence=at(TEXT, "“We want to go home,” said Amina Yusuf."),
            ),
        ),
        positions=(
            Position(
                party="Amina Yusuf",
                issue="civilians.return",
                stance="demand",
                evidence=at(TEXT, "Amina Yusuf, a resident, demanded to return home."),
            ),
            Position(
                party="Rebels",
                issue="fighting.truce",
                stance="demand",
                evidence=at(TEXT, "The rebels demand a truce."),
            ),
        ),
        events=(
            Event(
                type="ASSAULT",
                recipient="Amina Yusuf",
                place="Wau",
                evidence=at(TEXT, "Amina Yusuf was beaten in Wau."),
            ),
        ),
    )
    with Store.open(tmp_path_factory.mktemp("oracle") / "record.db") as store:
        with store.writer() as writer:
            writer.add(told, read)
        work_out(store, None, show_names=False)
        desk = RecordDesk(store.view(), look_s=0, few=0 if request.param == "kept" else 100)
        app = make_app(desk, hosts=Hosts(HOSTS))
        with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
            yield opened


def _asked() -> list[tuple[str, str]]:
    """Every address with every filter by which a person can be named."""
    pages = [(page.path, name) for page in PAGES for name in page.filters if "{" not in page.path]
    feeds = [
        (f"{FEEDS[page.path]}.{form.ending}", name)
        for page in PAGES
        if page.path in FEEDS
        for form in FORMS
        for name in page.filters
    ]
    api = [(one.address, param) for one in ENDPOINTS if "{" not in one.address for param in one.params]
    free = {"party", "speaker", "q", "place", "point", "publisher", "by", "who", "name"}
    exports = [(f"/export/{form}", "party") for form in ("jsonl", "csv", "atom", "geojson")]
    return sorted({(path, name) for path, name in [*pages, *feeds, *api, *exports] if name in free})


@pytest.mark.parametrize(("path", "name"), _asked())
def test_a_withheld_name_is_answered_as_one_that_nobody_bears(
    client: TestClient[Any], path: str, name: str
) -> None:
    answers = [client.get(path, params={name: told}) for told in NAMES]
    assert answers[0].status_code == answers[1].status_code
    said = [_bare(answer.text, told) for answer, told in zip(answers, NAMES, strict=True)]
    assert said[0] == said[1]


def _bare(text: str, told: str) -> str:
    """An answer without the name that was asked for, and without what differs at any two times."""
    for form in (told, told.replace(" ", "+"), told.replace(" ", "%20")):
        text = text.replace(form, "NAME")
    return re.sub(r"urn:verbale:feed:\w+", "", CSRF.sub("", text))
