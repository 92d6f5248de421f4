"""What an edit took out and put in."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import UnknownIdError
from verbale.export.terminal import versions_lines
from verbale.record import Store
from verbale.terms import Actor, Event, Reading, Report, Span, Toll, digest_text, head, report_id
from verbale.views import changes, edits_since, gather, versions
from verbale.views.versions import differences

FIRST = "Envoys met in Juba on Friday. Twelve people were killed in Bor, said Amina Yusuf. Talks go on."
SECOND = FIRST.replace("Twelve", "Fourteen").replace("Talks", "The talks")
token = st.text(alphabet="abcde", min_size=1, max_size=3)


def make(text: str, *, supersedes: str | None = None, relevant: bool = True) -> tuple[Report, Reading]:
    sha256 = digest_text(text)
    url = "https://wire.example/1"
    report = Report(
        id=report_id(url=url, title="Talks", published="2031-05-06", sha256=sha256),
        text=text,
        title="Talks",
        published="2031-05-06",
        publisher="Wire",
        url=url,
        sha256=sha256,
        retrieved="2031-05-07T10:00:00Z" if supersedes else "2031-05-06T10:00:00Z",
        supersedes=supersedes,
    )
    wording = "Fourteen people" if "Fourteen" in text else "Twelve people"
    start = text.index(wording)
    count = 14 if "Fourteen" in text else 12
    name = Span(text.index("Amina Yusuf"), text.index("Amina Yusuf") + 11)
    reading = Reading(
        report=head(report),
        relevant=relevant,
        actors=(Actor(span=name, name="Amina Yusuf", kind="person", via="name"),),
        events=(Event(type="CONSULT", place="Juba", evidence=Span(0, 29)),),
        tolls=(
            Toll(
                kind="killed",
                low=count,
                high=count,
                wording=wording,
                evidence=Span(start, start + len(wording) + 18),
            ),
        ),
        readers={"events": "1", "tolls": "1"},
    )
    return report, reading


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store.open(tmp_path / "a.db")
    first, reading = make(FIRST)
    second, corrected = make(SECOND, supersedes=first.id)
    with found.writer() as writer:
        writer.add(first, reading, b"one")
        writer.add(second, corrected, b"two")
    return found


def test_the_latest_version_stands_for_all(store: Store) -> None:
    view = store.view()
    [heading] = view.reports()
    assert view.report(heading.id).text == SECOND
    assert [claim.record.low for claim in view.claims("tolls")] == [14]  # type: ignore[union-attr]
    assert [hit.report_id for hit in view.search("Juba")] == [heading.id]
    assert [claim.report_id for claim in view.search_claims("Juba")] == [heading.id]
    assert [found for found, _ in view.sketches()] == [heading.id]
    assert view.counts().reports == 1
    store.close()


def test_the_older_claims_are_kept_and_no_longer_current(store: Store) -> None:
    view = store.view()
    older = make(FIRST)[0]
    [toll] = view.claims("tolls", report_ids=[older.id])
    assert not view.is_current(toll.id)
    assert view.claim(toll.id).report_id == older.id
    assert view.reading(older.id).tolls[0].low == 12
    store.close()


def test_a_copy_of_an_older_version_is_a_copy_of_what_stands(store: Store) -> None:
    older, newer = make(FIRST)[0], make(SECOND)[0]
    copy = msgspec.structs.replace(older, id="c" * 20, url="https://other.example/1")
    reading = make(FIRST)[1]
    heading = msgspec.structs.replace(head(copy), copy_of=older.id)
    with store.writer() as writer:
        writer.add(copy, msgspec.structs.replace(reading, report=heading))
    assert {h.id: h.copy_of for h in store.view().reports()} == {newer.id: None, copy.id: newer.id}
    store.close()


def test_an_edit_shows_words_and_claims(store: Store) -> None:
    made = versions(store.view(), make(FIRST)[0].id[:8])
    [edit] = made.edits
    kinds = [(piece.kind, piece.words) for piece in edit.pieces]
    assert ("gone", "Twelve") in kinds
    assert ("new", "Fourteen") in kinds
    assert [line for line, _ in edit.gone] != [line for line, _ in edit.new]
    assert (len(edit.gone), len(edit.new), edit.kept) == (1, 1, 1)
    store.close()


def test_private_names_are_withheld_in_it(store: Store) -> None:
    shown = "\n".join(line.plain for line in versions_lines(versions(store.view(), make(FIRST)[0].id), 80))
    assert "Yusuf" not in shown
    assert "[-Twelve-] {+Fourteen+}" in shown
    open_ = versions(store.view(), make(FIRST)[0].id, show_names=True)
    assert any("Yusuf" in piece.words for piece in open_.edits[0].pieces)
    store.close()


def test_the_words_of_what_is_not_about_the_conflict_are_not_shown(store: Store) -> None:
    third, reading = make(SECOND + " It rained.", supersedes=make(SECOND)[0].id, relevant=False)
    with store.writer() as writer:
        writer.add(third, reading)
    made = versions(store.view(), third.id)
    assert len(made.edits) == 2
    assert made.edits[1].pieces == ()
    store.close()


def test_an_edit_that_is_taken_back(store: Store) -> None:
    first, second = make(FIRST)[0], make(SECOND)[0]
    back = msgspec.structs.replace(first, supersedes=second.id)
    with store.writer() as writer:
        assert writer.add_version(back)
        assert not writer.add_version(back)
    assert [h.id for h in store.view().reports()] == [first.id]
    assert [v.stands for v in store.view().versions(second.id)] == [True, False]
    store.close()


def test_an_edit_is_a_correction_of_the_day_it_was_found(store: Store) -> None:
    view = store.view()
    material = gather(view)
    made = changes(material, since="2031-05-07", edits=edits_since(view, "2031-05-07"))
    assert sorted(change.note or "" for change in made.corrections) == [
        "no longer said in the new version",
        "said in the new version alone",
    ]
    assert edits_since(view, "2031-05-08") is None
    store.close()


def test_a_report_that_nobody_knows(store: Store) -> None:
    with pytest.raises(UnknownIdError):
        versions(store.view(), "abc")
    store.close()


@given(st.lists(token), st.lists(token))
def test_differences_give_both_texts_back(one: list[str], other: list[str]) -> None:
    pieces = list(differences(" ".join(one), " ".join(other), around=10_000))
    older = " ".join(piece.words for piece in pieces if piece.kind in ("same", "gone")).split()
    newer = " ".join(piece.words for piece in pieces if piece.kind in ("same", "new")).split()
    if one and one != other:
        assert (older, newer) == (one, other)


def test_a_name_that_is_withheld_is_one_word() -> None:
    pieces = list(differences("a b “[name withheld]” c", "a b “[name withheld]” d", around=1))
    assert [piece.words for piece in pieces] == ["", "“[name withheld]”", "c", "d"]
