"""The example dispatches read as an analyst would read them."""

from pathlib import Path

import pytest

from verbale.record import Store, View
from verbale.runs import example_dispatches, read_into
from verbale.sources import read_sources
from verbale.terms import Position, Problem, Report
from verbale.views import Material, board, brief, gather, timeline

WORKED_OUT = {"havana": 20, "mindanao": 13, "aceh": 9}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    problems: list[Problem] = []
    store = Store.open(tmp_path_factory.mktemp("examples") / "examples.db")
    with example_dispatches() as folder:
        files = [str(p) for name in sorted(WORKED_OUT) for p in sorted(folder.glob(f"{name}/*.txt"))]
        items = read_sources(files)
        assert sum(1 for _ in read_into(items, store, problems=problems)) == sum(WORKED_OUT.values())
    assert problems == []
    return store.view()


def named(view: View, name: str) -> Report:
    """The dispatch whose file has this name."""
    reports = (view.report(heading.id) for heading in view.reports())
    return next(r for r in reports if Path(r.source).stem == name)


def material(view: View, process: str) -> Material:
    ids = [h.id for h in view.reports() if f"/{process}/" in view.report(h.id).source]
    return gather(view, report_ids=ids)


def test_copies_are_led_back_to_their_origin(view: View) -> None:
    copies = [h for h in view.reports() if Path(view.report(h.id).source).stem.endswith("-copy")]
    assert len(copies) == 4
    for heading in copies:
        original = named(view, Path(view.report(heading.id).source).stem.removesuffix("-copy"))
        assert heading.copy_of == original.id


def test_a_copy_is_no_second_origin(view: View) -> None:
    made = brief(material(view, "aceh"))
    assert made.reports - made.origins == 1


def test_rival_counts_stand_side_by_side(view: View) -> None:
    report = named(view, "2005-04-20-clash")
    tolls = {(c.record.low, c.record.counted_by) for c in view.claims("tolls", report_ids=[report.id])}
    assert any(low == 8 for low, _ in tolls)
    assert any(low == 3 for low, _ in tolls)


def test_a_party_that_moves_has_a_history(view: View) -> None:
    stances = {
        (c.record.party, c.record.issue)
        for c in material(view, "aceh").of("positions")
        if isinstance(c.record, Position)
    }
    assert any(party == "Free Aceh Movement" for party, _ in stances)


def test_boards_name_the_parties(view: View) -> None:
    assert {"Colombian government", "FARC"} & set(board(material(view, "havana")).parties[:4])


def test_every_quotation_is_the_reports_own_words(view: View) -> None:
    for claim in view.claims():
        text = view.report(claim.report_id).text
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)


def test_the_timeline_is_in_order(view: View) -> None:
    dates = [e.date for e in timeline(material(view, "mindanao")) if e.date]
    assert dates == sorted(dates)
    assert len(dates) > 10
