"""The date that belongs to a word, for the readers of events, tolls, statements and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.attachment import attached
from verbale.reading.draft import Draft, Sentence
from verbale.terms import DATES, Time

if TYPE_CHECKING:
    from spacy.tokens import Token


def day_of(draft: Draft, sentence: Sentence, token: Token) -> Time | None:
    """The calendar date that modifies a word: one that hangs on it, else its clause's, else its sentence's.

    Only dates whose value begins with an ISO prefix count: no durations, no "recently", no weeks.
    `DATES.clean(time.value)` is the prefix. None where the sentence names no such date.
    """
    dates = [time for time in draft.times_in(sentence.span) if is_calendar(time)]
    return attached(sentence, token, dates)


def is_calendar(time: Time) -> bool:
    """Whether it names a day, month or year of the calendar."""
    return time.type in ("DATE", "TIME") and DATES.clean(time.value) is not None
