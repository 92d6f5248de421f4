"""Text wrapped by hand is read by its blank lines, other text by its lines."""

from __future__ import annotations

from verbale.reading.sentences import split_sentences

WRAPPED = """The army said on Monday that its patrols had come under fire from
three sides near the river crossing, and that two of its soldiers were
wounded before the patrol was able to withdraw to its base in the hills
above the town.

   The rebels said that the army had opened fire first, and that they
had lost no one in a clash which, they said, went on for an hour until
both of the sides broke it off."""


def test_a_wrapped_sentence_is_one() -> None:
    assert [number for _, number in split_sentences(WRAPPED)] == [0, 1]


def test_lines_of_other_text_are_paragraphs() -> None:
    text = "A short line\nAnother short line\nA third\nA fourth\nA fifth"
    assert [number for _, number in split_sentences(text)] == [0, 1, 2, 3, 4]
