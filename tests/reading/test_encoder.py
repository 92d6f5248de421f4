"""The encoder that readers share: pieces, windows, and states that are made once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pieces import made_up, parsed

from verbale.reading.encoder import Encoding, encoding_of, touching
from verbale.reading.encoder.encoding import WIDTH
from verbale.reading.encoder.labels import DEPS, SIZES, code
from verbale.reading.encoder.pieces import FEATURES, pieces_of
from verbale.reading.encoder.windows import windows
from verbale.terms import Span

TWO_WINDOWS = "The army of the north shelled the harbour again, residents said on Sunday. " * 12


def test_a_draft_is_encoded_once() -> None:
    draft = parsed("The governor denied it.")
    assert encoding_of(draft) is encoding_of(draft)


def test_states_are_the_same_whoever_asks_first() -> None:
    one, other = encoding_of(parsed(TWO_WINDOWS)), encoding_of(parsed(TWO_WINDOWS))
    assert len(one.windows) > 1
    for number in range(len(one.windows)):
        seen = one.see(number)
        assert seen.hidden.shape == (len(one.windows[number]), WIDTH)
        assert np.allclose(seen.cues.sum(1), 1, atol=1e-4)
    last = len(one.pieces)
    assert one.middle(0, last).shape == (last, WIDTH)
    assert np.array_equal(one.middle(0, last), other.middle(0, last))


def test_no_pieces_have_no_states() -> None:
    assert Encoding(made_up([]), []).middle(0, 0).shape == (0, WIDTH)


def test_pieces_lie_on_the_text() -> None:
    draft = parsed("The U.N. said: “Nobody’s safe.”\n\nEl Fasher’s hospitals shut.")
    pieces = pieces_of(draft)
    joined = "".join(draft.text[a:b] for a, b in pieces.spans)
    assert joined == "".join(draft.text.split())
    assert pieces.features.shape == (len(pieces), len(FEATURES))
    assert pieces.features.min() >= 1
    assert (pieces.features.max(0) < list(SIZES.values())).all()


def test_pieces_touching_a_span() -> None:
    draft = parsed("The governor denied it.")
    pieces = pieces_of(draft)
    found = touching(pieces, Span(4, 12))
    assert [draft.text[a:b] for a, b in pieces.spans[found]] == ["governor"]


def test_a_label_unknown_to_the_weights_has_a_code() -> None:
    assert code(DEPS, "no such label") == len(DEPS) + 1 < SIZES["dep"]


@given(
    st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=12),
    st.integers(8, 60),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_windows_answer_for_each_piece_once(
    sentences: list[tuple[int, bool]], own: int, left: int, right: int
) -> None:
    paragraph, numbered = 0, []
    for size, begins in sentences:
        paragraph += begins
        numbered.append((size, paragraph))
    pieces = made_up(numbered)
    found = list(windows(pieces, own, left, right))
    assert [n for w in found for n in range(w.start, w.end)] == list(range(len(pieces)))
    assert all(w.low <= w.start and w.end <= w.high and w.end - w.start <= own for w in found)
