"""Statements by the trained network: its pieces, windows, tags and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pieces import made_up, parsed
from tests.reading.spoken import NAMES, reader

from verbale.errors import PipelineError
from verbale.reading.encoder.pieces import WEIGHTS, pieces_of, touching
from verbale.reading.pipeline import Pipeline
from verbale.reading.statements import StatementReader
from verbale.reading.statements.trained.branches import BRANCHES, branches
from verbale.reading.statements.trained.decode import Cue, cues_in, roles_of
from verbale.reading.statements.trained.tags import DISTANCES, distances
from verbale.terms import Report, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft
    from verbale.terms import Statement

BUDGET_BYTES = 30 * 10**6


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader()


def words(draft: Draft, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(draft.text) for span in spans)


def told(draft: Draft, statement: Statement) -> tuple[str, str, str]:
    return tuple(words(draft, role) for role in (statement.source, statement.cue, statement.content))  # type: ignore[return-value]


def only(draft: Draft) -> Statement:
    assert len(draft.statements) == 1, [told(draft, s) for s in draft.statements]
    return draft.statements[0]


CASES = [
    (
        "The ministry said that the road to Goma was open.",
        ("The ministry", "said", "that the road to Goma was open"),
    ),
    (
        "The road to Goma was open, the ministry said on Tuesday.",
        ("the ministry", "said", "The road to Goma was open"),
    ),
    (
        "“We will not leave the hills,” said the rebel commander. “They are ours.”",
        ("the rebel commander", "said", "“We will not leave the hills,” … “They are ours.”"),
    ),
    (
        "The road to Nyala, the drivers complained, had been mined by the army.",
        ("the drivers", "complained", "The road to Nyala … had been mined by the army"),
    ),
]


@pytest.mark.parametrize(("text", "roles"), CASES)
def test_roles(read: Callable[[str], Draft], text: str, roles: tuple[str, str, str]) -> None:
    draft = read(text)
    assert told(draft, only(draft)) == roles


def test_a_belief_is_a_statement(read: Callable[[str], Draft]) -> None:
    draft = read("The generals believe that the truce will not last the winter.")
    statement = only(draft)
    assert words(draft, statement.source) == "The generals"
    assert statement.act == "believed"


def test_a_source_may_be_missing(read: Callable[[str], Draft]) -> None:
    statement = only(read("It is feared that hundreds of families are still trapped in Bama."))
    assert statement.speaker is None
    assert statement.party is None


def test_the_outermost_alone(read: Callable[[str], Draft]) -> None:
    draft = read("The minister said that the rebels had claimed that the bridge was theirs.")
    assert words(draft, only(draft).cue) == "said"


def test_a_text_without_speech_has_no_statement(read: Callable[[str], Draft]) -> None:
    assert read("Forty trucks crossed the river at Adre. The road was dry.").statements == []


def test_every_quotation_has_its_speaker(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Colonel Idris Mahamat spoke to reporters in Abeche.\n\n“The road is closed,” he said.\n\n"
        "“It will stay closed until the rains are over and the guns are silent.”"
    )
    for quote in ("“The road is closed", "“It will stay closed"):
        at = draft.text.index(quote)
        holders = [s for s in draft.statements if any(c.start <= at < c.end for c in s.content)]
        assert [s.speaker for s in holders] == ["Idris Mahamat"], quote


@pytest.mark.parametrize("text", ["", "   \n\n", "“", "””““ ” “", "a“b" * 400, "\n".join(["“Open"] * 30)])
def test_odd_texts_are_read(read: Callable[[str], Draft], text: str) -> None:
    draft = read(text)
    assert all(s.evidence.end <= len(text) for s in draft.statements)


def test_a_batch_reads_as_each_alone() -> None:
    texts = [text for text, _ in CASES] * 2
    pipeline = Pipeline(NAMES)
    reports = [Report(id=str(n), text=text) for n, text in enumerate(texts)]
    together = [draft.statements for draft in pipeline.draft(reports)]
    assert together == [pipeline.draft([report])[0].statements for report in reports]


def test_rules_need_no_weights() -> None:
    pipeline = Pipeline(NAMES, {"statements": "rules"})
    assert pipeline.versions["statements"] == f"{StatementReader.version}-rules"
    assert Pipeline(NAMES).versions["statements"] == StatementReader.version


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(PipelineError, match="trained, rules"):
        Pipeline(NAMES, {"statements": "oracle"})
    with pytest.raises(PipelineError, match="one way"):
        Pipeline(NAMES, {"times": "oracle"})


def test_the_weights_keep_to_their_budget() -> None:
    rooms = WEIGHTS.parents[1]
    assert sum(file.stat().st_size for file in rooms.rglob("*.onnx")) <= BUDGET_BYTES


def test_branches_tell_subject_from_clause() -> None:
    draft = parsed("The envoy said the talks had failed. Nobody asked.")
    pieces = pieces_of(draft)
    at = draft.text.index("said")
    cue = touching(pieces, Span(at, at + 4))
    found = branches(pieces, 0, len(pieces), cue)
    by_word = {draft.text[a:b]: int(c) for (a, b), c in zip(pieces.spans, found, strict=True)}
    assert by_word["envoy"] == by_word["The"] != by_word["talks"]
    assert by_word["talks"] == by_word["failed"] != by_word["Nobody"]
    assert found.min() > 0
    assert found.max() < BRANCHES


@given(st.integers(0, 50), st.integers(1, 5), st.integers(0, 300))
def test_distances_have_the_cue_in_their_middle(start: int, size: int, after: int) -> None:
    found = distances(0, start + size + after, slice(start, start + size))
    assert (found[start : start + size] == DISTANCES // 2).all()
    assert (np.diff(found) >= 0).all()
    assert 0 <= found.min() <= found.max() < DISTANCES


def test_cues_are_whole_words_of_one_sentence() -> None:
    pieces = made_up([(4, 0), (4, 0)])
    pieces.tokens[2] = pieces.tokens[1]
    tags = np.array([[0.9, 0.1, 0]] * 8, np.float32)
    tags[1] = [0.1, 0.9, 0]
    tags[3] = tags[4] = [0.2, 0.1, 0.7]
    assert [(c.start, c.end) for c in cues_in(tags, pieces, 0)] == [(1, 3), (3, 4), (4, 5)]


def test_an_unlikely_cue_is_none() -> None:
    tags = np.array([[0.7, 0.3, 0]] * 3, np.float32)
    assert cues_in(tags, made_up([(3, 0)]), 0) == []


@given(st.integers(3, 30), st.integers(0, 2**32 - 1))
def test_roles_keep_their_rules(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    given_ = rng.dirichlet(np.ones(3), (2, length)).astype(np.float32)
    cue = Cue(int(rng.integers(0, length - 1)), length, 1.0)
    for roles in roles_of(list(given_), [0, 0], [cue, cue]):
        taken = [n for a, b in (*roles.source, *roles.content) for n in range(a, b)]
        assert len(roles.source) <= 1
        assert len(taken) == len(set(taken))
        assert not set(taken) & set(range(cue.start, cue.end))
        assert 0 <= roles.belief <= 1


def test_roles_are_cut_where_the_network_is_sure() -> None:
    sure = np.eye(3, dtype=np.float32)[[1, 1, 0, 2, 2, 0]]
    (roles,) = roles_of([sure], [10], [Cue(12, 13, 1.0)])
    assert (roles.source, roles.content) == ([(10, 12)], [(13, 15)])
