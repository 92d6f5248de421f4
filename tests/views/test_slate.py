"""What is kept of a record gives the board and the timeline that the whole record gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from benchmarks.million import fill

from verbale.record import Store
from verbale.terms import Judgement, load_dossier
from verbale.views import board, gather, timeline
from verbale.views.slate import kept_board, lay_out
from verbale.views.timeline import latest_entries

CLAIMS = 600


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if request.param == "sqlite":
        place: str | Path = tmp_path_factory.mktemp("record") / "record.db"
    else:
        make: Callable[[], str] = request.getfixturevalue("new_database")
        place = make()
    with Store.open(place) as opened:
        fill(opened, CLAIMS)
        opened.chalk(opened.view().slate_stamp(), lay_out(opened.view()))
        yield opened


def test_a_kept_board_is_the_board(store: Store) -> None:
    made = board(gather(store.view()))
    assert len(made.rows) > 10
    assert kept_board(store.view()) == made
    assert kept_board(store.view(), as_of="2031-01-01") == board(gather(store.view()), as_of="2031-01-01")


@pytest.mark.parametrize(
    "narrowed", [{"party": "Northern Government"}, {"issue": "aid"}, {"issue": "fighting.truce"}]
)
def test_a_narrowed_board_is_the_same(store: Store, narrowed: dict[str, str]) -> None:
    assert kept_board(store.view(), **narrowed) == board(gather(store.view(), **narrowed))  # type: ignore[arg-type]


def test_a_board_between_two_is_the_same(store: Store) -> None:
    between = ("Northern Government", "Coastal Government")
    assert kept_board(store.view(), between=between) == board(gather(store.view()), between=between)
    dossier = load_dossier("havana")
    assert kept_board(store.view(), dossier=dossier) == board(gather(store.view()), dossier=dossier)
    assert kept_board(store.view(), dossier=dossier, only=True) == board(
        gather(store.view()), dossier=dossier, only=True
    )


@pytest.mark.parametrize(
    "period", [(None, None), ("2021", None), (None, "2021-06"), ("2021-03-01", "2021-09-30")]
)
@pytest.mark.parametrize("limit", [1, 20, 10_000])
def test_the_latest_entries_are_those_of_the_timeline(
    store: Store, period: tuple[str | None, str | None], limit: int
) -> None:
    since, until = period
    whole = [e for e in timeline(gather(store.view()), since=since, until=until) if e.date]
    assert whole
    assert latest_entries(store.view(), since=since, until=until, limit=limit) == whole[-limit:]


def test_what_is_kept_is_not_taken_once_the_record_changed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        fill(store, 50)
        assert kept_board(store.view()) is None
        store.chalk(store.view().slate_stamp(), lay_out(store.view()))
        assert kept_board(store.view()) is not None
        claim = next(store.view().claims("positions"))
        judgement = Judgement(
            id="j", verdict="reject", subject=claim.id, reviewer="Someone", made="2024-01-01T00:00:00Z"
        )
        store.bench().add(judgement)
        assert kept_board(store.view()) is None
        store.chalk(store.view().slate_stamp(), lay_out(store.view()))
        assert kept_board(store.view()) == board(gather(store.view()))
        assert msgspec.json.encode(kept_board(store.view()))
