"""A run over an archive gives one record, whoever reads and wherever it was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import pytest

from verbale.record import Store
from verbale.runs import Alone, Cluster, Crew, Orders, Pool, run_archive
from verbale.sources import read_sources
from verbale.terms import Known, Problem, RawItem

RULES = Orders(
    readers=("relevance", "sentences", "syntax", "actors", "places", "times", "statements"),
    ways={"statements": "rules"},
)
FEW = Orders(readers=("relevance", "sentences"))
CHAFF = "The cup final was won on penalties. Fans sang until late in the evening."
WAR = "Rebels and the army agreed a ceasefire in the peace talks. Shelling of the besieged town stopped."


def raw(number: int, text: str) -> RawItem:
    return RawItem(source=f"{number}.txt", data=text.encode(), media="text", retrieved="2024-01-01T00:00:00Z")


def archive(number: int) -> Iterator[RawItem | Problem]:
    yield Problem(source="broken.warc", stage="fetch", reason="it was cut short", seen="2024-01-01T00:00:00Z")
    for index in range(number):
        yield raw(index, f"{WAR} Day {index}." if index % 4 == 0 else f"{CHAFF} Match {index}.")


def told(store: Store) -> list[object]:
    view = store.view()
    texts = [view.report(heading.id) for heading in view.reports()]
    return [*view.reports(), *view.claims(), *view.problems(), *view.sketches(), *texts]


def test_what_is_not_about_a_conflict_is_passed_over(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        done = run_archive(archive(40), store, Alone(FEW), FEW)
        assert (done.documents, done.reports, done.passed, len(done.problems)) == (41, 10, 30, 1)
        assert store.view().counts().reports == 10


def test_all_is_kept_where_that_is_wanted(tmp_path: Path) -> None:
    orders = Orders(readers=FEW.readers, keep_all=True)
    with Store.open(tmp_path / "record.db") as store:
        assert run_archive(archive(8), store, Alone(orders), orders).reports == 8


def test_a_second_run_reads_nothing_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        run_archive(archive(40), store, Alone(FEW), FEW)
        before = told(store)
        again = run_archive(archive(48), store, Alone(FEW), FEW)
        assert (again.known, again.reports) == (40, 2)
        assert told(store)[: len(before) // 9] == before[: len(before) // 9]


def test_other_orders_read_again(tmp_path: Path) -> None:
    other = Orders(readers=("relevance", "sentences", "syntax"))
    with Store.open(tmp_path / "record.db") as store:
        run_archive(archive(8), store, Alone(FEW), FEW)
        assert run_archive(archive(8), store, Alone(other), other).known == 0


def test_a_date_that_is_given_later_is_taken(tmp_path: Path) -> None:
    dated = Orders(readers=FEW.readers, published="2021-03-04")
    found = msgspec.structs.replace(raw(0, WAR), known=Known(url="https://wire.example/a"))
    with Store.open(tmp_path / "record.db") as store:
        for orders in (FEW, dated):
            run_archive([found], store, Alone(orders), orders)
        [heading] = store.view().reports()
        assert heading.published == "2021-03-04"


def crews() -> list[Crew]:
    return [Alone(RULES), Pool(RULES, 2), Cluster(RULES, 2)]


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::FutureWarning", "ignore::DeprecationWarning")
def test_every_crew_makes_the_same_record(tmp_path: Path) -> None:
    with as_file(files("verbale") / "examples") as folder:
        items = list(read_sources(sorted(folder.glob("*/*.txt"))[:12]))
    found = []
    for number, crew in enumerate(crews()):
        with Store.open(tmp_path / f"{number}.db") as store:
            run_archive(items, store, crew, RULES)
            found.append(told(store))
    assert found[0]
    assert found[1] == found[0]
    assert found[2] == found[0]


@pytest.mark.parametrize("media", ["text", "html", "markdown", "jsonl"])
def test_a_document_that_may_be_relevant_is_never_chaff(media: str) -> None:
    from verbale.runs.winnowing import is_chaff

    data = (
        b'{"title": "x", "text": "A truce: shelling \\u0026 siege"}'
        if media == "jsonl"
        else b"<p>A truce: shelling"
    )
    assert not is_chaff(RawItem(source="x", data=data, media=media, retrieved=""))  # type: ignore[arg-type]


def test_what_cannot_be_decoded_is_not_judged() -> None:
    from verbale.runs.winnowing import is_chaff

    assert not is_chaff(RawItem(source="x", data=b"caf\xe9", media="text", retrieved=""))
    assert not is_chaff(RawItem(source="x", data=b"{", media="jsonl", retrieved=""))
    assert is_chaff(raw(1, CHAFF))
