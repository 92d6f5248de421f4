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
        ("The depot burned down in March last year.", "March last year", "DATE", "2015-03"),
        ("Elders gather each July.", "each July", "SET", "XXXX-07"),
        ("The army quit the valley in nineteen ninety-four.", "nineteen ninety-four", "DATE", "1994"),
        ("They will disarm by the year two thousand twenty.", "the year two thousand twenty", "DATE", "2020"),
        ("Guerrillas freed him on Thanksgiving Day.", "Thanksgiving Day", "DATE", "2015-11-26"),
        ("A truce for Easter was agreed.", "Easter", "DATE", "2015-04-05"),
        ("The convoy waited for 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M"),
        ("The siege could last two to three weeks.", "two to three weeks", "DURATION", "P3W"),
        ("Guards left less than a week after the raid.", "less than a week", "DURATION", "P1W"),
        ("The two-week siege emptied the town.", "two-week", "DURATION", "P2W"),
        ("Rebels took the port a decade ago.", "a decade ago", "DATE", "2006"),
        ("Shelling resumed the next morning.", "the next morning", "TIME", "2016-02-25TMO"),
        ("The force will leave by year-end.", "year-end", "DATE", "2016"),
        ("A recent raid killed two guards.", "recent", "DATE", "PAST_REF"),
        ("Envoys may return this summer.", "this summer", "DATE", "2016-SU"),
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Elders want the court to suspend the order issued Monday.", "2016-02-22"),
        ("They will try to live with Monday's ruling.", "2016-02-22"),
        ("The governor postponed the vote until Monday.", "2016-02-29"),
        ("The convoy may arrive as soon as Monday.", "2016-02-29"),
        ("They will need peace before the November election.", "2016-11"),
        ("The conference failed to open on Tuesday.", "2016-02-23"),
    ],
)
def test_the_words_beside_a_day_say_which_way_it_lies(text: str, value: str) -> None:
    assert [found for _, _, found in values(text)] == [value]


def test_a_month_without_a_tense_is_one_gone_rather_than_one_far_off() -> None:
    assert values("The July offensive in the north.")[0][2] == "2015-07"


def test_the_year_and_month_said_to_follow_count_from_those_last_spoken_of() -> None:
    text = (
        "The accord was signed in March 2013. The following month fighting resumed. It ended later that year."
    )
    assert [value for _, _, value in values(text)] == ["2013-03", "2013-04", "2013"]


def test_figures_of_a_quarter_compare_with_the_same_quarter_a_year_earlier() -> None:
    text = (
        "Aid spending fell in the fourth quarter. Donors gave $3 million, down from $5 million a year earlier. "
        "In the year-ago quarter food took half."
    )
    assert [value for _, _, value in values(text)] == ["2015-Q4", "2014-Q4", "2014-Q4"]


def test_a_year_earlier_without_figures_is_the_year() -> None:
    text = "Fighting rose in the fourth quarter. The road was shut a year earlier."
    assert values(text)[-1][2] == "2015"


def test_a_year_and_a_sentence_are_no_range() -> None:
    text = "He was jailed in January 2015 to 15 years."
    assert [value for _, _, value in values(text)] == ["2015-01", "P15Y"]


def test_a_year_that_ended_is_a_length() -> None:
    assert values("The mission cost $8 million for the year ended in June.")[0][1:] == ("DURATION", "P1Y")


def test_the_quarter_of_a_city_is_no_time() -> None:
    assert values("Shells fell on the quarter.") == []


@given(st.integers(1900, 2090))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    easter = cal.feast(year, "easter+0")
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


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
        "Crowds marked Martyrs' Memorial Day.",
        "About three-quarters fled.",
        "The ship passed the Easter Islands.",
        "He was named doctor of the year.",
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
