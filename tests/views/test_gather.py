"""The record in batches: the same claims, in the same order, however many reports a batch holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.record.conftest import TEXT, make_reading, make_report

from verbale.record import Store
from verbale.views import gather, gather_batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verbale.record import View

REPORTS = 5


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with Store.open(tmp_path_factory.mktemp("batches") / "record.db") as store:
        with store.writer() as writer:
            for number in range(1, REPORTS + 1):
                report = make_report(f"{TEXT} {number}", published=f"2014-01-0{number}")
                writer.add(report, make_reading(report))
        yield store.view()


@pytest.mark.parametrize("size", [1, 2, REPORTS, 50])
def test_batches_hold_what_one_gathering_holds(view: View, size: int) -> None:
    whole = gather(view)
    batches = list(gather_batches(view, size=size))
    assert [claim for batch in batches for claim in batch.claims] == list(whole.claims)
    assert {key: text for batch in batches for key, text in batch.texts.items()} == whole.texts
    assert max(len(batch.headings) for batch in batches) <= size


def test_a_batch_can_be_narrowed_and_still_knows_what_is_around(view: View) -> None:
    batches = list(gather_batches(view, kinds=["tolls"], since="2014-01-04", size=2))
    found = [claim for batch in batches for claim in batch.claims]
    assert {claim.kind for claim in found} == {"tolls"}
    assert {batch.headings[claim.report_id].published for batch in batches for claim in batch.claims} == {
        "2014-01-04",
        "2014-01-05",
    }
    assert all({claim.kind for claim in batch.whole} > {"tolls"} for batch in batches)


def test_a_party_is_named_by_what_is_left(view: View) -> None:
    found = [claim for batch in gather_batches(view, party="SPLM-IO") for claim in batch.claims]
    assert found
    assert {claim.kind for claim in found} <= {"statements", "positions"}


def test_nothing_in_the_record_is_no_batch(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.db") as store:
        assert list(gather_batches(store.view())) == []
