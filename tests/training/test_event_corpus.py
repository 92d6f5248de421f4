"""Annotated acts found again as words of a parse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from training.events.corpus import Example, examples, read

from verbale.reading.encoder.encoding import WIDTH
from verbale.reading.events.trained import TYPES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Sudan said on Monday it would expel the envoy of Chad, whom rebels had kidnapped."


def _lines(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _types(found: list[Example]) -> list[str]:
    return sorted(TYPES[kind] for example in found for _, _, kind in example.acts)


def test_acts_of_one_text_stand_together(tmp_path: Path) -> None:
    path = _lines(
        tmp_path / "own.jsonl",
        {"text": TEXT, "source": "Sudan", "target": "the envoy of Chad", "act": "expel", "type": "SANCTION"},
        {
            "text": TEXT,
            "source": "rebels",
            "target": "the envoy of Chad",
            "act": "had kidnapped",
            "type": "COERCE",
        },
    )
    found = list(examples(read([path])))
    assert len(found) == 1
    assert found[0].states.shape[1] == WIDTH
    assert _types(found) == ["COERCE", "SANCTION"]


def test_words_are_labelled_one_by_one(tmp_path: Path) -> None:
    at = TEXT.index("expel")
    path = _lines(
        tmp_path / "words.jsonl", {"text": TEXT, "words": [[6, 10, "NONE"], [at, at + 5, "RETREAT"]]}
    )
    assert _types(list(examples(read([path])))) == ["NONE", "YIELD"]


def test_between_two_sides_the_act_is_the_word_they_hang_on(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(
        "sentence\tsource\ttarget\tgold_root\n" + f"{TEXT}\tSudan\tthe envoy of Chad\tSANCTION",
        encoding="utf-8",
    )
    (example,) = examples(read([path]))
    (start, end, _), *rest = example.acts
    by_word = _lines(tmp_path / "own.jsonl", {"text": TEXT, "act": "expel", "type": "SANCTION"})
    assert example.acts == next(examples(read([by_word]))).acts
    assert (end > start, rest) == (True, [])


def test_records_of_mutual_acts_have_both_sides_as_sources(tmp_path: Path) -> None:
    sides = [{"actorText": "Kenya"}, {"actorText": "Uganda"}]
    record = {"text": "Kenya and Uganda signed a treaty.", "event": "AGREE", "source": sides, "target": []}
    path = tmp_path / "records.json"
    path.write_text(json.dumps([{"event": "DOCUMENT"}, record]), encoding="utf-8")
    assert _types(list(examples(read([path])))) == ["AGREE"]


def test_another_form_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither"):
        read([tmp_path / "acts.csv"])
