"""Search: what is found, and that a name which is withheld is not found out by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.serve.conftest import at, reading, report

from verbale.record import Store
from verbale.terms import Actor, make_judgement
from verbale.views import search

TEXT = "Rebels closed the Wau road. Amina Yusuf, a resident, fled. The rose market stayed open."
Found = Callable[..., int]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record of one report, which names a private person in its title and its text."""
    told = report(TEXT, title="Yusuf fled Wau", published="2021-03-01")
    actor = Actor(span=at(TEXT, "Amina Yusuf"), name="Amina Yusuf", kind="person", role="resident")
    with Store.open(tmp_path / "record.db") as opened:
        with opened.writer() as writer:
            writer.add(told, reading(told, actors=(actor,)))
        yield opened


@pytest.mark.parametrize("words", ["Yusuf", "amina", '"Amina Yusuf"', "Yusufs", "rebels Yusuf", "Amina rose"])
def test_a_name_that_is_withheld_is_not_found(store: Store, words: str) -> None:
    assert search(store.view(), words) == []
    assert len(search(store.view(), words, show_names=True)) == 1


@pytest.mark.parametrize("words", ["rebels", "Wau road", "fled resident", "rose"])
def test_other_words_are_found_and_the_name_withheld_in_all_that_is_shown(store: Store, words: str) -> None:
    (hit,) = search(store.view(), words)
    assert "Yusuf" not in hit.citation.title + hit.citation.quote
    assert hit.citation.title == "[name withheld] fled Wau"


def test_a_person_hidden_by_a_reviewer_is_not_found_even_by_who_sees_names(store: Store) -> None:
    made = make_judgement("hide", "Amina Yusuf", reviewer="ann", made="2026-01-01T00:00:00+00:00")
    store.bench().add(made)
    assert search(store.view(), "Yusuf", show_names=True) == []
    assert len(search(store.view(), "Wau", show_names=True)) == 1
