"""Names of private persons stay withheld from the record's text to every view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from verbale.record import Store
from verbale.runs import read_into
from verbale.sources import read_sources
from verbale.views import brief, gather, search, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verbale.record import View

DISPATCH = """Title: Shells fall on a market in Abyei
Date: 2021-03-02
---
JUBA - Rebels shelled the market of Abyei on Monday, killing nine people, Deng Akol, a resident, told reporters.

“We ran to the river and the rebels fired again,” Akol said.

The army of South Sudan said it would answer the attack.
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = tmp_path_factory.mktemp("private")
    (folder / "one.txt").write_text(DISPATCH, encoding="utf-8")
    with Store.open(folder / "record.db") as store:
        assert len(list(read_into(read_sources([str(folder / "one.txt")]), store))) == 1
        yield store.view()


@pytest.mark.parametrize("party", [None, "South Sudan"])
def test_no_view_names_a_private_speaker(view: View, party: str | None) -> None:
    material = gather(view, party=party)
    shown = f"{brief(material)} {timeline(material)}"
    assert "rebels" in shown.lower() or party
    assert "Akol" not in shown


def test_a_hit_does_not_name_a_private_speaker(view: View) -> None:
    (hit,) = search(view, "river")
    assert "Akol" not in hit.citation.quote
    (open_hit,) = search(view, "river", show_names=True)
    assert "Akol" in open_hit.citation.quote
