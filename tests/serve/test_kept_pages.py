"""Pages of a large record, out of what is kept of it: the same as out of its claims, and never wrong silently."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path
from typing import Any

import pytest
from benchmarks.made_up import PARTIES, PLACES
from benchmarks.million import fill
from litestar.testing import TestClient
from tests.serve.conftest import BASE, HOSTS, refused, truce

from verbale.cli.desk import RecordDesk
from verbale.cli.keeping import work_out
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.serve.pages import PAGES
from verbale.terms import Judgement, load_dossier
from verbale.views.sheets import way_of

CLAIMS = 1500
PATHS = [page.path for page in PAGES if page.group]
PARTY, PLACE = PARTIES[0].replace(" ", "+"), PLACES[0]
NARROWED = [
    f"/?party={PARTY}",
    "/?issue=aid",
    "/?since=2023-01",
    f"/movement?party={PARTY}&step=new",
    "/movement?issue=fighting.truce&since=2021&until=2022-06-30",
    "/sticking?issue=held",
    f"/timeline?party={PARTY}&kind=events&page=2",
    "/timeline?since=2021-03-01&until=2021-03",
    f"/rounds?party={PARTY}",
    f"/incidents?place={PLACE.lower()}&until=2022",
    f"/map?party={PARTY}",
    f"/map.json?place={PLACE}",
    f"/access?point={PLACE}&since=2021",
    f"/statements?speaker=aba&party={PARTY}",
    "/statements?issue=held&page=2",
    "/reports?publisher=Daily+3&page=2",
    f"/changes?party={PARTY}",
    "/changes?issue=aid",
    f"/brief?party={PARTY}",
    "/brief?issue=fighting",
    "/brief.md",
]
Client = TestClient[Any]


@contextmanager
def opened(folder: Path, claims: int) -> Iterator[Store]:
    with Store.open(folder / "record.db") as store:
        if claims:
            fill(store, claims)
        yield store


def client_of(stack: ExitStack, store: Store, *, few: int, dossier: str | None = None) -> Client:
    def want(wanted: str) -> None:
        store.keeper().ask(way_of(None, show_names=False), wanted)

    desk = RecordDesk(store.view(), look_s=0, few=few, want=want)
    named = load_dossier(dossier) if dossier else None
    app = make_app(desk, dossier=named, hosts=Hosts(HOSTS))
    return stack.enter_context(TestClient(app, base_url=BASE, raise_server_exceptions=False))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Any], Client]]:
    """The pages of a record out of its claims, and the site out of what is kept of it."""
    folder = tmp_path_factory.mktemp("record")
    with ExitStack() as stack, opened(folder, CLAIMS) as store:
        direct = client_of(stack, store, few=10**6)
        before = {address: direct.get(address) for address in (*PATHS, *NARROWED)}
        work_out(store, None, show_names=False)
        yield before, client_of(stack, store, few=0)


@pytest.mark.parametrize("address", [*PATHS, *NARROWED])
def test_a_page_out_of_what_is_kept_is_the_page(both: Any, address: str) -> None:
    before, kept = both
    answer = kept.get(address)
    assert answer.status_code == before[address].status_code == 200
    assert answer.text == before[address].text


def test_a_page_is_the_same_with_a_dossier(tmp_path: Path) -> None:
    dossier = load_dossier("havana")
    with ExitStack() as stack, opened(tmp_path, 600) as store:
        direct = client_of(stack, store, few=10**6, dossier="havana")
        before = {path: direct.get(path).text for path in ("/", "/movement", "/sticking")}
        work_out(store, dossier, show_names=False)
        kept = client_of(stack, store, few=0, dossier="havana")
        assert {path: kept.get(path).text for path in before} == before


def test_a_large_record_of_which_nothing_is_kept_says_so(tmp_path: Path) -> None:
    with ExitStack() as stack, opened(tmp_path, 50) as store:
        client = client_of(stack, store, few=0)
        answer = client.get("/timeline")
        assert answer.status_code == 503
        assert "retry-after" in answer.headers
        assert "being worked out" in answer.text
        assert client.get("/search", params={"q": "truce"}).status_code == 200
        assert client.get("/problems").status_code == 200


def test_a_page_of_a_record_that_has_grown_says_as_of_when_it_stands(tmp_path: Path) -> None:
    with ExitStack() as stack, opened(tmp_path, 50) as store:
        work_out(store, None, show_names=False)
        client = client_of(stack, store, few=0)
        before = client.get("/timeline").text
        assert "The record has changed since" not in before
        with store.writer() as writer:
            writer.add(*truce())
        then = client.get("/timeline").text
        assert "The record has changed since" in then
        assert "Juba" not in then
        assert work_out(store, None, show_names=False)
        now = client.get("/timeline").text
        assert "The record has changed since" not in now
        assert "Juba" in now
        assert not work_out(store, None, show_names=False)


def test_a_small_record_is_shown_as_it_is_whatever_is_kept(tmp_path: Path) -> None:
    with ExitStack() as stack, opened(tmp_path, 0) as store:
        with store.writer() as writer:
            writer.add(*truce())
        work_out(store, None, show_names=False)
        client = client_of(stack, store, few=100)
        assert "The army rejects" not in client.get("/").text
        with store.writer() as writer:
            writer.add(*refused())
        assert "The army rejects" in client.get("/").text


@pytest.mark.parametrize("verdict", ["hide", "takedown"])
def test_what_was_hidden_or_taken_down_is_shown_on_no_page_any_more(tmp_path: Path, verdict: str) -> None:
    told = truce()[0]
    subject = "Musa Hilal" if verdict == "hide" else told.id
    with ExitStack() as stack, opened(tmp_path, 50) as store:
        with store.writer() as writer:
            writer.add(*truce())
        work_out(store, None, show_names=False)
        client = client_of(stack, store, few=0)
        shown = [path for path in PATHS if escape(subject) in client.get(path).text]
        assert "/statements" in shown
        assert verdict == "hide" or subject in client.get("/map.json").text
        judgement = Judgement(
            id="1", verdict=verdict, subject=subject, reviewer="Someone", made="2024-01-01T00:00:00Z"
        )
        store.bench().add(judgement)
        for path in (*PATHS, "/map.json"):
            answer = client.get(path)
            assert subject not in answer.text, path
            assert answer.status_code in (200, 503), path
        work_out(store, None, show_names=False)
        assert {client.get(path).status_code for path in PATHS} == {200}


def test_what_is_asked_for_and_not_kept_is_made_next(tmp_path: Path) -> None:
    with ExitStack() as stack, opened(tmp_path, 400) as store:
        direct = client_of(stack, store, few=10**6)
        addresses = ["/changes?since=2021-06-01", f"/brief?party={PARTY}&issue=aid"]
        before = [direct.get(address).text for address in addresses]
        work_out(store, None, show_names=False)
        client = client_of(stack, store, few=0)
        assert [client.get(address).status_code for address in addresses] == [503, 503]
        assert work_out(store, None, show_names=False)
        assert [client.get(address).text for address in addresses] == before


def test_a_page_is_sent_compressed_once(both: Any) -> None:
    _, kept = both
    for address in ("/timeline", "/timeline"):  # made, and from the shelf
        with kept.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
            assert answer.headers["content-encoding"] == "gzip"
            assert gzip.decompress(b"".join(answer.iter_raw())).startswith(b"<!doctype html>")
        assert "content-encoding" not in kept.get(address, headers={"accept-encoding": "identity"}).headers
