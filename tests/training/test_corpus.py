"""Documents made ready for training, and the windows made of them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import numpy as np
from training.statements.corpus import documents, lines, load, save
from training.statements.examples import CONTENT, SOURCE, cue_words, examples

from verbale.reading.statements.trained.tags import DISTANCES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The envoy said that the bridge at Kosti was shut. “It will stay shut,” the army replied."


def _spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


ROW = {
    "doc_id": "one",
    "text": TEXT,
    "attributions": [
        {"source": _spans("the army"), "cue": _spans("replied"), "content": _spans("“It will stay shut,”")},
        {
            "source": _spans("The envoy"),
            "cue": _spans("said"),
            "content": _spans("that the bridge at Kosti was shut"),
        },
    ],
}


def test_documents_survive_their_archive(tmp_path: Path) -> None:
    made = list(documents([ROW, {"doc_id": "bare", "text": "Nobody spoke."}]))
    save(tmp_path / "both.npz", made)
    found = load(tmp_path / "both.npz")
    assert [d.name for d in found] == ["one", "bare"]
    assert found[0].gold == made[0].gold
    assert found[1].gold is None
    assert np.array_equal(found[1].pieces.spans, made[1].pieces.spans)
    assert np.array_equal(found[0].pieces.heads, made[0].pieces.heads)


def test_lines_are_read_compressed_or_not(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(lines(plain)) == list(lines(packed)) == [ROW]


def test_a_window_knows_each_cue_and_its_roles() -> None:
    (document,) = documents([ROW])
    (window,) = examples(document, cue_words([document]), 160, 32, 16)
    spans = document.pieces.spans
    words = [TEXT[a:b] for a, b in spans]
    assert [words[c.start : c.end] for c in window.gold] == [["said"], ["replied"]]
    roles = window.gold[0].roles
    assert roles is not None
    assert [w for w, r in zip(words, roles, strict=True) if r == SOURCE] == ["The", "envoy"]
    assert next(w for w, r in zip(words, roles, strict=True) if r == CONTENT) == "that"
    assert window.gold[0].distances[window.gold[0].start] == DISTANCES // 2


def test_a_document_without_an_attribution_has_no_gold_cue() -> None:
    (document,) = documents([{"doc_id": "none", "text": TEXT, "attributions": []}])
    (window,) = examples(document, frozenset(), 160, 32, 16)
    assert window.gold == []
    assert window.cues is not None
    assert set(window.cues.tolist()) == {0}
