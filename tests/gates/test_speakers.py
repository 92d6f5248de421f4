"""The gate on speakers: what is paired with what, and what counts as right."""

import json
from typing import Any

import pytest
from gates.scoring import Plain
from hypothesis import given
from hypothesis import strategies as st

from gates import speakers

Place = tuple[int, int]


def statement(content: Place, source: Place | None = None, cue: Place | None = None, **labels: Any) -> Plain:
    return {
        "content": [list(content)],
        "source": [list(source)] if source else [],
        "cue": [list(cue)] if cue else [],
        "person": True,
        "speaker": "Amina Yusuf",
        "for": "Sudan",
        **labels,
    }


def test_half_of_the_smaller_content_is_enough() -> None:
    gold, system = statement((0, 100)), statement((80, 120))
    assert speakers.paired([gold], [system]) == [(gold, system)]


def test_less_than_half_is_another_statement() -> None:
    gold = statement((0, 100))
    assert speakers.paired([gold], [statement((90, 140))]) == [(gold, None)]


def test_source_and_cue_pair_where_contents_do_not() -> None:
    gold = statement((0, 20), source=(30, 40), cue=(41, 45))
    system = statement((50, 70), source=(30, 40), cue=(41, 45))
    assert speakers.paired([gold], [system]) == [(gold, system)]


def test_a_statement_is_paired_once_and_with_the_best() -> None:
    gold = [statement((0, 100)), statement((0, 40))]
    system = [statement((0, 100))]
    assert speakers.paired(gold, system) == [(gold[0], system[0]), (gold[1], None)]


def test_an_alias_is_right_and_a_missed_statement_wrong() -> None:
    gold = statement((0, 10), for_aliases=["Sudanese government"])
    pairs = [(gold, statement((0, 10)) | {"for": "Sudanese government"}), (gold, None)]
    assert speakers.figures(pairs) == {
        "found": 0.5,
        "party": 1.0,
        "person": 1.0,
        "party_all": 0.5,
        "person_all": 0.5,
    }


def test_an_unnamed_speaker_must_stay_unnamed() -> None:
    gold = statement((0, 10), speaker=None)
    assert speakers.figures([(gold, statement((0, 10)))])["person"] == 0
    assert speakers.figures([(gold, statement((0, 10), speaker=None))])["person"] == 1


def test_bodies_do_not_count_as_persons() -> None:
    body = statement((0, 10), person=False)
    right = statement((20, 30))
    assert speakers.figures([(body, statement((0, 10), speaker=None)), (right, right)])["person"] == 1


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=6))
def test_pairing_is_one_to_one(places: list[tuple[int, int]]) -> None:
    gold = [statement((start, start + size)) for start, size in places]
    system = [statement((start + 3, start + 3 + size)) for start, size in places]
    taken = [id(s) for _, s in speakers.paired(gold, system) if s is not None]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("part", speakers.PARTS)
def test_the_dispatches_are_those_annotated_and_offsets_lie_in_them(part: str) -> None:
    for statements, report in speakers.annotated(part, None):
        for row in statements:
            for start, end in (*row["source"], *row["cue"], *row["content"]):
                assert 0 <= start < end <= len(report.text)


@pytest.mark.parametrize("part", speakers.PARTS)
def test_an_unnamed_source_has_no_name(part: str) -> None:
    for line in (speakers.GOLD / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        assert all(row["unnamed"] == (row["speaker"] is None) for row in json.loads(line)["statements"])


def test_no_document_is_in_two_parts() -> None:
    documents = [
        json.loads(line)["doc"]
        for part in speakers.PARTS
        for line in (speakers.GOLD / f"{part}.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(documents) == len(set(documents))


def test_another_text_is_a_clear_error() -> None:
    _, report = next(speakers.annotated("dev", None))
    with pytest.raises(SystemExit, match=r"aceh/any: its text is not the one annotated"):
        speakers._check_text({"doc": "aceh/any", "sha256": "0" * 16}, report)
