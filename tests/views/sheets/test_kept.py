"""What is kept of a record shows what its claims show, by whatever it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.made_up import PARTIES, PLACES
from benchmarks.million import fill
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.record import Store
from verbale.terms import Judgement
from verbale.views import board, edits_since, gather, timeline
from verbale.views.movement import STEPS
from verbale.views.sheets import Cut, DirectSheets, Finder, KeptSheets, Sieve, keep_all, latest_lines, way_of
from verbale.views.slate import lay_out
from verbale.views.timeline import KINDS

CLAIMS = 800
DAYS = [None, "2020-06", "2021-03-01", "2022", "2023-11-11", "2024-01-30"]
ISSUES = [None, "aid", "fighting.truce", "held", "other", "killed", "ASSAULT"]
NAMES = [None, *PARTIES[:3], "Nobody"]
Both = tuple[DirectSheets, KeptSheets]


def judge(store: Store) -> None:
    """A reviewer edits one position, rejects another and hides a person."""
    positions = list(store.view().claims("positions"))
    made = {"reviewer": "Someone", "made": "2024-01-01T00:00:00Z"}
    changes = {"party": "Quite Another", "stance": "offer"}
    for judgement in (
        Judgement(id="1", verdict="edit", subject=positions[3].id, changes=changes, **made),
        Judgement(id="2", verdict="reject", subject=positions[5].id, **made),
        Judgement(id="3", verdict="hide", subject="Aba River Government", **made),
        Judgement(id="4", verdict="takedown", subject=positions[9].report_id, **made),
    ):
        assert store.bench().add(judgement)


def entries_of(store: Store, *args: Any) -> list[Any]:
    since, until, kinds = args
    found = timeline(gather(store.view()), since=since, until=until, kinds=kinds)
    return [entry for entry in found if entry.date]


def both_of(store: Store) -> Both:
    """The sheets of a record, from its claims and from what is kept."""
    view = store.view()
    store.chalk(view.slate_stamp(), lay_out(view))
    keep_all(view, store.keeper(), None)
    shelf = view.shelf(way_of(None, show_names=False))
    assert shelf is not None
    memory: dict[Any, Any] = {}

    def take(party: str | None, issue: str | None) -> Any:
        if (party, issue) not in memory:
            memory[party, issue] = gather(view, party=party, issue=issue)
        return memory[party, issue]

    return DirectSheets(take, lambda since: edits_since(view, since), None), KeptSheets(
        view, Finder(shelf), None
    )


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    if request.param == "sqlite":
        place: str | Path = tmp_path_factory.mktemp("record") / "record.db"
    else:
        make: Callable[[], str] = request.getfixturevalue("new_database")
        place = make()
    with Store.open(place) as store:
        fill(store, CLAIMS)
        judge(store)
        yield both_of(store)


sieves = st.builds(
    Sieve,
    party=st.sampled_from(NAMES),
    issue=st.sampled_from(ISSUES),
    speaker=st.sampled_from([None, "aba", "River", "nobody"]),
    publisher=st.sampled_from([None, "Daily 3", "Daily"]),
    point=st.sampled_from([None, PLACES[0], "CROSSING", "nowhere"]),
    place=st.sampled_from([None, PLACES[0], "ka", "nowhere"]),
    kind=st.sampled_from([None, *KINDS]),
    step=st.sampled_from([None, *STEPS]),
    since=st.sampled_from(DAYS),
    until=st.sampled_from(DAYS),
)
cuts = st.builds(Cut, st.sampled_from([0, 10, 35, 1000]), st.sampled_from([1, 10, 40]))
LISTS = ["movement", "timeline", "rounds", "incidents", "access", "statements", "reports"]


@pytest.mark.parametrize("name", LISTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sieve=sieves, cut=cuts)
def test_a_kept_list_is_the_list(both: Both, name: str, sieve: Sieve, cut: Cut) -> None:
    direct, kept = (getattr(one, name)(sieve, cut) for one in both)
    if name == "movement":
        assert kept == direct
    else:
        assert (list(kept.lines), kept.total) == (list(direct.lines), direct.total)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sieve=sieves)
def test_a_kept_overview_is_the_overview(both: Both, sieve: Sieve) -> None:
    direct, kept = both
    for name in ("board", "steps", "sticking"):
        assert getattr(kept, name)(sieve) == getattr(direct, name)(sieve), name
    for name in ("spots", "placed"):
        one, other = getattr(kept, name)(sieve, 5), getattr(direct, name)(sieve, 5)
        assert {**vars(one), **{k: list(v) for k, v in vars(one).items() if k in ("shown", "lines")}} == {
            **vars(other),
            **{k: list(v) for k, v in vars(other).items() if k in ("shown", "lines")},
        }


@pytest.mark.parametrize(
    "sieve",
    [
        Sieve(),
        *(Sieve(party=p) for p in PARTIES[:3]),
        *(Sieve(issue=i) for i in ("aid", "held.hostages", "other")),
    ],
)
def test_kept_briefs_and_changes_are_those_of_the_claims(both: Both, sieve: Sieve) -> None:
    direct, kept = both
    assert kept.changes(sieve) == direct.changes(sieve)
    assert kept.brief(sieve, "Minutes") == direct.brief(sieve, "Minutes")


def test_kept_facts_are_those_of_the_claims(both: Both) -> None:
    direct, kept = both
    for name in ("extent", "parties", "speakers", "publishers", "coverage"):
        assert getattr(kept, name)() == getattr(direct, name)(), name


def test_the_latest_lines_are_those_of_the_timeline_kept_or_not(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        fill(store, 300)
        asked = [
            (None, None, KINDS),
            ("2021", "2022-03", KINDS),
            (None, "2022-03-01", ("tolls",)),
            ("2023-01-01", None, ("events", "rounds")),
        ]
        for _ in ("from claims", "kept"):
            for since, until, kinds in asked:
                whole = entries_of(store, since, until, kinds)
                for limit in (1, 10, 5000):
                    found = latest_lines(store.view(), since=since, until=until, kinds=kinds, limit=limit)
                    assert found == whole[-limit:]
            keep_all(store.view(), store.keeper(), None)


def test_names_are_shown_where_they_may_be(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        fill(store, 300)
        view = store.view()
        keep_all(view, store.keeper(), None, show_names=True)
        assert view.shelf(way_of(None, show_names=False)) is None
        shelf = view.shelf(way_of(None, show_names=True))
        assert shelf is not None
        kept = KeptSheets(view, Finder(shelf), None)
        for sieve in (Sieve(), Sieve(party=PARTIES[0]), Sieve(issue="aid")):
            named = gather(view, party=sieve.party, issue=sieve.issue, show_names=True)
            assert kept.board(sieve) == board(named)
