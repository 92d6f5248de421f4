"""Expressions of time are found, typed and dated."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reading.draft import Draft
from verbale.reading.sentences import SentenceReader
from verbale.reading.syntax import SyntaxReader
from verbale.reading.times import TimeReader, day_of
from verbale.reading.times import calendar as cal
from verbale.terms import DATES, Report

PUBLISHED = "2016-02-24"
"""A Wednesday."""


def read(text: str, published: str | None = PUBLISHED) -> Draft:
    draft = Draft(report=Report(id="r", text=text, published=published))
    for reader in (SentenceReader(), SyntaxReader(), TimeReader()):
        for prediction in reader.predict([draft]):
            reader.annotate(draft, prediction)
    return draft


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    draft = read(text, published)
    return [(time.span.of(text), time.type, time.value) for time in draft.times]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Guerrillas attacked the post on Monday.", "Monday", "DATE", "2016-02-22"),
        ("Guerrillas attacked the post on Wednesday.", "Wednesday", "DATE", "2016-02-24"),
        ("The delegations will meet on Friday.", "Friday", "DATE", "2016-02-26"),
        ("Talks are due to begin on Friday.", "Friday", "DATE", "2016-02-26"),
        ("They agreed to meet on Friday.", "Friday", "DATE", "2016-02-26"),
        ("The envoy left last Wednesday.", "last Wednesday", "DATE", "2016-02-17"),
        ("Shelling began on Monday morning.", "Monday morning", "TIME", "2016-02-22TMO"),
        ("The accord was signed on 10 September 2015.", "10 September 2015", "DATE", "2015-09-10"),
        ("The accord was signed on Nov. 8.", "Nov. 8", "DATE", "2015-11-08"),
        ("A ceasefire took hold in September.", "September", "DATE", "2015-09"),
        ("It began in February 2014.", "February 2014", "DATE", "2014-02"),
        ("Fighting flared in early 2015.", "early 2015", "DATE", "2015"),
        ("Fighting flared in the 1990s.", "the 1990s", "DATE", "199"),
        ("The road has been shut since October.", "October", "DATE", "2015-10"),
        ("They met last month.", "last month", "DATE", "2016-01"),
        ("They met this week.", "this week", "DATE", "2016-W08"),
        ("They met earlier this year.", "earlier this year", "DATE", "2016"),
        ("The bridge was destroyed two weeks ago.", "two weeks ago", "DATE", "2016-W06"),
        ("The truce held for two weeks.", "two weeks", "DURATION", "P2W"),
        ("The five-year-old war has displaced millions.", "five-year-old", "DURATION", "P5Y"),
        ("Convoys leave every day.", "every day", "SET", "P1D"),
        ("Shells fell every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("The gate shut at 3 p.m.", "3 p.m.", "TIME", "2016-02-24T15:00"),
    ],
)
def test_values(text: str, words: str, kind: str, value: str) -> None:
    assert (words, kind, value) in values(text)


def test_a_day_earlier_counts_from_the_day_last_spoken_of() -> None:
    text = "The convoy arrived on 3 January 2016. Mortars had hit the road a day earlier."
    assert values(text)[-1] == ("a day earlier", "DATE", "2016-01-02")


def test_what_was_to_come_counts_from_the_day_it_was_said() -> None:
    text = "The mediator said on Monday the sides would meet on Tuesday."
    assert [value for _, _, value in values(text)] == ["2016-02-22", "2016-02-23"]


def test_without_a_date_of_publication_only_what_can_be_said_is() -> None:
    text = "They met on Friday and signed on 5 March 2015."
    assert [value for _, _, value in values(text, None)] == ["XXXX-WXX-5", "2015-03-05"]


@pytest.mark.parametrize(
    "text",
    [
        "A six-year-old girl was hurt.",
        "The army sent 2000 soldiers.",
        "They may march on the capital.",
        "He earned $10 and left.",
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_day_of_takes_what_hangs_on_the_verb_first() -> None:
    draft = read("Rebels who seized the town on Sunday freed ten captives on Tuesday.")
    sentence = draft.sentences[0]
    freed = next(t for t in sentence.doc if t.text == "freed")
    seized = next(t for t in sentence.doc if t.text == "seized")
    found = [day_of(draft, sentence, token) for token in (freed, seized)]
    assert [time.value if time else None for time in found] == ["2016-02-23", "2016-02-21"]


def test_day_of_is_none_where_the_sentence_names_no_day() -> None:
    draft = read("Rebels have held the town for two years.")
    sentence = draft.sentences[0]
    assert day_of(draft, sentence, sentence.doc[2]) is None


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 7))
def test_a_weekday_is_the_latest_not_after(published: date, number: int) -> None:
    day = cal.weekday(published, number, future=False)
    assert timedelta(0) <= published - day < timedelta(7)
    assert day.isoweekday() == number


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.sampled_from((-1, 1)))
def test_a_month_lies_on_the_side_the_tense_asks_for(published: date, number: int, turn: int) -> None:
    value = cal.month_of_year(published, number, turn)
    here = published.isoformat()[:7]
    assert DATES.validate(value)
    assert value <= here if turn < 0 else value >= here


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="on in May 12 , Monday 2015 last a week ago - 3:0pm’s.", max_size=60))
def test_any_text_gives_spans_in_order_within_it(text: str) -> None:
    draft = read(text)
    for time in draft.times:
        assert 0 <= time.span.start < time.span.end <= len(text)
    assert draft.times == sorted(draft.times, key=lambda time: time.span)
