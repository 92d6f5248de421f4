"""Review in the pages, by plain forms: what is asked, judged, edited, undone, hidden and taken down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from lxml import html
from tests.serve.conftest import BASE, HOSTS, Site, at, ids, reading, refused, report, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, Person, Role, make_app
from verbale.terms import Actor, Position

Client = TestClient[Any]
Form = dict[str, str]


def forms(client: Client, path: str) -> dict[str, Form]:
    """The forms of a page that change something, by where they are sent: their fields."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found = {}
    for form in html.fromstring(answer.content).xpath("//form[@method='post']"):
        found[form.get("action")] = {name: value or "" for name, value in form.form_values()}
    return found


def send(client: Client, path: str, action: str, **fields: str) -> Any:
    """Send a form of a page, filled in so."""
    return client.post(action, data={**forms(client, path)[action], **fields}, follow_redirects=False)


def claim_of(client: Client, words: str) -> str:
    """The id of the claim that the line with these words states."""
    for told in ids():
        tree = html.fromstring(client.get(f"/reports/{told}").content)
        for one in tree.xpath("//li[@data-claim]"):
            if words in one.xpath("string(p)"):
                return str(one.get("data-claim"))
    raise AssertionError(words)


def question(client: Client, path: str = "/review") -> str:
    """What a page asks about."""
    return str(html.fromstring(client.get(path).content).xpath("string(//*[@id='question'])")).strip()


@pytest.fixture
def client(site: Site) -> Client:
    """A site of one's own over the two reports."""
    return site(truce(), refused())


def test_a_question_has_its_words_in_context_and_its_source(client: Client) -> None:
    page = client.get("/review")
    tree = html.fromstring(page.content)
    assert tree.xpath("string(//mark)")
    assert "“We want peace,”" in tree.xpath("string(//blockquote)")
    assert tree.xpath("//cite/a[starts-with(@href, '/reports/')]")
    assert page.headers["cache-control"] == "no-store"


def test_every_claim_is_gone_through_by_next(client: Client) -> None:
    seen, path = [], "/review"
    while path:
        tree = html.fromstring(client.get(path).content)
        seen += tree.xpath("//form[@action='/review/judge']/input[@name='ids']/@value")
        path = "".join(tree.xpath("//a[@data-key='n']/@href"))
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_an_answer_leads_on_and_is_told_with_its_reviewer(client: Client, verdict: str) -> None:
    asked = forms(client, "/review")["/review/judge"]
    answer = send(client, "/review", "/review/judge", verdict=verdict, note="seen in the original")
    assert answer.status_code == 303
    after = client.get(answer.headers["location"])
    assert after.status_code == 200
    assert asked["ids"] not in html.fromstring(after.content).xpath("//input[@name='ids']/@value")
    listed = client.get("/judgements").text
    assert f"<b>{verdict}</b>" in listed
    assert "seen in the original" in listed


def test_a_rejected_claim_leaves_every_page_at_once_and_comes_back(client: Client) -> None:
    claim = claim_of(client, "demands")
    assert "The rebels demand a truce." in client.get("/").text
    send(client, f"/review/{claim}", "/review/judge", verdict="reject")
    assert "The rebels demand a truce." not in client.get("/").text
    assert "rejected" in client.get(f"/review/{claim}").text
    undone = send(client, f"/review/{claim}", "/review/undo")
    assert undone.headers["location"].startswith(f"/review/{claim}")
    assert "The rebels demand a truce." in client.get("/").text


def test_an_edit_shows_on_the_pages(client: Client) -> None:
    claim = claim_of(client, "demands")
    fields = {"f-stance": "offer", "f-wording": "a truce of a week"}
    answer = send(client, f"/review/{claim}", "/review/edit", **fields)
    assert answer.headers["location"] == f"/review/{claim}"
    assert "a truce of a week" in client.get("/").text
    assert "edited" in client.get(f"/reports/{ids()[0]}").text


def test_a_second_edit_stands_on_the_first(client: Client) -> None:
    claim = claim_of(client, "demands")
    send(client, f"/review/{claim}", "/review/edit", **{"f-stance": "offer"})
    send(client, f"/review/{claim}", "/review/edit", **{"f-wording": "a truce of a week"})
    shown = forms(client, f"/review/{claim}")["/review/edit"]
    assert (shown["f-stance"], shown["f-wording"]) == ("offer", "a truce of a week")


@pytest.mark.parametrize("verdict", ["accept", "unsure"])
def test_who_accepts_an_edited_claim_accepts_it_as_edited(client: Client, verdict: str) -> None:
    claim = claim_of(client, "demands")
    path = f"/review/{claim}"
    send(client, path, "/review/edit", **{"f-wording": "a truce of a week"})
    assert "It is judged as edited by" in client.get(path).text
    send(client, path, "/review/judge", verdict=verdict)
    assert "a truce of a week" in client.get("/").text
    assert ", as edited" in client.get(path).text
    assert ", as edited" in client.get(f"/reports/{ids()[0]}").text
    send(client, path, "/review/edit", **{"f-stance": "offer"})
    shown = forms(client, path)["/review/edit"]
    assert (shown["f-stance"], shown["f-wording"]) == ("offer", "a truce of a week")


@pytest.mark.parametrize(
    "fields", [{"f-party": ""}, {"f-stance": "wants"}, {"f-issue": "weather"}, {"f-red_line": "maybe"}, {}]
)
def test_an_edit_that_cannot_be_is_refused_and_kept_in_the_form(
    client: Client, fields: dict[str, str]
) -> None:
    claim = claim_of(client, "demands")
    told = {"f-wording": "kept words", **fields} if fields else {}
    answer = send(client, f"/review/{claim}", "/review/edit", **told)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not fields or "kept words" in answer.text
    assert "Nothing was judged" in client.get("/judgements").text


def test_joins_are_asked_about_with_their_reasons(site: Site) -> None:
    told, read = truce()
    other = msgspec.structs.replace(told, id="f" * len(told.id), title="Told elsewhere", publisher="Herald")
    heading = msgspec.structs.replace(read.report, id=other.id, title=other.title, publisher="Herald")
    client = site((told, read), (other, msgspec.structs.replace(read, report=heading)))
    page = client.get("/review?joins=1")
    assert "Joined by:" in page.text
    answer = send(client, "/review?joins=1", "/review/judge", verdict="same")
    assert answer.status_code == 303
    back = send(client, answer.headers["location"], "/review/undo")
    assert "Do these two tell of the same?" in client.get(back.headers["location"]).text


def test_the_claims_of_the_reader_and_of_the_board_can_be_corrected(client: Client) -> None:
    claim = claim_of(client, "demands")
    assert f'href="/review/{claim}"' in client.get(f"/reports/{ids()[0]}").text
    assert f'href="/review/{claim}"' in client.get("/").text


def test_judgements_are_listed_and_undone_and_the_undo_too(client: Client) -> None:
    claim = claim_of(client, "demands")
    send(client, f"/review/{claim}", "/review/judge", verdict="reject")
    send(client, "/judgements", "/review/undo")
    assert "Nothing was judged" in client.get("/judgements").text
    everything = client.get("/judgements?all=1").text
    assert "undone" in everything
    tree = html.fromstring(everything)
    undo = tree.xpath("//li[.//b='undo']//form")[0]
    client.post("/review/undo", data=dict(undo.form_values()))
    assert "The rebels demand a truce." not in client.get("/").text


def test_an_editor_hides_a_person_everywhere(client: Client) -> None:
    assert "Musa Hilal" in client.get("/statements").text
    path = f"/reports/{ids()[0]}/edit"
    answer = send(client, path, "/hide", name=" Musa  Hilal ", note="asked by Musa Hilal")
    assert answer.status_code == 303
    for page in ("/statements", "/", f"/reports/{ids()[0]}", "/judgements", "/brief", "/review"):
        assert "Hilal" not in client.get(page).text, page


def test_an_editor_takes_a_report_down_and_puts_it_back(client: Client) -> None:
    first, _ = ids()
    send(client, f"/reports/{first}/edit", f"/reports/{first}/takedown", note="names a child")
    gone = client.get(f"/reports/{first}")
    assert gone.status_code == 410
    assert "names a child" in gone.text
    assert "The rebels demand a truce." not in client.get("/").text
    send(client, "/judgements", "/review/undo")
    assert client.get(f"/reports/{first}").status_code == 200


@pytest.mark.parametrize("path", ["/review/judge", "/review/edit", "/review/undo", "/hide"])
def test_a_form_without_its_token_changes_nothing(client: Client, path: str) -> None:
    claim = claim_of(client, "demands")
    told = {"ids": claim, "verdict": "reject", "f-stance": "offer", "judgement": claim, "name": "Musa Hilal"}
    assert client.post(path, data=told).status_code == 403
    token = forms(client, "/review")["/review/judge"]["csrf"]
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert client.post(path, data={**told, "csrf": token}, headers=elsewhere).status_code == 403
    assert "Nothing was judged" in client.get("/judgements").text


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("/review/judge", {"verdict": "takedown"}, 422),
        ("/review/judge", {"verdict": ""}, 422),
        ("/review/judge", {"ids": "zz zz", "verdict": "same"}, 404),
        ("/review/judge", {"ids": "", "verdict": "accept"}, 422),
        ("/review/judge", {"note": "x" * 2_000, "verdict": "accept"}, 422),
        ("/review/edit", {"ids": "zz"}, 404),
    ],
)
def test_a_form_that_cannot_be_followed_says_why(
    client: Client, action: str, fields: dict[str, str], status: int
) -> None:
    assert send(client, "/review", action, **fields).status_code == status


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
def test_nobody_is_led_elsewhere(client: Client, wanted: str) -> None:
    answer = send(client, "/review", "/review/judge", verdict="accept", next=wanted)
    assert answer.headers["location"] == "/"


def test_a_record_without_a_bench_is_only_looked_at(site: Site, tmp_path: Any) -> None:
    with Store.open(tmp_path / "other.db") as store:
        app = make_app(RecordDesk(store.view()), hosts=Hosts(HOSTS))
        with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
            assert client.get("/review").status_code == 404
            assert 'href="/review"' not in client.get("/").text


def test_a_party_that_an_edit_names_has_its_place_on_the_board(client: Client) -> None:
    claim = claim_of(client, "demands")
    send(client, f"/review/{claim}", "/review/edit", **{"f-party": "Rebel alliance"})
    tree = html.fromstring(client.get("/").content)
    assert "Rebel alliance" in tree.xpath("string(//table[contains(@class, 'board')])")


class Known:
    """A door that lets everybody in as one person."""

    has_accounts = True

    def __init__(self, role: Role, *, names: bool = False) -> None:
        self._person = Person("somebody", role, names=names, account=True)
        self.noted: list[tuple[str, str]] = []

    def admit(self, _scope: Any) -> Person:
        """The person."""
        return self._person

    def note(self, _scope: Any, person: Person, act: str, about: str = "") -> None:
        """Keep what was done."""
        self.noted.append((person.name, act))


@contextmanager
def open_to(store: Store, role: Role, *, names: bool = False, door: Known | None = None) -> Iterator[Client]:
    """The site of a record as a person of a role sees it."""
    desk = RecordDesk(store.view(), look_s=0)
    named = RecordDesk(store.view(), show_names=True, look_s=0)
    app = make_app(
        desk,
        hosts=Hosts(HOSTS),
        door=door or Known(role, names=names),
        named=named,
        bench=RecordBench(store, [desk, named]),
    )
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        yield client


def test_a_reader_only_looks(store: Store) -> None:
    with open_to(store, Role.REVIEWER) as client:
        claim = claim_of(client, "demands")
    with open_to(store, Role.READER) as client:
        for path in ("/review", "/judgements", f"/review/{claim}", f"/reports/{ids()[0]}/edit"):
            assert client.get(path).status_code == 403, path
        page = client.get(f"/reports/{ids()[0]}").text
        assert "/review" not in page
        assert "Correct" not in page
        assert "/review" not in client.get("/").text


def test_a_reviewer_neither_hides_nor_takes_down(store: Store) -> None:
    first, _ = ids()
    with open_to(store, Role.EDITOR) as client:
        send(client, f"/reports/{first}/edit", "/hide", name="Musa Hilal")
    with open_to(store, Role.REVIEWER) as client:
        token = forms(client, "/review")["/review/judge"]["csrf"]
        for path in ("/hide", f"/reports/{first}/takedown"):
            assert client.post(path, data={"csrf": token, "name": "Musa Hilal"}).status_code == 403
        (hidden,) = store.view().judgements()
        undone = client.post("/review/undo", data={"csrf": token, "judgement": hidden.id})
        assert undone.status_code == 403
        assert "/review/undo" not in forms(client, "/judgements")
        assert client.get(f"/reports/{first}/edit").status_code == 403


def test_a_hidden_name_is_listed_for_those_who_may_see_names(store: Store) -> None:
    with open_to(store, Role.EDITOR) as client:
        send(client, f"/reports/{ids()[0]}/edit", "/hide", name="Musa Hilal")
        assert "Hilal" not in client.get("/judgements").text
    with open_to(store, Role.EDITOR, names=True) as client:
        assert "Musa Hilal" in client.get("/judgements").text


def test_a_withheld_name_is_not_edited_by_those_who_do_not_see_it(store: Store) -> None:
    with store.writer() as writer:
        told = report("Amina Yusuf, a resident, demands a truce.", title="Asked", published="2021-03-02")
        who = Actor(span=at(told.text, "Amina Yusuf"), name="Amina Yusuf", kind="person", role="resident")
        words = at(told.text, told.text)
        wish = Position(party="Amina Yusuf", issue="fighting.truce", stance="demand", evidence=words)
        writer.add(told, reading(told, actors=(who,), positions=(wish,)))
    claim = next(store.view().claims("positions", report_ids=[told.id])).id
    with open_to(store, Role.REVIEWER) as client:
        assert "Yusuf" not in client.get(f"/review/{claim}").text
        form = forms(client, f"/review/{claim}")["/review/edit"]
        assert form["f-party"] == "[name withheld]"
        wrong = send(client, f"/review/{claim}", "/review/edit", **{"f-party": "[name withheld] and others"})
        assert wrong.status_code == 422
        send(client, f"/review/{claim}", "/review/edit", **{"f-stance": "offer"})
    (made,) = store.view().judgements()
    assert made.changes == {"stance": "offer"}


def test_copies_that_remain_are_told_and_lead_there(store: Store) -> None:
    first, _ = ids()
    with store.writer() as writer:
        told = report("Told again elsewhere.", title="Copied", published="2021-03-05")
        again = reading(told)
        writer.add(
            told, msgspec.structs.replace(again, report=msgspec.structs.replace(again.report, copy_of=first))
        )
    with open_to(store, Role.EDITOR) as client:
        send(client, f"/reports/{first}/edit", f"/reports/{first}/takedown")
        assert f'href="/reports/{told.id}"' in client.get("/judgements").text


def test_what_is_judged_and_undone_is_noted_with_its_reviewer(store: Store) -> None:
    door = Known(Role.EDITOR)
    with open_to(store, Role.EDITOR, door=door) as client:
        send(client, "/review", "/review/judge", verdict="accept")
        send(client, "/judgements", "/review/undo")
        send(client, f"/reports/{ids()[0]}/edit", "/hide", name="Musa Hilal")
    acts = ["judged: accept", "undid", "judged: hide"]
    assert door.noted == [("somebody", act) for act in acts]
    assert {made.reviewer for made in store.view().judgements()} == {"somebody"}
