"""What fetching remembers, in a record."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale.record import Capture, Ledger, Listed, Outcome, Store
from verbale.terms import Reading, Report

FEED = "https://wire.example/feed"
NOW = 1_900_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db") as found:
        yield found


def listed(*keys: str, digest: str = "1") -> list[Listed]:
    return [Listed(key, f"https://wire.example/{key}", "{}", digest) for key in keys]


def due(ledger: Ledger, now: float = NOW, *, fresh: bool = True) -> list[str]:
    return [article.key for article in ledger.due(FEED, now, fresh=fresh, limit=100)]


def test_what_is_new_or_listed_otherwise_is_due(store: Store) -> None:
    ledger = store.ledger()
    assert ledger.list_articles(FEED, listed("a", "b"), NOW) == (2, 0)
    assert ledger.list_articles(FEED, listed("a", "b", "c"), NOW) == (1, 0)
    assert due(ledger) == ["a", "b", "c"]
    ledger.settle(
        Outcome(seq=one.seq, checked=NOW, due=None) for one in ledger.due(FEED, NOW, fresh=True, limit=9)
    )
    assert ledger.count_due(FEED, NOW) == 0
    assert ledger.list_articles(FEED, listed("b", digest="2"), NOW) == (0, 1)
    assert due(ledger, fresh=False) == ["b"]


def test_an_article_is_due_when_its_time_comes(store: Store) -> None:
    ledger = store.ledger()
    ledger.list_articles(FEED, listed("a"), NOW)
    [article] = ledger.due(FEED, NOW, fresh=True, limit=9)
    ledger.settle([Outcome(seq=article.seq, checked=NOW, due=NOW + 60, validators='["1",""]')])
    assert due(ledger, NOW + 59, fresh=False) == []
    [again] = ledger.due(FEED, NOW + 60, fresh=False, limit=9)
    assert (again.validators, again.checked) == ('["1",""]', NOW)


def test_sources_do_not_mix(store: Store) -> None:
    ledger = store.ledger()
    ledger.list_articles("https://other.example/feed", listed("a"), NOW)
    assert due(ledger) == []
    assert ledger.article(FEED, "a") is None


def test_a_key_points_to_the_report_that_stood_there_last(
    store: Store, build: Callable[..., tuple[Report, Reading]]
) -> None:
    ledger = store.ledger()
    ledger.list_articles(FEED, listed("a"), NOW)
    [article] = ledger.due(FEED, NOW, fresh=True, limit=9)
    for tail in (" One.", " Two."):
        report, reading = build(tail)
        with store.writer() as writer:
            writer.add(report, reading)
        outcome = Outcome(seq=article.seq, checked=NOW, due=None, keys=("k", "l"), report_id=report.id)
        ledger.settle([outcome, outcome])
        assert ledger.standing(["unknown", "l"]) == report.id
    assert ledger.standing(["unknown"]) is None


def test_bytes_are_kept_once_with_every_answer(store: Store) -> None:
    ledger = store.ledger()
    capture = Capture(
        asked=FEED,
        url=FEED,
        status=200,
        headers=(("etag", '"1"'),),
        fetched="2031-05-06T10:00:00Z",
        sha256="ab",
    )
    ledger.keep(capture, b"bytes" * 100)
    ledger.keep(capture, b"bytes" * 100)
    assert ledger.raw("ab") == b"bytes" * 100
    assert ledger.captures("ab") == [capture, capture]
    assert ledger.raw("cd") is None


def test_a_source_is_remembered_as_it_was_last(store: Store) -> None:
    ledger = store.ledger()
    assert ledger.source(FEED) is None
    ledger.save_source(FEED, "1")
    ledger.save_source(FEED, "2")
    assert ledger.source(FEED) == "2"
