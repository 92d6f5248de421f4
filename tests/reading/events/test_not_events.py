"""What is no event: sport, markets, the stage, nature, history, suppositions; and that true events of like words stay."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from verbale.reading import Pipeline
from verbale.terms import Event, Report

DATA = Path(__file__).parent / "data"
READERS = ("relevance", "sentences", "syntax", "actors", "places", "times", "statements", "events")
TOGETHER = 5
LEAST_SHARE_OF_TRUE = 0.95


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def texts() -> list[str]:
    """Every sentence that stands alone, and each five of one domain as a short report."""
    found = []
    for name in (
        "not_events",
        "not_events_more",
        "not_events_third",
        "not_events_fourth",
        "not_events_fifth",
    ):
        for sentences in load(name).values():
            found += sentences
            found += [" ".join(sentences[i : i + TOGETHER]) for i in range(0, len(sentences), TOGETHER)]
    return found


CALM = texts()
UNREAL: list[dict[str, Any]] = load("unreal")["sentence"]
EARNEST: list[dict[str, Any]] = load("earnest")["sentence"] + load("earnest")["lure"]
PAIRS: list[dict[str, str]] = load("clauses")["pair"]


class Coded(NamedTuple):
    kind: str
    initiator: str | None
    recipient: str | None
    status: str
    place: str | None
    date: str | None


@pytest.fixture(scope="module")
def events() -> dict[str, tuple[Event, ...]]:
    """The events of every text of these lists, read at once."""
    asked = [
        *CALM,
        *(s["text"] for s in (*UNREAL, *EARNEST)),
        *(p[k] for p in PAIRS for k in ("one", "other")),
    ]
    reports = [
        Report(id=f"r{i}", text=text, published="2023-06-14", language="en") for i, text in enumerate(asked)
    ]
    return dict(zip(asked, (r.events for r in Pipeline(READERS).read(reports)), strict=True))


@pytest.mark.parametrize("text", CALM)
def test_no_event(events: dict[str, tuple[Event, ...]], text: str) -> None:
    assert events[text] == ()


@pytest.mark.parametrize("sentence", UNREAL, ids=lambda s: s["text"])
def test_no_event_of_what_is_only_supposed(
    events: dict[str, tuple[Event, ...]], sentence: dict[str, Any]
) -> None:
    may, denied = sentence.get("may", []), (sentence.get("denied"), "denied")
    found = events[sentence["text"]]
    assert [
        e
        for e in found
        if e.type not in may and f"{e.type}/{e.status}" not in may and (e.type, e.status) != denied
    ] == []


@pytest.mark.parametrize("sentence", [s for s in UNREAL if "denied" in s], ids=lambda s: s["text"])
def test_a_denial_is_kept_as_denied(events: dict[str, tuple[Event, ...]], sentence: dict[str, Any]) -> None:
    assert (sentence["denied"], "denied") in {(e.type, e.status) for e in events[sentence["text"]]}


def is_found(found: tuple[Event, ...], sentence: dict[str, Any]) -> bool:
    """Whether one event is of the type and between the parties that the sentence names."""

    def has(event: Event, role: str) -> bool:
        name = (getattr(event, role) or "").lower()
        return role not in sentence or any(part.lower() in name for part in sentence[role])

    return any(e.type in sentence["types"] and has(e, "initiator") and has(e, "recipient") for e in found)


def test_true_events_of_like_words_are_found(events: dict[str, tuple[Event, ...]]) -> None:
    missed = [s["text"] for s in EARNEST if not is_found(events[s["text"]], s)]
    assert len(missed) <= (1 - LEAST_SHARE_OF_TRUE) * len(EARNEST), missed


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p["one"])
def test_the_order_of_clauses_does_not_matter(
    events: dict[str, tuple[Event, ...]], pair: dict[str, str]
) -> None:
    one, other = (
        {Coded(e.type, e.initiator, e.recipient, e.status, e.place, e.date) for e in events[pair[key]]}
        for key in ("one", "other")
    )
    assert one == other
    assert one
