"""The annotated sentences of positions: their words stand in them, and they are counted as the gate says."""

from collections import Counter
from typing import get_args

from gates.examples import PARTS
from gates.positions import judged, same, sentences

from verbale.terms import Position, Span, issue_labels
from verbale.terms.records import Stance

FIELDS = {"before", "text", "positions", "none"}


def test_every_annotation_stands_in_its_sentence() -> None:
    for row in (row for part in PARTS for row in sentences(part)):
        assert set(row) == FIELDS
        text = row["text"]
        assert all(mention in text for mention in row["none"])
        for position in row["positions"]:
            assert position["party"] in text
            assert position["about"] in text
            assert position["issue"] in issue_labels()
            assert position["stance"] in get_args(Stance)


def test_no_sentence_stands_twice() -> None:
    counts = Counter(row["text"] for part in PARTS for row in sentences(part))
    assert max(counts.values()) == 1


def test_the_same_position_is_that_of_a_party_on_an_issue_in_a_direction() -> None:
    gold = {"parties": {"Hamas"}, "issue": "fighting.truce", "stance": "reject"}
    read = Position(party="Hamas", issue="fighting.permanence", stance="oppose", evidence=Span(0, 5))
    assert same(gold, read, strict=False)
    assert not same(gold, read, strict=True)
    assert not same({**gold, "stance": "accept"}, read, strict=False)
    assert not same({**gold, "parties": {"Israel"}}, read, strict=False)


def test_a_sentence_is_read_after_the_one_before_it() -> None:
    row = {
        "before": "Rebels of the FARC met the envoy on Monday.",
        "text": "They demanded the withdrawal of the army from the valley.",
        "positions": [
            {
                "party": "They",
                "about": "the withdrawal of the army",
                "issue": "forces.withdrawal",
                "stance": "demand",
            }
        ],
        "none": ["the army"],
    }
    (found,) = judged([row])
    assert [same(found.gold[0], read, strict=True) for read in found.read] == [True]
