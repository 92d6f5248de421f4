"""The reader of expressions of time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.reader import ListReader
from verbale.reading.times import calendar as cal
from verbale.reading.times.context import Context
from verbale.reading.times.filters import is_time
from verbale.reading.times.grammar import Match, find_matches
from verbale.reading.times.lexicon import split_words
from verbale.reading.times.rules import MAKERS
from verbale.reading.times.tense import turn_of
from verbale.terms import Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSED = frozenset(("date", "month", "weekday", "weekend", "season", "quarter", "holiday", "clock"))


class TimeReader(ListReader[Time]):
    """Finds expressions of time by a grammar over classes of words, and says what day each means.

    A relative one is counted from the report's publication, or from the day last spoken of
    ("a day earlier"). Without a date of publication it keeps only what can be said.
    """

    name = "times"
    requires = ("syntax",)
    assigns = ("times",)
    scorer = "times"

    def read(self, draft: Draft) -> list[Time]:
        """The expressions of time of one draft, in order."""
        published = cal.day_in(draft.report.published)
        anchor: date | None = None
        found: list[Time] = []
        for sentence in draft.sentences:
            times = _read_sentence(draft.text[sentence.start : sentence.end], sentence, published, anchor)
            days = [day for time in times if (day := cal.day_in(time.value)) is not None]
            anchor = days[-1] if days else anchor
            found += times
        return found


def _read_sentence(text: str, sentence: Sentence, published: date | None, anchor: date | None) -> list[Time]:
    words = split_words(text)
    matches = [match for match in find_matches(words) if is_time(match, words, sentence)]
    late = [match for match in matches if match.rule == "clock"]
    found: dict[int, Time] = {}
    near: date | None = None
    for match in [*(m for m in matches if m.rule != "clock"), *late]:
        turn = _turn(match, sentence) if match.rule in _TENSED else 0
        context = Context(published=published, anchor=near or anchor, near=near, turn=turn)
        made = MAKERS[match.rule](match, context)
        if made is None:
            continue
        span = Span(sentence.start + match.start, sentence.start + match.end)
        found[match.start] = Time(span=span, type=made[0], value=made[1])
        near = cal.day_in(made[1]) or near
    return [found[start] for start in sorted(found)]


def _turn(match: Match, sentence: Sentence) -> int:
    token = _head_token(match, sentence)
    return 0 if token is None else turn_of(token)


def _head_token(match: Match, sentence: Sentence) -> Token | None:
    """The token of the match whose head lies outside it: the one by which it hangs in the sentence."""
    inside = [t for t in sentence.doc if match.start <= t.idx < match.end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in numbers or t.head.i == t.i), None)
