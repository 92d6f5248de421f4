"""Pages with forms are kept, and nobody gets another's page, name or token by that."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from lxml import html
from tests.serve.conftest import BASE, HOSTS, ids
from tests.serve.people.conftest import FIELD, PASSWORD, Client, Office

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, Role, make_app
from verbale.serve.forms import BLANK_FIELD
from verbale.serve.people import Accounts, Person, Team
from verbale.serve.query import Query
from verbale.serve.site import address_of
from verbale.views import Asked

REVIEWERS = ("ann.reviewer", "ben.reviewer", "ann.editor")
EDIT = f"/reports/{ids()[0]}/edit"
PATHS = ("/review", "/review?kind=positions", "/review?again=1", "/judgements", "/judgements?all=1")
WHO = re.compile(r'href="/me">.*?<bdi>(.*?)</bdi>', re.DOTALL)
TEXT = st.text(max_size=20)


class Counting(RecordDesk):
    """A desk that counts the questions for which the record was read."""

    asked = 0

    def next_claim(self, **told: Any) -> Asked | None:
        """The next claim to be judged."""
        self.asked += 1
        return super().next_claim(**told)


@pytest.fixture
def desk(store: Store) -> Counting:
    """That of a server which takes the record to be as it was for a minute, unless it writes itself."""
    return Counting(store.view(), look_s=60)


@pytest.fixture
def office(tmp_path: Path, store: Store, desk: Counting) -> Iterator[Office]:
    """Two reviewers and an editor, who sees names."""
    with ExitStack() as stack:
        accounts = Accounts(tmp_path / "accounts.db")
        stack.callback(accounts.close)
        for name in REVIEWERS:
            accounts.add(name, Role[name.partition(".")[2].upper()], PASSWORD, by="test")
        team = Team(accounts, names_for=Role.EDITOR, requests=10**6)
        named = RecordDesk(store.view(), look_s=60, show_names=True)
        bench = RecordBench(store, [desk, named])
        app = make_app(desk, hosts=Hosts(HOSTS), door=team, named=named, bench=bench)
        server = stack.enter_context(TestClient(app, raise_server_exceptions=False))
        yield Office(accounts, team, lambda: 0.0, server)  # type: ignore[arg-type] # no clock is set


@pytest.fixture
def laptop(store: Store, desk: Counting) -> Iterator[TestClient[Any]]:
    """The site without accounts."""
    app = make_app(desk, hosts=Hosts(HOSTS), bench=RecordBench(store, [desk]))
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        yield client


def tokens(text: str) -> set[str]:
    """The tokens in the forms of a page."""
    return set(FIELD.findall(text))


def judge(client: Client, path: str, note: str, verdict: str = "accept") -> str:
    """Answer what a page asks; gives the id of the claim."""
    (form,) = html.fromstring(client.get(path).content).xpath("//form[@action='/review/judge']")
    data = {**dict(form.form_values()), "verdict": verdict, "note": note}
    assert client.post("/review/judge", data=data).status_code == 303
    return str(data["ids"])


def test_a_page_with_forms_is_made_once(laptop: TestClient[Any], desk: Counting) -> None:
    for _ in range(5):
        assert laptop.get("/review").status_code == 200
    assert desk.asked == 1
    laptop.get("/review?kind=positions")
    assert desk.asked == 2


@pytest.mark.parametrize("path", [*PATHS, EDIT])
def test_two_browsers_get_the_same_page_with_tokens_of_their_own(office: Office, path: str) -> None:
    judge(office.logged_in("ann.editor"), "/review", "seen")
    one, other = (office.logged_in("ann.editor") for _ in range(2))
    first, second = one.get(path).text, other.get(path).text
    assert FIELD.sub("", first) == FIELD.sub("", second)
    assert len(tokens(first)) == len(tokens(second)) == 1
    for client, mine, theirs in ((one, first, second), (other, second, first)):
        send = {"judgement": "none", "csrf": tokens(theirs).pop()}
        assert client.post("/review/undo", data=send).status_code == 403
        assert client.post("/review/undo", data={**send, "csrf": tokens(mine).pop()}).status_code == 422


def test_a_browser_gets_another_token_at_each_time(laptop: TestClient[Any]) -> None:
    assert not tokens(laptop.get("/review").text) & tokens(laptop.get("/review").text)


def test_the_blank_of_a_kept_page_never_leaves_the_server(office: Office) -> None:
    (blank,) = FIELD.findall(BLANK_FIELD)
    client = office.logged_in("ann.editor")
    judge(client, "/review", "seen")
    for path in (*PATHS, EDIT) * 2:
        answer = client.get(path)
        assert blank not in answer.text
        assert blank not in str(answer.headers)
        assert tokens(answer.text)
        assert answer.headers["cache-control"] == "no-store"


def test_reviewers_see_their_own_name_and_their_own_last_judgement(office: Office) -> None:
    browsers = {name: office.logged_in(name) for name in REVIEWERS}
    for name, client in browsers.items():
        judge(client, "/review", f"by {name}")
    for path in PATHS * 2:
        for name, client in browsers.items():
            text = client.get(path).text
            assert WHO.findall(text) == [name], path
            if path.startswith("/review"):
                last = html.fromstring(text).xpath("//form[@action='/review/undo']//bdi/text()")
                assert len(last) == 1
    lasts = {
        re.findall('name="judgement" value="(.*?)"', b.get("/review").text)[0] for b in browsers.values()
    }
    assert len(lasts) == len(REVIEWERS)


def test_a_name_that_an_editor_sees_is_kept_from_reviewers(office: Office) -> None:
    editor, reviewer = office.logged_in("ann.editor"), office.logged_in("ann.reviewer")
    token = tokens(editor.get(EDIT).text).pop()
    assert editor.post("/hide", data={"name": "Musa Hilal", "csrf": token}).status_code == 303
    listed = [editor.get(path).text for path in PATHS]
    assert any("Musa Hilal" in text for text in listed)
    for path in PATHS:
        assert "Hilal" not in reviewer.get(path).text, path
    assert "/review/undo" not in reviewer.get("/judgements").text


def test_many_at_once_get_each_their_own(office: Office) -> None:
    browsers = [(name, office.logged_in(name)) for name in REVIEWERS * 2]

    def look(told: tuple[str, Client]) -> list[set[str]]:
        name, client = told
        seen = []
        for path in PATHS * 4:
            text = client.get(path).text
            assert WHO.findall(text) == [name]
            seen.append(tokens(text))
        return seen

    with ThreadPoolExecutor(len(browsers)) as pool:
        found = [one for seen in pool.map(look, browsers) for one in seen if one]
    assert len(set.union(*found)) == len(found)  # none was given twice


def test_what_anybody_judges_shows_at_once(office: Office) -> None:
    ann, ben = office.logged_in("ann.reviewer"), office.logged_in("ben.reviewer")
    before = [ben.get(path).text for path in PATHS]
    claim = judge(ann, "/review", "looked up")
    after = [ben.get(path).text for path in PATHS]
    assert "looked up" not in before[3]
    assert "looked up" in after[3]
    assert claim in before[0]
    assert claim not in after[0]


def test_who_may_no_longer_review_gets_no_page_that_is_kept(office: Office) -> None:
    client = office.logged_in("ann.reviewer")
    assert client.get("/review").status_code == 200
    office.accounts.set_role("ann.reviewer", Role.READER, by="test")
    assert {client.get(path).status_code for path in PATHS} == {403}


def test_it_is_compressed_with_its_token(laptop: TestClient[Any]) -> None:
    with laptop.stream("GET", "/review", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        text = gzip.decompress(b"".join(answer.iter_raw())).decode()
    assert laptop.post("/review/undo", data={"csrf": tokens(text).pop()}).status_code == 422
    assert "content-encoding" not in laptop.get("/review", headers={"accept-encoding": "identity"}).headers


Asking = tuple[Person, str, dict[str, str]]
ASKINGS: st.SearchStrategy[Asking] = st.tuples(
    st.builds(Person, TEXT, st.sampled_from(Role), st.booleans(), st.booleans()),
    TEXT,
    st.dictionaries(st.sampled_from(["after", "kind", "q"]), TEXT.map(str.strip).filter(bool), max_size=2),
)


@given(ASKINGS, ASKINGS)
def test_pages_lie_apart_by_all_that_makes_them_differ(one: Asking, other: Asking) -> None:
    def lies(asking: Asking) -> str:
        person, path, filters = asking
        return address_of(path, Query(path, filters.items(), ("after", "q")), person)

    told = [(person, path, {k: v for k, v in f.items() if k != "kind"}) for person, path, f in (one, other)]
    assert (lies(one) == lies(other)) == (told[0] == told[1])
