"""Which claim is asked about next, and how an answer becomes a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.conftest import TEXT, make_reading, make_report

from verbale.errors import UnknownIdError, VerbaleError
from verbale.record import Store
from verbale.terms import KINDS
from verbale.views import (
    ANSWERS,
    Asked,
    asked_about,
    gather,
    judge,
    next_claim,
    next_join,
    remaining_copies,
    take_back,
)
from verbale.views.sheets import DirectSheets


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record of two reports of one day, and of one thing."""
    with Store.open(tmp_path / "record.db") as opened:
        with opened.writer() as writer:
            for title in ("Talks open", "Talks begin"):
                report = make_report(TEXT, title=title)
                writer.add(report, make_reading(report))
        yield opened


def put(store: Store, verdict: str, *targets: str) -> str:
    made = judge(store.view(), verdict, targets, reviewer="R. Viewer")  # type: ignore[arg-type]
    store.bench().add(made)
    return made.id


def sheets_of(store: Store) -> DirectSheets:
    return DirectSheets(
        lambda party, issue: gather(store.view(), party=party, issue=issue), lambda _: None, None
    )


def walk(store: Store, *, again: bool = False, kinds: tuple[str, ...] = ()) -> list[Asked]:
    """All questions on claims, one behind the other."""
    found, after = [], ""
    while asked := next_claim(store.view(), again=again, after=after, kinds=kinds):
        found.append(asked)
        after = asked.after
    return found


def test_every_claim_is_asked_about_once_in_the_order_of_the_record(store: Store) -> None:
    assert [one.question.ids[0] for one in walk(store)] == [claim.id for claim in store.view().claims()]


def test_a_question_has_its_words_in_context(store: Store) -> None:
    for one in walk(store):
        assert one.shown[0].words in TEXT
        assert one.question.lines == (one.shown[0].line,)


def test_what_was_judged_is_asked_about_only_again(store: Store) -> None:
    first, *rest = walk(store)
    put(store, "reject", first.question.ids[0])
    assert [one.question.ids for one in walk(store)] == [one.question.ids for one in rest]
    assert walk(store, again=True)[0].question.ids == first.question.ids
    assert walk(store, again=True)[0].shown[0].review is not None


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone_is_gone_through(store: Store, kind: str) -> None:
    wanted = [claim.id for claim in store.view().claims(kind)]
    assert [one.question.ids[0] for one in walk(store, kinds=(kind,))] == wanted


def test_a_report_that_was_taken_down_is_passed_over(store: Store) -> None:
    first = walk(store)[0].shown[0].citation.report_id
    put(store, "takedown", first)
    assert {one.shown[0].citation.report_id for one in walk(store)}.isdisjoint({first})
    with pytest.raises(UnknownIdError):
        asked_about(store.view(), [next(store.view().claims(report_ids=[first])).id])


def test_a_rejected_claim_is_found_by_its_id(store: Store) -> None:
    claim = walk(store)[0].question.ids[0]
    put(store, "reject", claim)
    asked = asked_about(store.view(), [claim[:12]])
    assert asked.question.ids == (claim,)
    assert asked.shown[0].review is not None
    assert asked.shown[0].review.verdict == "reject"


def test_joins_are_gone_through_whatever_is_answered(store: Store) -> None:
    every = []
    while found := next_join(sheets_of(store), store.view().judgements()):
        every.append(found[0])
        put(store, "different", found[0].one, found[0].other)
    assert every
    assert all(join.reasons for join in every)


def test_joins_are_passed_over(store: Store) -> None:
    sheets, seen, after = sheets_of(store), [], ""
    while found := next_join(sheets, (), after=after):
        seen.append(found)
        after = found[1]
    assert len({after for _, after in seen}) == len(seen) >= 1


def test_a_judgement_is_taken_back_and_the_undo_too(store: Store) -> None:
    claim = walk(store)[0].question.ids[0]
    made = put(store, "accept", claim)
    undo, undone = take_back(store.view(), made[:10], reviewer="R. Viewer")
    store.bench().add(undo)
    assert undone.id == made
    assert walk(store)[0].question.ids[0] == claim
    again, _ = take_back(store.view(), undo.id, reviewer="R. Viewer")
    store.bench().add(again)
    assert walk(store)[0].question.ids[0] != claim


@pytest.mark.parametrize(
    ("verdict", "targets"), [("same", 1), ("accept", 2), ("takedown", 2), ("edit", 1), ("hide", 0)]
)
def test_a_verdict_takes_as_many_targets_as_it_is_about(store: Store, verdict: str, targets: int) -> None:
    ids = [claim.id for claim in store.view().claims()][:targets]
    with pytest.raises(VerbaleError):
        put(store, verdict, *ids)


def test_copies_of_a_report_that_was_taken_down_are_told(store: Store) -> None:
    one, other = [heading.id for heading in store.view().reports()]
    copied = [h for h in store.view().reports() if h.copy_of]
    made = judge(store.view(), "takedown", [copied[0].copy_of or "" if copied else one], reviewer="R")
    assert remaining_copies(store.view(), made) == ([copied[0].id] if copied else [])
    assert remaining_copies(store.view(), judge(store.view(), "same", [one, other], reviewer="R")) == []


def test_every_question_has_its_keys() -> None:
    for answers in ANSWERS.values():
        keys = [answer.key for answer in answers]
        assert len(keys) == len(set(keys))
        assert not {"n", "b", "q", "e"}.intersection(keys)


def test_two_claims_are_asked_about_together(store: Store) -> None:
    ids = [claim.id for claim in store.view().claims("events")][:2]
    asked = asked_about(store.view(), ids)
    assert asked.question.about == "join"
    assert [one.claim_id for one in asked.shown] == ids
