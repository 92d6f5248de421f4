from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import AmbiguousIdError, UnknownIdError
from verbale.record import Store, View
from verbale.terms import Event, Reading, Report

Build = Callable[..., tuple[Report, Reading]]


@pytest.fixture
def store(place: str | Path) -> Iterator[Store]:
    with Store.open(place) as opened:
        yield opened


@pytest.fixture
def view(store: Store, build: Build) -> View:
    with store.writer() as writer:
        writer.add(*build())
        writer.add(*build(" Fighting resumed in Bentiu.", title="Later", published="2014-02"))
        writer.add(*build(" Undated.", title="Undated", published=None))
    return store.view()


def test_headings_come_in_order(view: View) -> None:
    assert [heading.title for heading in view.reports()] == ["Talks open", "Later", "Undated"]


def test_headings_narrow_by_date(view: View) -> None:
    assert [h.title for h in view.reports(since="2014-01-04", until="2014-02-10")] == ["Later"]
    assert [h.title for h in view.reports(until="2014-01")] == ["Talks open"]


def test_headings_narrow_by_publisher_and_relevance(view: View) -> None:
    assert len(list(view.reports(publisher="Example Wire", relevant=True))) == 3
    assert not list(view.reports(relevant=False))


def test_claims_narrow_by_party(view: View) -> None:
    assert {claim.kind for claim in view.claims(party="SPLM-IO")} == {"positions", "statements"}


@pytest.mark.parametrize(
    ("issue", "number"), [("forces", 3), ("forces.foreign", 3), ("force", 0), ("forces_", 0), ("ASSAULT", 3)]
)
def test_claims_narrow_by_issue_or_type(view: View, issue: str, number: int) -> None:
    assert len(list(view.claims(issue=issue))) == number


def test_claims_narrow_by_their_own_date_or_their_reports(view: View) -> None:
    found = list(view.claims("events", since="2014-02-15"))
    assert [(claim.record.type, claim.record.date) for claim in found if isinstance(claim.record, Event)] == [
        ("ASSAULT", None)
    ]


def test_claims_narrow_by_place_and_report(view: View, build: Build) -> None:
    report_id = build()[0].id
    (claim,) = view.claims(place="Addis Ababa", report_ids=[report_id])
    assert claim.report_id == report_id
    assert not list(view.claims(report_ids=[]))


def test_any_number_of_reports_can_be_asked_for(view: View) -> None:
    assert not list(view.claims(report_ids=[f"{n:020x}" for n in range(100_000)]))


def test_texts_and_mentions_come_in_bulk(view: View, build: Build) -> None:
    report, reading = build()
    assert view.texts([report.id, "0" * 20]) == {report.id: report.text}
    (bare,) = view.bare_readings([report.id])
    assert (bare.actors, bare.tolls, bare.report) == (reading.actors, (), reading.report)


@pytest.mark.parametrize("wanted", ["", "00000000000000000000", "no such", "%", "ABC"])
def test_an_unknown_id_says_so(view: View, wanted: str) -> None:
    for find in (view.claim, view.report, view.reading):
        with pytest.raises(UnknownIdError):
            find(wanted)


def test_an_ambiguous_id_names_candidates(store: Store, build: Build) -> None:
    with store.writer() as writer:
        for number in range(17):
            writer.add(*build(f" Update {number}."))
    view = store.view()
    firsts = [heading.id[0] for heading in view.reports()]
    shared = next(digit for digit in firsts if firsts.count(digit) > 1)
    with pytest.raises(AmbiguousIdError) as caught:
        view.report(shared)
    assert all(candidate.startswith(shared) for candidate in caught.value.candidates)


def test_a_claim_of_a_past_reading_is_still_found(store: Store, build: Build) -> None:
    report, reading = build()
    with store.writer() as writer:
        writer.add(report, reading)
    (past,) = store.view().claims("tolls")
    with store.writer() as writer:
        writer.add(report, msgspec.structs.replace(reading, tolls=()))
    assert store.view().claim(past.id) == past
    assert not store.view().is_current(past.id)


def test_search_gives_the_words_where_they_stand(view: View) -> None:
    hits = view.search('"foreign troops" withdrawal')
    assert len(hits) == 3
    text = view.report(hits[0].report_id).text
    assert [span.of(text) for span in hits[0].matches] == ["foreign troops", "withdraw"]
    assert hits[0].snippet == hits[0].at.of(text)


def test_search_finds_by_headline(view: View) -> None:
    (hit,) = view.search("later")
    assert (hit.matches, hit.at.start) == ((), 0)


def test_search_finds_claims_by_the_names_they_resolve(view: View) -> None:
    assert {claim.kind for claim in view.search_claims("SPLM-IO foreign")} == {"positions", "statements"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        '""',
        "*",
        "a AND",
        "NEAR(",
        "title:x",
        "-",
        "'; --",
        "\0",
        "\ud800",
        "(",
        "^",
        "{a b}:c",
        "“x",
    ],
)
def test_any_query_can_be_asked(view: View, query: str) -> None:
    assert isinstance(view.search(query), list)
    assert isinstance(view.search_claims(query), list)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with Store.open(tmp_path_factory.mktemp("record") / "record.db") as store:
        yield store.view()


@given(query=st.text())
def test_any_text_can_be_looked_for(small: View, query: str) -> None:
    assert small.search(query) == []


def test_a_text_with_strange_characters_is_found_whole(store: Store, build: Build) -> None:
    report, reading = build(" \U0001f54a Ñandú \ufdd0 peace dove.")
    with store.writer() as writer:
        writer.add(report, reading)
    assert store.view().report(report.id) == report
    (hit,) = store.view().search("nandu")
    assert hit.snippet in report.text


def test_a_nul_is_kept_or_told_of(store: Store, build: Build) -> None:
    report, reading = build(" Nul \0 here.")
    with store.writer() as writer:
        added = writer.add(report, reading)
    if store._engine.dialect.name == "sqlite":
        assert store.view().report(report.id) == report
    else:
        assert not added.stored
        assert "NUL" in next(store.view().problems()).reason


@pytest.mark.parametrize(
    "query", ["rebel", '"foreign troops"', "withdraws bor", "REBELS killed", "nobody", "a-b"]
)
def test_both_backends_find_the_same(
    tmp_path: Path, new_database: Callable[[], str], build: Build, query: str
) -> None:
    found = []
    for place in (tmp_path / "record.db", new_database()):
        with Store.open(place) as store:
            with store.writer() as writer:
                writer.add(*build())
                writer.add(*build(" Rébels, the rebels and again rebels withdrew.", title="Rebels"))
                writer.add(*build(" A longer report on foreigners and troops." * 9, title="Third"))
            hits = store.view().search(query)
            claims = store.view().search_claims(query)
            found.append(
                (
                    sorted((hit.title, hit.snippet, hit.matches) for hit in hits),
                    sorted(one.id for one in claims),
                    [hit.title for hit in hits][:1] if query == "rebel" else None,
                )
            )
    assert found[0] == found[1]


def test_of_two_articles_that_were_edited_the_latest_versions_stand(store: Store, build: Build) -> None:
    with store.writer() as writer:
        for title in ("First", "Second"):
            old, read = build(f" {title}.", title=title)
            new, new_read = build(f" {title}, edited.", title=f"{title}, edited")
            writer.add(old, read)
            writer.add(msgspec.structs.replace(new, supersedes=old.id), new_read)
    assert [heading.title for heading in store.view().reports()] == ["First, edited", "Second, edited"]
