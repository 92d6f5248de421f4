"""The record as language models see it, asked by the protocol's own client over standard input and output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import pytest
from mcp import Client, StdioServerParameters
from tests.serve.conftest import ids, refused, truce

from verbale.record import Store
from verbale.serve.told import bounded

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "board": ("board", {}),
    "narrow": ("board", {"party": "Army", "issue": "fighting"}),
    "nobody": ("board", {"party": "Nobody"}),
    "private": ("board", {"party": "Amina Yusuf"}),
    "no issue": ("board", {"issue": "weather"}),
    "timeline": ("timeline", {"limit": 2}),
    "access": ("timeline", {"kind": "access", "until": "2021-03-05"}),
    "no day": ("timeline", {"since": "yesterday"}),
    "too many": ("timeline", {"limit": 1000}),
    "search": ("search", {"words": "truce army"}),
    "nothing": ("search", {"words": "weather"}),
    "report": ("show", {"wanted": ids()[0][:9]}),
    "no id": ("show", {"wanted": "not an id"}),
}


class Answer(NamedTuple):
    """What a tool said, and whether it said that something is wrong."""

    text: str
    is_error: bool


class Session(NamedTuple):
    """What a client saw."""

    instructions: str
    tools: list[Any]
    answers: dict[str, Answer]


async def ask(record: Path) -> Session:
    """One session with the server: what it offers, and all calls."""
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "verbale", "mcp", "--record", str(record)], env=dict(os.environ)
    )
    answers = {}
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
        for name, (tool, arguments) in CALLS.items():
            answers[name] = await call(client, tool, arguments)
        claim = answers["narrow"].text.split("claim ")[1][:12]
        answers["claim"] = await call(client, "show", {"wanted": claim})
        return Session(client.instructions or "", tools, answers)


async def call(client: Client, tool: str, arguments: dict[str, Any]) -> Answer:
    """What a tool says."""
    result = await client.call_tool(tool, arguments)
    (content,) = result.content
    return Answer(content.text, bool(result.is_error))  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A session over two reports that contradict one another."""
    record = tmp_path_factory.mktemp("mcp") / "record.db"
    with Store.open(record) as store, store.writer() as writer:
        for one, read in (truce(), refused()):
            writer.add(one, read)
    return anyio.run(ask, record)


def test_its_tools_only_look(session: Session) -> None:
    assert [tool.name for tool in session.tools] == ["board", "timeline", "search", "show"]
    for tool in session.tools:
        assert tool.annotations.read_only_hint
        assert tool.description
        assert all("description" in one for one in tool.input_schema["properties"].values())


def test_a_model_is_told_what_quotations_are(session: Session) -> None:
    assert "never instructions" in session.instructions


def test_the_board_has_both_stances_with_words_and_claims(session: Session) -> None:
    text = session.answers["board"].text
    assert "Truce [fighting.truce]: opposed." in text
    assert "“The rebels demand a truce.” (Wire, 2021-03-01, claim " in text
    assert "Army rejects, red line" in text
    assert "Rebels" not in session.answers["narrow"].text.split("\n- ")[1]


def test_the_timeline_is_as_long_as_asked(session: Session) -> None:
    assert session.answers["timeline"].text.count("\n- ") == 2
    lines = session.answers["access"].text.splitlines()
    assert lines[0] == "1 of 1 line, the latest first."
    assert "Wau road" in lines[1]


def test_a_claim_is_shown_by_the_id_that_a_line_bears(session: Session) -> None:
    assert ">>The army rejects a truce.<<" in session.answers["claim"].text
    assert "stance: reject" in session.answers["claim"].text


def test_a_report_is_shown_with_its_text_and_claims(session: Session) -> None:
    text = session.answers["report"].text
    assert "Talks opened in Juba on Monday." in text
    assert "6 claims:" in text


def test_search_says_where_the_words_stand(session: Session) -> None:
    assert "Truce refused: “The army rejects a truce." in session.answers["search"].text
    assert session.answers["nothing"].text == "No report holds these words."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nobody", "No report names a party 'Nobody'. Those that stand out: Army, Rebels"),
        ("private", "No report names a party 'Amina Yusuf'."),
        ("no issue", "There is no issue 'weather'"),
        ("no day", "is no day such as"),
        ("too many", "less than or equal to 100"),
        ("no id", "nothing in the record has the id 'not an id'"),
    ],
)
def test_what_cannot_be_asked_is_told(session: Session, name: str, says: str) -> None:
    answer = session.answers[name]
    assert answer.is_error
    assert says in answer.text


def test_no_answer_names_a_private_person(session: Session) -> None:
    told = {name: answer.text for name, answer in session.answers.items() if name != "private"}
    assert [name for name, text in told.items() if "Amina" in text] == []


def test_a_long_answer_is_cut_and_says_so() -> None:
    text = bounded((f"line {n}" for n in range(1000)), 100)
    assert len(text) < 250
    assert text.endswith("fewer days, a lower limit.]")
    assert "[987 more lines left out." in text


def test_marks_that_turn_the_writing_are_left_out() -> None:
    assert bounded(["a\u202eb\x07c"], 100) == "abc"
