"""The types of acts, by lexicon and trained layers."""

from __future__ import annotations

import numpy as np
import pytest
from tests.reading.pieces import parsed

from verbale.reading.draft import Draft
from verbale.reading.events.trained import NONE, TYPES, judge
from verbale.reading.events.triggers import triggers
from verbale.reading.events.typing import listed_acts, typed_acts
from verbale.reading.pipeline import Pipeline
from verbale.terms import Report


def _likeliest(text: str, word: str) -> str:
    draft = parsed(text)
    (sentence,) = draft.sentences
    token = next(t for t in sentence.doc if t.text == word)
    (belief,) = judge(draft, [(sentence, token)])
    assert belief.shape == (len(TYPES),)
    assert belief.sum() == pytest.approx(1, abs=1e-3)
    return TYPES[int(belief.argmax())]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Chile's president lauded the Bolivian mediators for their patience.", "lauded", "SUPPORT"),
        ("Gunmen ambushed a police patrol near Gao, killing three officers.", "ambushed", "ASSAULT"),
        ("The Ghanaian government rebuffed a request by Togo for a loan.", "rebuffed", "REJECT"),
    ],
)
def test_the_layers_judge_a_word_in_its_sentence(text: str, word: str, kind: str) -> None:
    assert _likeliest(text, word) == kind


def test_no_words_are_no_work() -> None:
    assert judge(parsed("Nothing happened."), []) == []


def test_a_word_without_pieces_tells_nothing() -> None:
    draft = parsed("")
    sentence = parsed("Rebels fled.").sentences[0]
    beliefs = judge(draft, [(sentence, sentence.doc[1])])
    assert [int(np.argmax(b)) for b in beliefs] == [NONE]


def test_a_verb_that_the_lexicon_lacks_is_read_in_a_short_text() -> None:
    draft = parsed("Kenya gifted Somalia two hospital tents and an ambulance.")
    (sentence,) = draft.sentences
    listed = [t for t in triggers(sentence.doc) if t.verb]
    assert not listed_acts(listed)
    assert [a.trigger.token.text for a in typed_acts(draft, sentence, listed)] == ["gifted"]


def _read(way: str, text: str) -> Draft:
    return Pipeline(ways={"events": way}).draft([Report(id="r", text=text)])[0]


def test_rules_alone_need_no_layers() -> None:
    text = "Rebels shelled the market of Taiz."
    assert [e.type for e in _read("rules", text).events] == ["ASSAULT"]
    assert [e.type for e in _read("trained", text).events] == ["ASSAULT"]
