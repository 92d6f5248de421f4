"""The date that belongs to a word, for the readers of events, tolls, statements and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.attachment import attached, hangs_on
from verbale.reading.draft import Draft, Sentence
from verbale.terms import DATES, Time

if TYPE_CHECKING:
    from spacy.tokens import Token


def day_of(draft: Draft, sentence: Sentence, token: Token) -> Time | None:
    """The calendar date that modifies a word: one that hangs on it, else its clause's, else its sentence's.

    Only dates whose value begins with an ISO prefix count: no durations, no weeks.
    `DATES.clean(time.value)` is the prefix. None where the sentence names no such date, and where
    what hangs on the word itself is no such date ("began in recent days").
    """
    times = [time for time in draft.times_in(sentence.span) if time.type in ("DATE", "TIME")]
    nearest = attached(sentence, token, times)
    if nearest is None or is_calendar(nearest):
        return nearest
    if hangs_on(sentence, token, nearest):
        return None
    return attached(sentence, token, [time for time in times if is_calendar(time)])


def is_calendar(time: Time) -> bool:
    """Whether it names a day, month or year of the calendar."""
    return time.type in ("DATE", "TIME") and DATES.clean(time.value) is not None
