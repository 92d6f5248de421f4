"""The dispatches of our own: every text has its annotation, and every annotation points into its text."""

from collections import Counter
from itertools import chain

from gates.examples import EXAMPLES, PARTS, WIRES, dispatch_files, example_files, pairs, part_of, wire_files
from gates.scoring import agreement, matched, paired
from hypothesis import given
from hypothesis import strategies as st


def test_every_dispatch_is_annotated() -> None:
    files = [*example_files(), *chain.from_iterable(map(dispatch_files, PARTS))]
    annotated = {f"{file.parent.name}/{file.stem}" for file in files}
    assert annotated == {f"{file.parent.name}/{file.stem}" for file in EXAMPLES.glob("*/*.txt")}


def test_the_two_parts_are_of_a_size() -> None:
    assert Counter({part: len(dispatch_files(part)) for part in PARTS}) == {"dev": 23, "held": 19}


def test_every_wire_is_annotated() -> None:
    annotated = {file.stem for part in PARTS for file in wire_files(part)}
    assert annotated == {file.stem for file in WIRES.glob("*.txt")}


def test_evidence_lies_in_the_text() -> None:
    for gold, report in pairs([*dispatch_files("dev"), *chain.from_iterable(map(wire_files, PARTS))]):
        for records in (value for value in gold.values() if isinstance(value, list)):
            for record in records:
                for start, end in (record["evidence"], *record.get("also", [])):
                    words = report.text[start:end]
                    assert words
                    assert words == words.strip()


@given(st.text())
def test_a_name_is_in_one_part_for_good(name: str) -> None:
    assert part_of(name) in PARTS
    assert part_of(name) == part_of(name)


def test_pairs_are_one_to_one() -> None:
    one = {"evidence": [0, 10], "issue": "aid.entry"}
    same = agreement("unlocks", strict=True)
    assert paired([one, one], [one], same) == {0: 0}
    assert matched([one, one], [one, one], same) == 2
