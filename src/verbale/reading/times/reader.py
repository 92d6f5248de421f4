"""The reader of expressions of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.reader import ListReader
from verbale.reading.times import calendar as cal
from verbale.reading.times.context import Context
from verbale.reading.times.filters import is_time
from verbale.reading.times.foreign import foreign_dates, is_known
from verbale.reading.times.grammar import Match, find_matches
from verbale.reading.times.lexicon import Word, split_words
from verbale.reading.times.rules import MAKERS
from verbale.reading.times.tense import turn_of
from verbale.terms import DATES, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSED = frozenset(("date", "month", "weekday", "weekend", "season", "quarter", "holiday", "clock"))


_FIGURES = ("$", "%", "€", "£", "#", " percent", " cents")
_PRENOMINAL = frozenset(("duration", "quarter"))


@dataclass(slots=True)
class Spoken:
    """What a report has spoken of up to here.

    Attributes:
        day: the last day.
        start: the first day of the last day, month or year.
        quarter: the quarter its figures are of.
    """

    day: date | None = None
    start: date | None = None
    quarter: str | None = None

    def note(self, rule: str, value: str, published: date | None) -> None:
        """Remember a value for what comes after it."""
        if rule == "quarter" and published and value < cal.quarter(published):
            self.quarter = value
        if rule == "duration" and value.endswith("M") and value != "P3M":
            self.quarter = None
        clean = DATES.clean(value)
        if clean:
            self.start = date.fromisoformat((clean + "-01-01")[:10])


class TimeReader(ListReader[Time]):
    """Finds expressions of time by a grammar over classes of words, and says what day each means.

    A relative one is counted from the report's publication, or from the day last spoken of
    ("a day earlier"). Without a date of publication it keeps only what can be said. In other
    languages than English only absolute dates are read.
    """

    name = "times"
    version = "4"
    requires = ("syntax",)
    assigns = ("times",)
    scorer = "times"

    def read(self, draft: Draft) -> list[Time]:
        """The expressions of time of one draft, in order."""
        language = draft.report.language or "en"
        if language != "en":
            return _foreign(draft, language) if is_known(language) else []
        published = cal.day_in(draft.report.published)
        spoken = Spoken()
        found: list[Time] = []
        for sentence in draft.sentences:
            text = draft.text[sentence.start : sentence.end]
            found += _read_sentence(text, sentence, published, spoken)
        return found


def _foreign(draft: Draft, language: str) -> list[Time]:
    return [
        time
        for sentence in draft.sentences
        for time in foreign_dates(sentence.span.of(draft.text), sentence.start, language)
    ]


def _read_sentence(text: str, sentence: Sentence, published: date | None, spoken: Spoken) -> list[Time]:
    words = split_words(text)
    matches = [
        match
        for match in map(_length_before, find_matches(words), repeat(words))
        if is_time(match, words, sentence)
    ]
    late = [match for match in matches if match.rule == "clock"]
    found: dict[int, Time] = {}
    near: date | None = None
    figures = any(mark in text for mark in _FIGURES)
    for match in [*(m for m in matches if m.rule != "clock"), *late]:
        turn = _turn(match, sentence) if match.rule in _TENSED else 0
        context = Context(
            published=published,
            anchor=near or spoken.day,
            near=near,
            turn=turn,
            spoken=spoken.start,
            quarter=spoken.quarter,
            figures=figures,
        )
        made = MAKERS[match.rule](match, context)
        if made is None:
            continue
        start = match.words[_is_article_of_noun(match, text) or _is_verb_last(match, sentence)].start
        span = Span(sentence.start + start, sentence.start + match.end)
        found[match.start] = Time(span=span, type=made[0], value=made[1])
        near = cal.day_in(made[1]) or near
        spoken.note(match.rule, made[1], published)
    spoken.day = _last_day(found) or spoken.day
    return [found[start] for start in sorted(found)]


def _last_day(found: dict[int, Time]) -> date | None:
    days = [day for start in sorted(found) if (day := cal.day_in(found[start].value)) is not None]
    return days[-1] if days else None


def _is_article_of_noun(match: Match, text: str) -> bool:
    """Whether "the" belongs to a noun after the expression: "the [two-week] siege"."""
    words = match.words
    if match.rule not in _PRENOMINAL or words[0].lower != "the" or words[-2].kind != "hyphen":
        return False
    return words[-1].kind in ("unit", "quarter") and text[match.end : match.end + 2].strip().isalpha()


def _is_verb_last(match: Match, sentence: Sentence) -> bool:
    """Whether the "last" before a length is the verb: "could last [two weeks]"."""
    if match.rule not in ("duration", "vague") or match.words[0].lower != "last" or len(match.words) < 3:
        return False
    return any(t.idx == match.start and t.pos_ in ("VERB", "AUX") for t in sentence.doc)


def _length_before(match: Match, words: list[Word]) -> Match:
    """Takes the length out of "a week after the raid"."""
    stop = match.index + len(match.words)
    if match.rule != "dayaround" or not match.has("a") or match.words[-1].kind == "earlier":
        return match
    if stop < len(words) and words[stop].text[0].isalnum():
        return Match("oneunit", match.words[:-1], match.index)
    return match


def _turn(match: Match, sentence: Sentence) -> int:
    token = _head_token(match, sentence)
    return 0 if token is None else turn_of(token)


def _head_token(match: Match, sentence: Sentence) -> Token | None:
    """The token of the match whose head lies outside it: the one by which it hangs in the sentence."""
    inside = [t for t in sentence.doc if match.start <= t.idx < match.end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in numbers or t.head.i == t.i), None)
