"""The vocabularies hold together."""

from __future__ import annotations

from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import lexicon, words_of


def test_every_state_of_a_group_exists() -> None:
    known = lexicon()
    assert {g.state for g in known.kinds.values() if g.state} <= set(known.states)


def test_every_holder_holds_office_of_somebody_known() -> None:
    known = lexicon()
    bodies = set(known.states) | set(known.kinds)
    assert {h.of for hs in holders().full.values() for h in hs} <= bodies


def test_every_term_ends_after_it_begins() -> None:
    terms = [h for hs in holders().full.values() for h in hs if h.until]
    assert [h.name for h in terms if h.until < h.since] == []


def test_state_codes_are_three_letters() -> None:
    states = lexicon().states.values()
    assert [s.name for s in states if len(s.code.split()[0]) != 3] == []


def test_possessives_and_hyphens_fall_away() -> None:
    assert words_of("Al-Qaeda's") == ["al", "Qaeda"]
