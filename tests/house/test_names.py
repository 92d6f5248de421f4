"""Nothing vanishes unseen: registered readers, and what the package makes public."""

import importlib

import pytest

from verbale.reading import order, registered

READERS = [
    "access",
    "actors",
    "blames",
    "events",
    "places",
    "positions",
    "relevance",
    "rounds",
    "sentences",
    "statements",
    "syntax",
    "times",
    "tolls",
    "unlocks",
]
ROOMS = ["terms", "sources", "documents", "reading", "record", "fusion", "views", "export", "serve", "runs"]


def test_every_reader_is_registered() -> None:
    assert sorted(registered()) == READERS


def test_each_reader_finds_what_it_requires() -> None:
    given: set[str] = set()
    for reader in order(registered().values()):
        assert given.issuperset(reader.requires)
        given.update(reader.assigns)


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_public_names_are_sorted_and_can_be_imported(room: str) -> None:
    module = importlib.import_module(f"verbale.{room}".rstrip("."))
    names = module.__all__
    assert sorted(names) == sorted(set(names))
    assert all(hasattr(module, name) for name in names)
