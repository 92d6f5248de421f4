from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.fusion import stories
from verbale.terms import Report

ATTACK = "Gunmen killed nine soldiers in an ambush near Bentiu in Unity state. The gunmen fled towards Leer."
AGAIN = "Nine soldiers died when gunmen ambushed their trucks near Bentiu. The army sent helicopters to Unity state."
VOTE = (
    "Voters in Monrovia queued for hours in the rain as Liberia chose a president. Counting began at night."
)


def make(number: int, text: str, published: str | None = None) -> Report:
    return Report(id=str(number), text=text, published=published)


def test_reports_of_one_happening_have_the_label_of_the_first() -> None:
    found = stories([make(0, ATTACK), make(1, VOTE), make(2, AGAIN)])
    assert found == {"0": "0", "1": "1", "2": "0"}


def test_more_than_a_week_apart_is_another_story() -> None:
    assert len(set(stories([make(0, ATTACK, "2014-01-03"), make(1, ATTACK, "2014-01-11")]).values())) == 2
    assert len(set(stories([make(0, ATTACK, "2014-01-03"), make(1, ATTACK, "2014-01-10")]).values())) == 1


def test_an_undated_report_may_join_any() -> None:
    assert stories([make(0, ATTACK, "2014-01-03"), make(1, ATTACK)]) == {"0": "0", "1": "0"}


def test_texts_without_words_stand_alone() -> None:
    assert stories([make(0, ""), make(1, "..."), make(2, "the of and")]) == {"0": "0", "1": "1", "2": "2"}


@given(st.lists(st.sampled_from([ATTACK, AGAIN, VOTE, "", "Bentiu"]), max_size=8))
def test_every_report_has_the_label_of_one_among_them(texts: list[str]) -> None:
    found = stories(make(number, text) for number, text in enumerate(texts))
    assert list(map(str, range(len(texts)))) == sorted(found)
    assert all(found[label] == label for label in found.values())
