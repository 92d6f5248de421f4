"""Names of private persons, over every page, feed, download and answer."""

from __future__ import annotations

import re

from tests.serve.conftest import ids
from tests.serve.people.conftest import Client, Office, form

from verbale.export import EXPORTERS
from verbale.serve.api.table import ENDPOINTS
from verbale.serve.following import FEEDS, FORMS
from verbale.serve.pages import PAGES

NAME = "Yusuf"


def _paths() -> list[str]:
    pages = [page.path for page in PAGES if page.group]
    feeds = [f"{path}.{form.ending}" for path in FEEDS.values() for form in FORMS]
    api = [one.address.replace("{id}", ids()[0]) for one in ENDPOINTS]
    exports = [f"/export/{name}" for name in EXPORTERS]
    more = [
        f"/reports/{ids()[0]}",
        "/brief.md",
        "/map.json",
        "/search?q=resident",
        "/api/v1/search?q=resident",
    ]
    return [*pages, *feeds, *api, *exports, *more]


def _shown(client: Client) -> list[str]:
    """Where the name is shown."""
    return [path for path in _paths() if NAME.encode() in client.get(path).content]


def test_what_an_editor_has_looked_at_shows_no_name_to_others(office: Office) -> None:
    editor = office.logged_in("ann.editor")
    assert f"/reports/{ids()[0]}" in _shown(editor)
    for name in ("ann.reader", "ann.reviewer"):
        assert _shown(office.logged_in(name)) == []


def test_a_search_for_a_name_tells_nothing_to_who_may_not_see_it(office: Office) -> None:
    client = office.logged_in("ann.reader")
    for path in ("/search?q=Amina+Yusuf", "/search.atom?q=Amina+Yusuf", "/api/v1/search?q=Amina+Yusuf"):
        told = client.get(path)
        assert ids()[0] not in told.text, path


def test_who_was_hidden_is_told_to_nobody_who_may_not_see_names_undone_or_not(office: Office) -> None:
    editor, reviewer = office.logged_in("ann.editor"), office.logged_in("ann.reviewer")
    headers = {"x-csrf-token": form(editor, "/me")}
    assert editor.post("/hide", data={"name": "Amina Yusuf"}, headers=headers).status_code == 303
    listed = editor.get("/judgements").text
    assert NAME not in reviewer.get("/judgements").text
    made = re.findall(r'name="judgement" value="(\w+)"', listed)[0]
    assert editor.post("/review/undo", data={"judgement": made}, headers=headers).status_code == 303
    assert NAME not in reviewer.get("/judgements?all=1").text
    acts = [(act.who, act.act) for act in office.accounts.log() if act.act.startswith(("judged", "undid"))]
    assert acts == [("ann.editor", "judged: hide"), ("ann.editor", "undid")]
